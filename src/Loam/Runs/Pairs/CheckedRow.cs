using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Loam.Documents;
using Loam.Guarding;
using Loam.Runs.Execution;
using Loam.Runs.Judging;
using Loam.Steps;

namespace Loam.Runs.Pairs;

/// <summary>A row with what is against it.</summary>
/// <param name="Row">The row.</param>
/// <param name="Findings">What drops it; none: it is kept.</param>
/// <param name="Labelled">What the rules say of it at every strictness, where it has a label and that is wanted; else null.</param>
/// <param name="Hearing">What a judge was asked and said; null without a judge, or without a pair.</param>
public sealed record CheckedRow(PairRow Row, IReadOnlyList<Finding> Findings, LabelledFindings? Labelled, Hearing? Hearing)
{
    /// <summary>Rows that are open at once for each request that may be: some have nothing to ask.</summary>
    const int OpenPerRequest = 4;

    /// <summary>As many rows without an answer in a row end it: the server is gone.</summary>
    const int MostInARow = 20;

    /// <summary>Checks rows by the rules, in order.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="options">What to look for.</param>
    /// <param name="labels">Whether rows with a label are looked at more closely, for a report.</param>
    /// <param name="workers">Threads; the result is the same with any number.</param>
    /// <param name="cancellation">Stops between rows.</param>
    public static IAsyncEnumerable<CheckedRow> ByRules(IAsyncEnumerable<PairRow> rows, GuardOptions options, bool labels, int workers, CancellationToken cancellation) => OrderedParallel.MapAsync(
        rows, row => (row.Pair?.Text.Length ?? 0) + (row.Pair?.Source.Length ?? 0), row => new CheckedRow(row, row.Check(options), labels ? LabelsOf(row, options) : null, null), workers, cancellation);

    /// <summary>Checks rows by the rules and a judge, in order.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="judge">Rules and model.</param>
    /// <param name="labels">Whether rows with a label are looked at more closely, for a report.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <exception cref="ShardException">The server left questions unanswered.</exception>
    /// <exception cref="AwaitingException">Answers are still to come.</exception>
    public static async IAsyncEnumerable<CheckedRow> ByJudge(IAsyncEnumerable<PairRow> rows, Judge judge, bool labels, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var open = new Queue<Task<CheckedRow>>();
        var most = OpenPerRequest * Math.Max(1, judge.Engine.Concurrency ?? Environment.ProcessorCount);
        ExceptionDispatchInfo? failure = null;
        var (unanswered, inARow, pending) = (0, 0, 0);
        var last = "";
        try
        {
            await foreach (var row in rows.WithCancellation(cancellation).ConfigureAwait(false))
            {
                open.Enqueue(Task.Run(() => HearAsync(row), stop.Token));
                if (open.Count >= most && Settled(await HeadAsync().ConfigureAwait(false)) is { } done)
                    yield return done;
                if (inARow >= MostInARow)
                    break;
            }
            while (open.Count > 0 && inARow < MostInARow)
            {
                if (Settled(await HeadAsync().ConfigureAwait(false)) is { } done)
                    yield return done;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            foreach (var task in open)
                await ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        if (unanswered > 0)
            throw new ShardException("judge", $"the server left questions about {unanswered} rows unanswered (the last: {last}); the same command asks those again, and no others; --leave-unanswered takes the rules' word instead");
        if (pending > 0)
            throw new AwaitingException($"{pending} rows wait for their judge's answers; the same command goes on");

        async Task<CheckedRow> HearAsync(PairRow row)
        {
            try
            {
                if (row.Pair is not { } pair)
                    return new(row, row.Check(judge.Rules), null, null);
                var hearing = await judge.HearAsync(new DocumentId("pairs", row.Id), pair, 0, stop.Token).ConfigureAwait(false);
                return new(row, hearing.Pair.Findings, labels ? LabelsOf(row, judge.Rules) : null, hearing);
            }
            catch (Exception error) when (error is not OperationCanceledException || !stop.IsCancellationRequested)
            {
                // Whatever place it has in the order: nothing more is begun, and it is this that the caller sees.
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(error), null);
                await stop.CancelAsync().ConfigureAwait(false);
                throw;
            }
        }

        async Task<CheckedRow> HeadAsync()
        {
            var head = open.Dequeue();
            try
            {
                return await head.ConfigureAwait(false);
            }
            catch (Exception) when (failure is not null)
            {
                failure.Throw();
                throw;
            }
        }

        CheckedRow? Settled(CheckedRow row)
        {
            if (row.Hearing is { Pending: true })
                pending++;
            else if (row.Hearing is { Outage: { Drops: true } outage })
                (unanswered, inARow, last) = (unanswered + 1, inARow + 1, $"{outage.Reason}: {outage.Evidence}");
            else
                inARow = 0;
            return row.Hearing is { Pending: true } or { Outage.Drops: true } ? null : row;
        }
    }

    static LabelledFindings? LabelsOf(PairRow row, GuardOptions options) => row is { Label: { } label, Pair: { } pair } ? LabelledFindings.Of(label, pair, options) : null;
}
