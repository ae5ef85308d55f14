using System.Runtime.CompilerServices;
using System.Text;
using Loam.Documents;
using Loam.Guarding;
using Loam.Rewriting;
using Loam.Steps;

namespace Loam.Runs.Judging;

/// <summary>The guard with a judge: drops what the rules drop, and of what they are in doubt about what the model says is wrong.</summary>
/// <remarks>
/// One step, not a second one behind the guard: the judge is also asked about rewrites that the rules drop, to save them where that is wanted, and to measure the two against each other. So it stands in a ledger as <c>guard</c>. Output
/// follows the order of the input, whatever is answered first. As in rewriting, a question that a server left unanswered fails the shard, and all answers are remembered.
/// </remarks>
public sealed class JudgeStep : PipelineStep
{
    /// <summary>So many questions in a row without an answer end the shard: the server is gone, and each of them cost all its retries.</summary>
    const int MostInARow = 20;

    readonly ByteBudget memory = new(128 << 20);

    /// <summary>The step of a judge.</summary>
    public JudgeStep(Judge judge)
    {
        Judge = judge;
        var rules = new GuardStep(judge.Rules).Identity;
        Identity = rules with { Options = CanonicalText.Of(new { Rules = rules.Options, Judge = judge.Identity }) };
    }

    /// <inheritdoc/>
    public override StepIdentity Identity { get; }

    /// <summary>Rules and model.</summary>
    public Judge Judge { get; }

    /// <inheritdoc/>
    public override bool Waits => Judge.Engine.Concurrency is not null;

    /// <inheritdoc/>
    public override string? Status => Judge.Engine.Status;

    /// <inheritdoc/>
    public override string? Bill => Judge.Engine.Bill is { } bill ? $"judge: {bill}" : null;

    /// <inheritdoc/>
    public override string? Waiting => Judge.Engine.Waiting;

    /// <inheritdoc/>
    public override ValueTask<bool> SettleAsync(Action<string> note, CancellationToken cancellation) => Judge.Engine.SettleAsync(note, cancellation);

    /// <inheritdoc/>
    public override async IAsyncEnumerable<Document> RunAsync(
        IAsyncEnumerable<Document> input, StepContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var concurrency = Math.Max(1, Judge.Engine.Concurrency ?? context.Parallelism);
        var scratch = Path.GetDirectoryName(Judge.EngineSettings.Rewrite.Cache) is { Length: > 0 } folder ? folder : Path.GetTempPath();
        var heard = new OrderedWindow<HeardRewrite>(concurrency, HeardRewrite.Packing, memory, scratch)
            .MapAsync(input, async (document, stop) => await HearAsync(document, context.Seed, stop).ConfigureAwait(false), cancellation);
        var (unanswered, inARow, pending) = (0, 0, 0L);
        var last = "";
        await foreach (var rewrite in heard.ConfigureAwait(false))
        {
            if (rewrite.Judged.Document is not { } document)
            {
                pending++;
                continue;
            }
            if (RewriteReasons.IsOutage(rewrite.Judged.Verdict))
            {
                (unanswered, inARow, last) = (unanswered + 1, inARow + 1, $"{rewrite.Judged.Verdict.Reason}: {rewrite.Judged.Verdict.Evidence}");
                if (inARow >= MostInARow)
                    break;
                continue;
            }
            inARow = 0;
            foreach (var (measure, amount) in rewrite.Judged.Totals)
            {
                if (amount > 0)
                    context.Add(measure, amount);
            }
            foreach (var (kind, evidence, excerpt) in rewrite.Examples)
                context.Show(kind, document, evidence, excerpt);
            context.Record(this, document, rewrite.Judged.Verdict);
            if (!rewrite.Judged.Verdict.Drops)
                yield return document;
        }
        if (unanswered > 0)
            throw new ShardException(
                "judge", $"the server left questions about {unanswered} rewrites unanswered (the last: {last}); the same command asks those again, and no others; leave_unanswered takes the rules' word instead");
        if (pending > 0)
            throw new AwaitingException($"{pending} rewrites wait for their judge's answers; the same command goes on");
    }

    async Task<HeardRewrite> HearAsync(Document document, ulong seed, CancellationToken cancellation)
    {
        if (document.Provenance is not Provenance.Synthetic)
            return new(new(document, Verdict.Keep, []), []);
        if (GuardStep.PairOf(document) is not { } pair)
            return new(new(document, Verdict.Drop(GuardStep.NoSource, $"no meta.{GuardStep.SourceText}"), []), []);
        var hearing = await Judge.HearAsync(document.Id, pair, seed, cancellation).ConfigureAwait(false);
        if (hearing.Pending)
            return new(new(null, default, []), []);
        if (hearing.Outage.Drops)
            return new(new(document with { Text = "", Meta = document.Meta.Clear() }, hearing.Outage, []), []);
        var (result, verdict) = hearing.Pair.Findings.Count == 0 ? new Judged(document, Verdict.Keep) : GuardStep.Dropped(document, hearing.Pair.Findings[0]);
        return new(new(result, verdict, [.. hearing.Totals]), [.. hearing.Examples]);
    }
}

/// <summary>What the step still needs of a hearing when its turn comes.</summary>
/// <param name="Judged">Document, verdict and totals; no document while answers are pending.</param>
/// <param name="Examples">Sentences worth showing.</param>
sealed record HeardRewrite(JudgedRewrite Judged, IReadOnlyList<(string Kind, string Evidence, string Excerpt)> Examples)
{
    /// <summary>How these are put down while they wait.</summary>
    internal static Packing<HeardRewrite> Packing { get; } = new(
        heard => JudgedRewrite.Packing.Weigh(heard.Judged) + heard.Examples.Sum(example => 2L * (example.Evidence.Length + example.Excerpt.Length)), Pack, Unpack);

    static byte[] Pack(HeardRewrite heard)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        var judged = JudgedRewrite.Packing.Pack(heard.Judged);
        writer.Write(judged.Length);
        writer.Write(judged);
        writer.Write(heard.Examples.Count);
        foreach (var (kind, evidence, excerpt) in heard.Examples)
        {
            writer.Write(kind);
            writer.Write(evidence);
            writer.Write(excerpt);
        }
        writer.Flush();
        return bytes.ToArray();
    }

    static HeardRewrite Unpack(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        var judged = JudgedRewrite.Packing.Unpack(reader.ReadBytes(reader.ReadInt32()));
        var examples = new (string, string, string)[reader.ReadInt32()];
        for (var i = 0; i < examples.Length; i++)
            examples[i] = (reader.ReadString(), reader.ReadString(), reader.ReadString());
        return new(judged, examples);
    }
}
