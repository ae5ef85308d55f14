using System.Text.Json;
using Loam.Rewriting.Money;

namespace Loam.Rewriting.Batches;

/// <summary>The answers' side of a folder of requests.</summary>
sealed partial class BatchFolder
{
    /// <summary>A file of answers that has not been written to for so long has all that it will have: its batch is finished, or was killed.</summary>
    internal static readonly TimeSpan Quiet = TimeSpan.FromMinutes(10);

    /// <summary>So many failures alike, and no answer at all, stop the run instead of being asked again.</summary>
    const int EnoughAlike = 10;

    readonly Dictionary<string, (long Bytes, DateTime Written)> read = new(StringComparer.Ordinal);

    /// <summary>What was found in files of answers so far.</summary>
    internal BatchTally Tally { get; } = new();

    /// <summary>
    /// Takes all answers that are new into the cache. A request that failed, or that the answers to a finished file lack, is written down again when it is next asked.
    /// </summary>
    /// <returns>Whether anything changed: whether it is worth asking again.</returns>
    /// <exception cref="EngineException">A file is answered, all of its requests failed alike, and no request has ever succeeded.</exception>
    internal bool Import(CancellationToken cancellation)
    {
        lock (gate)
        {
            EnsureOpen();
            var before = (Tally.Imported, Tally.Failed);
            foreach (var path in AnswerFiles())
            {
                Read(path, cancellation);
                cancellation.ThrowIfCancellationRequested();
            }
            Conclude();
            StopIfAllFailAlike();
            return before != (Tally.Imported, Tally.Failed);
        }
    }

    /// <summary>Any file of JSON lines that is none of requests; those of files that are settled need not be looked at.</summary>
    IEnumerable<string> AnswerFiles() => Directory.EnumerateFiles(Path, "*.jsonl").Order(StringComparer.Ordinal)
        .Where(path => OwnerOf(path) is not { } owner || !owner.Settled && path != owner.Path);

    RequestFile? OwnerOf(string path) => RequestFile.NumberOf(System.IO.Path.GetFileName(path)) is { } number ? files.GetValueOrDefault(number) : null;

    void Read(string path, CancellationToken cancellation)
    {
        var info = new FileInfo(path);
        if (read.TryGetValue(path, out var known) && known == (info.Length, info.LastWriteTimeUtc))
            return;
        read[path] = (info.Length, info.LastWriteTimeUtc);
        var owner = OwnerOf(path);
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var rows = new RowScan(handle, compressed: false, 0) { TakesUnendedLine = true };
        while (rows.Next())
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                if (rows.Line.ContainsAnyExcept(" \t\r"u8) && BatchAnswer.Read(rows.Line) is { } answer)
                    Take(answer, owner);
            }
            catch (Exception error) when (error is JsonException or InvalidOperationException)
            {
                Tally.Unreadable++;
            }
        }
    }

    void Take(BatchAnswer row, RequestFile? owner)
    {
        var (id, answer, failure) = row;
        if (owner is not null)
            owner.Seen++;
        if (!entries.TryGetValue(id.Key, out var entry))
        {
            if (settings.Cache().Find(id.Key.Address, id.Key.Limit) is null)
                Tally.Unknown++;
            return;
        }
        if (owner is null)
            entry.File.Seen++;
        if (answer is not null)
        {
            settings.Cache().Add(new AnswerRow(id.Key.Address, engine, id.Style, id.Key.Limit, answer with { Usd = CostOf(answer, entry.Nano), Payer = entry.Payer }));
            // Only then: a run that is killed in between counts too much as spent, never too little.
            if (settings.Budget.Price is not null)
                settings.Budget.Adopt(Nano.Dollars(entry.Nano)).Settle(answer.InputTokens, answer.OutputTokens);
            entries.Remove(id.Key);
            entry.File.Answered++;
            Tally.Imported++;
            Leave(entry);
        }
        else if (entry.Failure is null && entry.Try == id.Try)
        {
            Fail(id.Key, entry, failure!);
        }
    }

    /// <summary>What an answer cost; all that was set aside for it, where the server does not count.</summary>
    double? CostOf(RewriteAnswer answer, long nano) => settings.Budget.Price is not { } price ? null
        : (double)(answer.InputTokens + answer.OutputTokens > 0 ? price.Of(answer.InputTokens, answer.OutputTokens) : Nano.Dollars(nano));

    void Fail(BatchKey key, Entry entry, BatchFailure failure)
    {
        entries[key] = entry with { Failure = failure };
        entry.File.Fail(failure);
        Open--;
        Interlocked.Add(ref aside, -entry.Nano);
        Tally.Failed++;
    }

    /// <summary>What the answers to a finished file lack has failed.</summary>
    void Conclude()
    {
        HashSet<RequestFile> finished = [.. files.Values.Where(file => file is { Sealed: true, Settled: false, Open: > 0 } && IsFinished(file))];
        if (finished.Count == 0)
            return;
        foreach (var (key, entry) in entries.Where(e => e.Value.Failure is null && finished.Contains(e.Value.File)).ToList())
            Fail(key, entry, BatchFailure.Lacking);
    }

    bool IsFinished(RequestFile file) => file.Delivered || !Served && file.Seen > 0 && settings.Time.GetUtcNow() - LastWritten(file) > Quiet;

    /// <summary>When somebody last wrote answers that may be a file's: into the one that is named for it, or one that is named for none.</summary>
    DateTime LastWritten(RequestFile file) => read.Where(r => OwnerOf(r.Key) is not { } owner || owner == file).Max(r => r.Value.Written);

    // Asked again, they would fail again: an unknown model, a wrong key, a server that does not know a parameter.
    void StopIfAllFailAlike()
    {
        if (files.Values.Any(file => file.Answered > 0 || file.Settled))
            return;
        if (files.Values.FirstOrDefault(file => file is { Open: 0, Alike: true, First: { Tried: true } first } && (file.Failed >= EnoughAlike || first.Fatal)) is not { } file)
            return;
        if (Served)
        {
            BatchState.Forget(file);
            throw new EngineException($"{engine}: all {file.Failed} requests of {file} failed alike: {file.First!.Words}");
        }
        throw new EngineException($"{engine}: all {file.Failed} requests of {file.Path} failed alike: {file.First!.Words}; answer this file again, then give the same command again");
    }
}

/// <summary>What was found in files of answers.</summary>
sealed class BatchTally
{
    /// <summary>Answers taken into the cache.</summary>
    internal int Imported { get; set; }

    /// <summary>Requests that failed, or that a finished file of answers lacks.</summary>
    internal int Failed { get; set; }

    /// <summary>Rows that are not JSON, or no valid Unicode: torn or garbled.</summary>
    internal int Unreadable { get; set; }

    /// <summary>Answers to requests that were never written down here.</summary>
    internal int Unknown { get; set; }

    /// <inheritdoc/>
    public override string ToString()
    {
        List<string> parts = [];
        Add(Imported, "answers taken");
        Add(Failed, "requests without a usable answer");
        Add(Unreadable, "unreadable rows passed over");
        Add(Unknown, "answers to unknown requests passed over");
        return string.Join(", ", parts);

        void Add(int count, string what)
        {
            if (count > 0)
                parts.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count:N0} {what}"));
        }
    }
}
