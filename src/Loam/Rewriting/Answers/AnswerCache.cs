using System.Buffers;
using System.Collections.Concurrent;
using Loam.Steps;

namespace Loam.Rewriting;

/// <summary>Every answer ever paid for, in one append-only file of JSON rows, addressed by <see cref="RewriteRequest.Hash"/>.</summary>
/// <remarks>
/// <para>
/// A path that ends in <c>.zst</c> keeps each row in a zstd frame of its own (<c>zstdcat</c> reads it), any other keeps lines of text. A row is handed to the operating
/// system before the answer is used, so a killed run never pays twice. A last row torn by a kill is cut off on opening; a damaged row elsewhere is passed over.
/// </para>
/// <para>
/// Rows are found through <c>FILE.idx</c> (<see cref="AnswerIndex"/>), so that memory does not grow with the number of answers. It is derived from the rows: missing, torn,
/// stale, or another file's, it is made anew. When more than half of the file is of no use (answers asked for again at a higher limit, damage), opening writes it anew.
/// </para>
/// <para>Thread-safe: the shards of one process share one instance; a second process that opens the same file is refused.</para>
/// </remarks>
public sealed class AnswerCache : IDisposable
{
    /// <summary>Below this, a file is not worth writing anew.</summary>
    const long SmallestToCompact = 1 << 20;

    /// <summary>After so many rows the index says how far it goes: what a kill leaves to be read again.</summary>
    const int RowsBetweenSaves = 1024;

    readonly AnswerIndex index;
    readonly Lock gate = new();
    readonly AnswerLog log;
    int unsaved;
    bool broken;

    /// <summary>Opens or creates a cache file, and its folder.</summary>
    /// <exception cref="RecipeException">The file is in use by another run, or cannot be opened, or is none that an answer cache writes.</exception>
    public AnswerCache(string path)
    {
        if (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            throw new RecipeException($"the answer cache '{path}' cannot be gzip; name it .jsonl.zst or .jsonl");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            // The index is what is locked: plans and recordings may read the rows while a run adds some, and a file that is written anew changes its name under a lock on it.
            index = AnswerIndex.Open(path + ".idx");
            log = new(path);
            index.Check(log.Mark);
            Load();
            if (log.End > SmallestToCompact && index.Live < log.End / 2)
            {
                var old = log;
                log = Compacted();
                old.Dispose();
                index.Clear();
                Load();
            }
            index.Save(log.End, Mark());
        }
        catch (Exception error)
        {
            index?.Dispose();
            log?.Dispose();
            if (error is not (IOException or UnauthorizedAccessException))
                throw;
            throw CannotOpen(path, error);
        }
    }

    /// <summary>What an error on opening means: a full disk is nobody's mistake in a recipe, and the lock of another run is no other trouble.</summary>
    internal static Exception CannotOpen(string path, Exception error)
    {
        var words = $"the answer cache '{path}' cannot be opened ({error.Message})";
        return error.HResult switch
        {
            NoSpace or OverQuota or DiskFull => new IOException($"{words}; with space there, the same command goes on", error),
            Locked or LockedOnMac or SharingViolation => new RecipeException($"{words}; another run may be using it", inner: error),
            _ => new RecipeException($"{words}; name another place with cache (--cache)", inner: error),
        };
    }

    /// <summary>What the system calls the causes: ENOSPC, EDQUOT, EAGAIN on Linux and on macOS, ERROR_DISK_FULL and ERROR_SHARING_VIOLATION on Windows.</summary>
    const int NoSpace = 28, OverQuota = 122, DiskFull = unchecked((int)0x80070070), Locked = 11, LockedOnMac = 35, SharingViolation = unchecked((int)0x80070020);

    /// <summary>The file itself, where a path is a link to it: lock, index and account stand beside the file, whatever name it is called by.</summary>
    public static string RealPath(string path) => File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target ? target.FullName : Path.GetFullPath(path);

    /// <summary>The one cache of this process over a file, opened when it is first asked for: two stages of a run may share a file. Closed by <see cref="Close"/>, else when the process ends.</summary>
    public static AnswerCache Shared(string path) => Opened.GetOrAdd(Path.GetFullPath(path), p => new(() => new AnswerCache(p))).Value;

    /// <summary>Closes the shared cache over a file, if there is one, so that others may open it.</summary>
    public static void Close(string path)
    {
        if (Opened.TryRemove(Path.GetFullPath(path), out var cache) && cache.IsValueCreated)
            cache.Value.Dispose();
    }

    static readonly ConcurrentDictionary<string, Lazy<AnswerCache>> Opened = new(StringComparer.Ordinal);

