using System.Runtime.CompilerServices;
using Loam.Documents;
using Loam.Guarding;
using Loam.Rewriting;
using Loam.Runs.Datasets;
using Loam.Runs.Judging;
using Loam.Steps;

namespace Loam.Runs.Execution;

/// <summary>Runs a chain of steps over one shard and keeps its books. Runs of pure steps are fused and spread over threads.</summary>
/// <remarks>Not thread-safe; one per shard. The books are written by the shard's own loop, in the order of documents.</remarks>
sealed class StepChain(IReadOnlyList<PipelineStep> steps, ulong seed, int parallelism, ChainListener? listener = null)
{
    readonly LedgerBook[] books = [.. steps.Select(s => new LedgerBook(s.Identity.Name, listener?.Rejected, followsRewrites: s is GuardStep or JudgeStep or RewriteStep))];

    /// <summary>The account so far, one entry per step.</summary>
    public IEnumerable<StepLedger> Close() => books.Select(b => b.Close());

    /// <summary>The chain's output for an input, in order.</summary>
    public IAsyncEnumerable<Document> RunAsync(IAsyncEnumerable<Document> input, CancellationToken cancellation)
    {
        for (var next = 0; next < steps.Count;)
        {
            var start = next;
            while (next < steps.Count && steps[next] is PureStep)
                next++;
            if (next > start)
            {
                input = FusedAsync(input, [.. steps.Skip(start).Take(next - start).Cast<PureStep>()], start, cancellation);
            }
            else
            {
                // Such a step may make several items of a document, so the documents it takes are counted apart.
                var (step, book) = (steps[next], books[next]);
                input = step.RunAsync(Counted(input, book, cancellation), new Context(step, book, seed, parallelism, listener), cancellation);
                next++;
            }
        }
        return input;
    }

    async IAsyncEnumerable<Document> FusedAsync(
        IAsyncEnumerable<Document> input, PureStep[] fused, int first, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var results = OrderedParallel.MapAsync(input, d => d.Text.Length, document => Apply(fused, document), parallelism, cancellation);
        await foreach (var (document, verdict, stop) in results.ConfigureAwait(false))
        {
            for (var i = 0; i < stop; i++)
                books[first + i].Pass(document);
            if (verdict.Drops)
                books[first + stop].Drop(document, verdict);
            else
                yield return document;
        }
    }

    static async IAsyncEnumerable<Document> Counted(
        IAsyncEnumerable<Document> input, LedgerBook book, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var document in input.WithCancellation(cancellation).ConfigureAwait(false))
        {
            book.Take();
            yield return document;
        }
    }

    // Stop is the index of the step that dropped the document, or the number of steps when it came through.
    static (Document Document, Verdict Verdict, int Stop) Apply(PureStep[] fused, Document document)
    {
        for (var i = 0; i < fused.Length; i++)
        {
            (document, var verdict) = fused[i].Apply(document);
            if (verdict.Drops)
                return (document, verdict, i);
        }
        return (document, Verdict.Keep, fused.Length);
    }

    sealed class Context(PipelineStep owner, LedgerBook book, ulong seed, int parallelism, ChainListener? listener) : StepContext
    {
        readonly Lock gate = new();

        public override ulong Seed => seed;

        public override int Parallelism => parallelism;

        public override void Record(PipelineStep step, Document item, Verdict verdict)
        {
            if (!ReferenceEquals(step, owner))
                throw new InvalidOperationException($"{step.Identity.Name} reports in the name of {owner.Identity.Name}");
            lock (gate)
            {
                if (verdict.Drops)
                    book.Drop(item, verdict);
                else
                    book.Pass(item);
            }
            listener?.Recorded?.Invoke(item);
        }

        public override void Add(string measure, double amount)
        {
            lock (gate)
                book.Add(measure, amount);
            listener?.Measured?.Invoke(measure, amount);
        }

        public override void Show(string kind, Document item, string evidence, string excerpt)
        {
            lock (gate)
                book.Show(kind, item, evidence, excerpt);
        }
    }
}
