using System.Globalization;
using System.Text.Json;
using Loam.Rewriting.Money;
using Loam.Steps;

namespace Loam.Rewriting.Batches;

/// <summary>A folder of request files and of the answers to them: what is written down, what is answered, what is to be asked again.</summary>
/// <remarks>
/// <para>
/// The folder is the whole state: it is read anew by every run, so a run may be killed at any moment. A file of requests takes its last name when it is complete and is never
/// changed afterwards; the one being written ends in <c>.part</c>, and a row torn by a kill is cut off. Answers go into the answer cache; what is there needs no row here.
/// </para>
/// <para>Holds about 100 bytes for every request that waits for its answer, none for those that are answered. Thread-safe; a second process over the same folder is refused.</para>
/// </remarks>
sealed partial class BatchFolder : IDisposable
{
    readonly BatchSettings settings;
    readonly string engine;
    readonly Lock gate = new();
    readonly Dictionary<BatchKey, Entry> entries = [];
    readonly SortedDictionary<int, RequestFile> files = [];
    FileStream? guard;
    RequestWriter? current;
    decimal? lacking;
    int takers;
    long aside;

    /// <summary>A request that is written down and not answered.</summary>
    /// <param name="File">Where its latest try is.</param>
    /// <param name="Try">Which try that is.</param>
    /// <param name="Nano">The money set aside for it, in nano-dollars, until it is answered.</param>
    /// <param name="Failure">Why that try has no answer; null while it may come.</param>
    /// <param name="Payer">The <see cref="RewriteRequest.Payer"/> whose books have its cost; null where it costs nothing.</param>
    readonly record struct Entry(RequestFile File, int Try, long Nano, uint? Payer, BatchFailure? Failure);

    /// <summary>A folder; nothing is touched before <see cref="Ask"/> or <see cref="Import"/>.</summary>
    /// <param name="settings">The model, the cache, the limits, the budget.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="engine">The <see cref="RewriteEngine.Identity"/> of all its requests.</param>
    /// <param name="served">Whether a server answers its files, so that only what was fetched from there is final; else somebody else does, at any time.</param>
    /// <exception cref="RecipeException">It holds requests to another engine.</exception>
    BatchFolder(BatchSettings settings, string path, string engine, bool served)
    {
        (this.settings, Path, this.engine, Served) = (settings, path, engine, served);
        CheckOwner();
    }

    /// <summary>The one object of this process for a folder, since several stages may ask the same engine. Closed when all who took it have disposed it.</summary>
    /// <inheritdoc cref="BatchFolder(BatchSettings, string, string, bool)"/>
    internal static BatchFolder Take(BatchSettings settings, string path, string engine, bool served)
    {
        path = System.IO.Path.GetFullPath(path);
        lock (Taken)
        {
            if (!Taken.TryGetValue(path, out var folder))
                folder = Taken[path] = new(settings, path, engine, served);
            if (folder.engine != engine)
                throw OwnedBy(folder.engine, path, engine);
            folder.takers++;
            return folder;
        }
    }

    static readonly Dictionary<string, BatchFolder> Taken = new(StringComparer.Ordinal);

    /// <summary>Where it is.</summary>
    internal string Path { get; }

    bool Served { get; }

    /// <summary>How many requests wait for an answer.</summary>
    internal int Open { get; private set; }

    /// <summary>US dollars set aside for them.</summary>
    internal decimal Aside => Nano.Dollars(Interlocked.Read(ref aside));

    /// <summary>The files that are complete and wait for answers, in order.</summary>
    internal IReadOnlyList<RequestFile> Unanswered
    {
        get
        {
            lock (gate)
                return [.. files.Values.Where(file => file is { Sealed: true, Settled: false, Delivered: false, Open: > 0 })];
        }
    }

    /// <summary>Writes a request down, unless it is already and has not failed: then its answer is still to come.</summary>
    /// <param name="key">Which request.</param>
    /// <param name="request">The request.</param>
    /// <param name="asker">What the engine that asks may spend, and how often.</param>
    /// <returns>An answer that is pending, or the failure of the last try.</returns>
    internal RewriteAnswer Ask(BatchKey key, RewriteRequest request, BatchSettings asker)
    {
        lock (gate)
        {
            EnsureOpen();
            var (tries, nano, payer) = (1, 0L, (uint?)request.Payer);
            if (entries.TryGetValue(key, out var known))
            {
                if (known.Failure is null)
                    return RewriteAnswer.Later;
                if (known.Failure.Final)
                    return RewriteAnswer.Failed(known.Failure.Reason, known.Failure.Words);
                if (known.Try > asker.Endpoint.Retries)
                    return RewriteAnswer.Failed(known.Failure.Reason, $"{known.Failure.Words} (try {known.Try} of {asker.Endpoint.Retries + 1}; raise retries to ask again)");
                // What was set aside for the first try is there for all: a failure costs nothing, but only an answer is sure.
                (tries, nano, payer) = (known.Try + 1, known.Nano, known.Payer);
            }
            else if (asker.Budget.TryReserve(request) is { } money)
            {
                nano = Nano.Up(money.Usd);
                money.SetAside(); // Until the answer is there: a batch outlives the run, and what it may cost is as good as spent.
            }
            else
            {
                lacking = asker.Budget.MostFor(request);
                return RewriteAnswer.Later;
            }
            var row = RequestWriter.Row(new(key, tries, request.Style, nano, nano > 0 ? payer : null), request, settings.Model).WrittenSpan;
            if (current is { } full && !full.Takes(row.Length, settings.Limits))
                Seal();
            current ??= Begin();
            current.Write(row);
            Enter(key, new(current.File, tries, nano, nano > 0 ? payer : null, null));
            return RewriteAnswer.Later;
        }
    }

