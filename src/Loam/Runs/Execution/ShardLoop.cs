using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Loam.Documents;
using Loam.Formats;
using Loam.Rewriting;
using Loam.Runs.Datasets;
using Loam.Runs.Stages;
using Loam.Steps;
using Loam.Text;

namespace Loam.Runs.Execution;

/// <summary>Runs a chain over all shards of its inputs: in parallel, resuming, accounting, one output shard per input shard.</summary>
sealed class ShardLoop(
    StageContext context, string stage, IReadOnlyList<string> inputs, CorpusFilter? head, IReadOnlyList<PipelineStep> steps, ShardFormat format)
{
    readonly Shard[] shards = [.. inputs.SelectMany(i => context.Inputs[i].Shards)];
    readonly ConcurrentDictionary<int, ShardFailure> failures = new();
    readonly ConcurrentDictionary<int, ShardDone> done = new();
    readonly ConcurrentDictionary<int, string> awaiting = new();
    readonly LiveCost cost = new();
    string scope = context.Fingerprint;

    public async Task<StageOutput> RunAsync(CancellationToken cancellation)
    {
        context.Observer.Started(stage, shards.Sum(s => s.Info.Bytes) * (head is null ? 1 : 2));
        IReadOnlyList<string> files = [];
        using var pass = head?.Begin(shards.Length, context.Scratch);
        if (pass is not null)
        {
            await EachAsync(Enumerable.Range(0, shards.Length), (i, _, token) => ObserveAsync(pass, i, token), cancellation).ConfigureAwait(false);
            pass.Conclude(cancellation);
            files = pass.Save(context.Folder, cancellation);
        }
        // Judged without the shards that failed, a shard is not what it would be with them: it must not be taken for finished next time.
        if (!failures.IsEmpty)
            scope = string.Join('|', failures.OrderBy(f => f.Key).Select(f => f.Value.Name).Prepend(scope));
        FindFinished();
        try
        {
            await MakeOpenAsync(pass, cancellation).ConfigureAwait(false);
        }
        finally
        {
            foreach (var bill in steps.Select(s => s.Bill).OfType<string>())
                context.Observer.Billed(stage, bill);
            foreach (var words in steps.OfType<RewriteStep>().SelectMany(s => ScoreWords.Of(s.Scores)))
                context.Observer.Warned(stage, words);
        }
        var finished = done.OrderBy(d => d.Key).Select(d => d.Value).ToList();
        return new(
            [.. finished.Select(d => d.Shard)],
            finished.Aggregate(Ledger.Empty, (sum, d) => sum.Plus(d.Ledger)),
            [.. failures.OrderBy(f => f.Key).Select(f => f.Value)],
            [.. files, .. finished.SelectMany(d => d.Rejects)])
        {
            Composition = Composition.Sum(finished.Select(d => d.Composition)),
        };
    }

    // Shards that wait for somebody's answers are gone through again when there are some: what was answered is remembered, so that only the waiting is repeated.
    async Task MakeOpenAsync(CorpusPass? pass, CancellationToken cancellation)
    {
        using var ticker = context.Time.CreateTimer(_ => Tell(), null, Pulse, Pulse);
        while (true)
        {
            awaiting.Clear();
            var open = Enumerable.Range(0, shards.Length).Where(i => !done.ContainsKey(i) && !failures.ContainsKey(i));
            await EachAsync(open, (i, threads, token) => MakeAsync(pass, i, threads, token), cancellation).ConfigureAwait(false);
            if (awaiting.IsEmpty)
                return;
            var settled = false;
            foreach (var step in steps)
                settled |= await step.SettleAsync(note => context.Observer.Noted(stage, note), cancellation).ConfigureAwait(false);
            if (!settled)
                throw new AwaitingException(steps.Select(s => s.Waiting).FirstOrDefault(w => w is not null) ?? awaiting.OrderBy(a => a.Key).First().Value);
        }
    }

    static readonly TimeSpan Pulse = TimeSpan.FromSeconds(1);

    void Tell()
    {
        if (string.Join("; ", steps.Select(s => s.Status).Append(cost.Status).OfType<string>()) is { Length: > 0 } status)
            context.Observer.Noted(stage, status);
    }

    string NameOf(int index) => $"{index:D5}{format.Ending}";

    string DonePath(int index) => Path.Combine(context.Folder, $"{index:D5}.done.json");

    // A shard counts as finished when its account, which is written after it, is of this very stage.
    void FindFinished()
    {
        for (var i = 0; i < shards.Length; i++)
        {
            if (RunJson.Load(DonePath(i), RunJson.Readable.ShardDone) is { } account && account.Fingerprint == scope
                && new FileInfo(Path.Combine(context.Folder, NameOf(i))) is { Exists: true } file && file.Length == account.Shard.Bytes
                && account.Rejects.All(r => File.Exists(Path.Combine(context.Folder, r))))
                done[i] = account;
        }
    }

    // The last requests of a shard, and small shards, leave a server idle: others fill it.
    const int WaitingShards = 16;

    // Threads go to shards first; what is left over goes into the shards, so that one large file keeps all cores busy.
    async Task EachAsync(IEnumerable<int> indexes, Func<int, int, CancellationToken, Task> work, CancellationToken cancellation)
    {
        var list = indexes.ToList();
        if (list.Count == 0)
            return;
        var atOnce = Math.Min(steps.Any(s => s.Waits) ? Math.Max(context.Workers, WaitingShards) : context.Workers, list.Count);
        var threads = Math.Max(1, context.Workers / atOnce);
        var options = new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(list, options, async (index, token) =>
        {
            try
            {
                await work(index, threads, token).ConfigureAwait(false);
            }
            catch (ShardException e)
            {
                failures[index] = new(shards[index].Info.Name, e.Message);
                context.Observer.Failed(stage, failures[index]);
            }
            catch (AwaitingException e)
            {
                awaiting[index] = e.Message;
            }
        }).ConfigureAwait(false);
    }

    async Task ObserveAsync(CorpusPass pass, int index, CancellationToken cancellation)
    {
        var position = 0L;
        await foreach (var document in shards[index].ReadAsync(cancellation).ConfigureAwait(false))
            pass.Observe(new(index, position++), document);
        context.Observer.Advanced(stage, 0, shards[index].Info.Bytes);
    }

    async Task MakeAsync(CorpusPass? pass, int index, int threads, CancellationToken cancellation)
    {
        var shard = shards[index];
        var path = Path.Combine(context.Folder, NameOf(index));
        using var rejects = format.KeepRejects ? new RejectWriter(context.Folder, index) : null;
        Action<string, Document, Verdict>? rejected = rejects is null ? null : rejects.Write;
        var readBook = shards.Any(s => s.IsExternal) ? new LedgerBook("read", rejected) : null;
        var headBook = head is null ? null : new LedgerBook(head.Identity.Name, rejected);
        var progress = new ShardProgress(context.Observer, stage, steps.Any(s => s.Waits));
        var chain = new StepChain(steps, context.Seed, threads, new(rejected, cost.Add, progress.Recorded));
        var composition = new Composition();
        long documents = 0, words = 0;
        using (var writer = new JsonlWriter(path))
        {
            var input = JudgeAsync(ReadAsync(shard, readBook, progress, cancellation), pass, headBook, index, cancellation);
            await foreach (var document in chain.RunAsync(input, cancellation).ConfigureAwait(false))
            {
                writer.Write(document);
                var count = Words.Count(document.Text);
                composition.Add(document, count);
                cost.Accept(document, count);
                documents++;
                words += count;
            }
            writer.Complete();
        }
        progress.Complete();
        rejects?.Complete();
        var info = new ShardInfo(NameOf(index), documents, words, new FileInfo(path).Length);
        LedgerBook?[] books = [readBook, headBook];
        var ledger = new Ledger([.. books.OfType<LedgerBook>().Select(b => b.Close()), .. chain.Close()]);
        var account = new ShardDone(scope, info, ledger, rejects?.Files ?? [], composition.Rows);
        if (ledger.Imbalance() is { } imbalance)
            throw new InvalidOperationException($"the books of {stage}/{info.Name} do not balance: {imbalance}");
        RunJson.Save(DonePath(index), account, RunJson.Readable.ShardDone);
        done[index] = account;
    }

    async IAsyncEnumerable<Document> ReadAsync(Shard shard, LedgerBook? book, ShardProgress progress, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (book is null)
        {
            var share = new Share(shard);
            await foreach (var document in shard.ReadAsync(cancellation).ConfigureAwait(false))
            {
                progress.Read(share.Next());
                yield return document;
            }
            progress.ReadAll(share.Rest());
            yield break;
        }
        var tally = new ReadTally();
        var place = new FileProgress(shard, tally);
        foreach (var (document, verdict) in shard.ReadAll(new(), tally, cancellation))
        {
            progress.Read(place.Next());
            if (!verdict.Drops)
            {
                book.Pass(document);
                yield return document;
                continue;
            }
            if (!shard.IsExternal)
                throw shard.Damaged(verdict);
            book.Drop(document, verdict);
        }
        progress.ReadAll(place.Rest());
        foreach (var (measure, amount) in tally.Totals())
            book.Add(measure, amount);
    }

    static async IAsyncEnumerable<Document> JudgeAsync(
        IAsyncEnumerable<Document> input, CorpusPass? pass, LedgerBook? book, int index, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var position = 0L;
        await foreach (var document in input.WithCancellation(cancellation).ConfigureAwait(false))
        {
            var verdict = pass?.Judge(new(index, position++), document) ?? Verdict.Keep;
            if (verdict.Drops)
            {
                book!.Drop(document, verdict);
                continue;
            }
            book?.Pass(document);
            yield return document;
        }
    }

    /// <summary>Spreads a shard's bytes evenly over its documents, for progress bars.</summary>
    struct Share(Shard shard)
    {
        readonly long each = shard.Info.Documents is > 0 and { } count ? shard.Info.Bytes / count : 0;
        long given;

        public long Next()
        {
            given += each;
            return each;
        }

        public readonly long Rest() => Math.Max(0, shard.Info.Bytes - given);
    }

    /// <summary>Guesses how many bytes of compressed files were read from what came out of them, for progress bars: crawls shrink to about a fifth.</summary>
    struct FileProgress(Shard shard, ReadTally tally)
    {
        const double Compression = 0.2;

        readonly double factor = shard.Files.Any(f => Codecs.OfName(f.Path) != Codec.None) ? Compression : 1;
        long given;

        public long Next()
        {
            var now = Math.Min(shard.Info.Bytes, (long)(tally.Bytes * factor));
            var more = Math.Max(0, now - given);
            given += more;
            return more;
        }

        public readonly long Rest() => Math.Max(0, shard.Info.Bytes - given);
    }
}