    static AnswerCache() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var path in Opened.Keys)
            Close(path);
    };

    /// <summary>The name of a cache in a folder: <c>answers.jsonl.zst</c>, or <c>answers.jsonl</c> where there is one already.</summary>
    public static string PathIn(string folder) => Path.Combine(folder, File.Exists(Path.Combine(folder, "answers.jsonl")) ? "answers.jsonl" : "answers.jsonl.zst");

    /// <summary>How many answers it holds.</summary>
    public long Count
    {
        get
        {
            lock (gate)
                return index.Count;
        }
    }

    /// <summary>The file of rows.</summary>
    internal AnswerLog Log => log;

    /// <summary>The table that finds them.</summary>
    internal AnswerIndex Index => index;

    /// <summary>Bytes of the file of rows.</summary>
    public long Bytes
    {
        get
        {
            lock (gate)
                return log.End;
        }
    }

    /// <summary>The remembered answer, or null. An answer that was cut at a lower limit than <paramref name="limit"/> is not used.</summary>
    /// <param name="key">The request's hash.</param>
    /// <param name="limit">The output limit of the request at hand, in tokens.</param>
    /// <exception cref="IOException">The disk cannot be read.</exception>
    public RewriteAnswer? Find(string key, int limit) => Find(key, slot => slot.Reach >= limit);

    /// <summary>The answer that was withdrawn: its server wrote nothing usable. Null where there is none, or a better one since.</summary>
    /// <exception cref="IOException">The disk cannot be read.</exception>
    internal RewriteAnswer? FindWithdrawn(string key) => Find(key, slot => slot.IsWithdrawn);

    RewriteAnswer? Find(string key, Func<AnswerIndex.Slot, bool> serves)
    {
        AnswerIndex.Slot slot;
        lock (gate)
        {
            if (!index.Find(AnswerIndex.KeyOf(key), out slot) || !serves(slot))
                return null;
        }
        return log.Read(slot.Offset, slot.Length) is { } row && row.Key == key ? row.Answer with { Cached = true } : null;
    }

    /// <summary>Remembers an answer. Of several under a key that counts which serves the most requests, a whole one before a cut one; else the latest, and always one that withdraws another.</summary>
    /// <exception cref="IOException">The disk is full or cannot be written; the answer is not kept, and the run should stop.</exception>
    public void Add(AnswerRow row)
    {
        var line = new ArrayBufferWriter<byte>(2 * row.Answer.Text.Length + 512);
        row.Write(line);
        var packed = log.Pack(line.WrittenSpan);
        lock (gate)
        {
            var offset = log.Append(packed);
            try
            {
                index.Set(AnswerIndex.KeyOf(row.Key), offset, packed.Length, row.Cut);
                if (++unsaved >= RowsBetweenSaves)
                    Save();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // The row itself is safe: an index that does not claim to have it is brought up to date on opening.
                broken = true;
                throw new IOException($"the index of the answer cache {log.Path} cannot be written ({error.Message}); with space and the right to write there, the same command goes on", error);
            }
        }
    }

    /// <summary>Brings all rows to the disk, beyond a power cut. Not needed to survive a kill.</summary>
    public void Flush()
    {
        lock (gate)
        {
            log.Flush();
            Save();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            try
            {
                log.Flush();
                if (!broken)
                    index.Save(log.End, Mark(), closing: true);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or ObjectDisposedException)
            {
                // Every row was handed over before; what is missing is a quick start.
            }
            index.Dispose();
            log.Dispose();
        }
    }

    UInt128 Mark() => log.Mark(log.End)!.Value;

    void Save()
    {
        if (!broken)
            index.Save(log.End, Mark());
        unsaved = 0;
    }

    /// <summary>Reads the rows that the index does not have, and cuts off a torn one.</summary>
    void Load()
    {
        using var rows = log.Scan(index.Covered);
        while (rows.Next())
        {
            if (AnswerRow.TryRead(rows.Line) is { } row)
                index.Set(AnswerIndex.KeyOf(row.Key), rows.Offset, rows.Length, row.Cut);
        }
        if (index.Count == 0 && !log.LooksLikeOne())
            throw new RecipeException($"'{log.Path}' is no answer cache; name a file that is one, or does not exist yet");
        log.Cut(rows.End);
    }

    /// <summary>The file written anew with the rows that count, under the same name.</summary>
    AnswerLog Compacted()
    {
        var path = log.Path + ".tmp";
        AnswerLog? compacted = null;
        try
        {
            compacted = new(path, FileMode.Create, log.Compressed);
            using var rows = log.Scan(0);
            while (rows.Next())
            {
                if (AnswerRow.TryRead(rows.Line) is { } row && index.Find(AnswerIndex.KeyOf(row.Key), out var slot) && slot.Offset == rows.Offset)
                    compacted.Append(log.Bytes(rows.Offset, rows.Length));
            }
            compacted.Flush();
            File.Move(path, log.Path, overwrite: true);
            compacted.Path = log.Path;
            return compacted;
        }
        catch
        {
            compacted?.Dispose();
            throw;
        }
    }
}