    /// <summary>What a request may cost, in US dollars, that was not written down for want of money, since this was last asked; null when there was none.</summary>
    internal decimal? TakeLacking()
    {
        lock (gate)
            return (lacking, lacking = null).Item1;
    }

    /// <summary>Completes the file that is being written: what is asked from now on goes into another one.</summary>
    internal void Seal()
    {
        lock (gate)
        {
            if (current is not { File.Requests: > 0 } full)
                return;
            full.Seal();
            current = null;
            Settle(full.File);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (Taken)
        {
            if (--takers > 0)
                return;
            Taken.Remove(Path);
        }
        lock (gate)
        {
            current?.Dispose();
            guard?.Dispose();
            (current, guard) = (null, null);
        }
    }

    void Enter(BatchKey key, Entry entry)
    {
        if (entries.Remove(key, out var earlier))
        {
            // An answer to the old try is as good, should it come late: the old file is still looked after.
            earlier.File.Repeated++;
            Leave(earlier);
        }
        entries[key] = entry;
        entry.File.Open++;
        Open++;
        Interlocked.Add(ref aside, entry.Nano);
    }

    /// <summary>An entry is no longer in the table.</summary>
    void Leave(Entry entry)
    {
        if (entry.Failure is null)
        {
            entry.File.Open--;
            Open--;
            Interlocked.Add(ref aside, -entry.Nano);
        }
        else
        {
            entry.File.Failed--;
        }
        Settle(entry.File);
    }

    /// <summary>A file whose requests are all answered is not read again.</summary>
    static void Settle(RequestFile file)
    {
        if (!file.Sealed || file.Settled || file.Open > 0 || file.Failed > 0 || file.Repeated > 0)
            return;
        file.Settled = true;
        File.WriteAllText(file.Done, string.Create(CultureInfo.InvariantCulture, $"all {file.Requests} requests are answered\n"));
    }

    RequestWriter Begin()
    {
        var number = 1 + Directory.EnumerateFiles(Path).Max(file => RequestFile.NumberOf(System.IO.Path.GetFileName(file)) ?? 0);
        return new(files[number] = new(Path, number), 0);
    }

    /// <summary>Locks the folder and reads its requests, once.</summary>
    void EnsureOpen()
    {
        if (guard is not null)
            return;
        try
        {
            Directory.CreateDirectory(Path);
            guard = new FileStream(System.IO.Path.Combine(Path, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RecipeException($"the folder of requests '{Path}' cannot be opened ({error.Message}); another run may be using it", inner: error);
        }
        CheckOwner();
        File.WriteAllText(Owner, JsonSerializer.Serialize(engine, BatchJson.Default.String) + "\n");
        foreach (var path in Directory.EnumerateFiles(Path).Order(StringComparer.Ordinal))
        {
            if (RequestFile.NumberOf(System.IO.Path.GetFileName(path)) is not { } number)
                continue;
            var file = new RequestFile(Path, number);
            if (path == file.Path || path == file.Part)
                Load(files[number] = file, file.Sealed = path == file.Path);
        }
    }

    void Load(RequestFile file, bool complete)
    {
        file.Delivered = BatchState.Load(file)?.Delivered ?? false;
        var trusted = File.Exists(file.Done);
        using var handle = File.OpenHandle(complete ? file.Path : file.Part);
        using var rows = new RowScan(handle, compressed: false, 0);
        while (rows.Next())
        {
            file.Requests++;
            if (IdOf(rows.Line) is not { } id)
                continue;
            if (settings.Cache().Find(id.Key.Address, id.Key.Limit) is null)
                Enter(id.Key, new(file, id.Try, id.Nano, id.Payer, null));
            else if (trusted)
            {
                file.Settled = true; // As long as the cache holds its first row, all that the mark says is true.
                return;
            }
            else
            {
                file.Answered++;
            }
            trusted = false;
        }
        if (!complete)
            current = new(file, rows.End);
        Settle(file);
    }

    static BatchId? IdOf(ReadOnlySpan<byte> row)
    {
        try
        {
            var reader = new Utf8JsonReader(row);
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals("custom_id"u8))
                    return reader.Read() && reader.TokenType == JsonTokenType.String ? BatchId.Parse(reader.GetString()) : null;
            }
        }
        catch (JsonException)
        {
            // Nobody's request, then: it is asked anew.
        }
        return null;
    }

    string Owner => System.IO.Path.Combine(Path, "engine.json");

    void CheckOwner()
    {
        if (!File.Exists(Owner))
            return;
        string? other = null;
        try
        {
            other = JsonSerializer.Deserialize(File.ReadAllText(Owner), BatchJson.Default.String);
        }
        catch (JsonException)
        {
            // Torn by a kill: written anew.
        }
        if (other is not null && other != engine)
            throw OwnedBy(other, Path, engine);
    }

    static RecipeException OwnedBy(string other, string path, string engine) => new($"the folder '{path}' holds requests to {other}; name another folder for {engine}");
}
