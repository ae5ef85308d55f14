using Loam.Runs.Judging;
using Loam.Steps;

namespace Loam.Runs.Pairs;

/// <summary>Judges a file of pairs with rules and a model.</summary>
/// <remarks>Every answer is remembered before it is used: the same command, killed at any moment, asks for what is missing and writes the same bytes.</remarks>
public static class JudgedPairs
{
    const string Stage = "guard";

    static readonly TimeSpan Pulse = TimeSpan.FromSeconds(1);

    /// <summary>Writes every row again, in order, as <see cref="GuardPairs.WriteAsync"/> does.</summary>
    /// <param name="judge">Rules and model.</param>
    /// <param name="rows">Reads the rows, from the first on; called twice where answers come later.</param>
    /// <param name="output">Where to write, UTF-8; not closed. Nothing is written while answers are awaited.</param>
    /// <param name="report">What gathers a report, or null.</param>
    /// <param name="observer">Hears how it goes, and what was paid.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <exception cref="AwaitingException">Somebody else must answer first.</exception>
    public static async Task<GuardSummary> RunAsync(
        Judge judge, Func<IAsyncEnumerable<PairRow>> rows, Stream output, GuardReport? report, RunObserver observer, CancellationToken cancellation)
    {
        observer.Started(Stage, 0);
        using var ticker = TimeProvider.System.CreateTimer(_ => Tell(), null, Pulse, Pulse);
        try
        {
            // What is asked now and answered later is asked for all rows before one is written.
            while (judge.AnswersLater && await AskAsync().ConfigureAwait(false) is { } waiting)
            {
                if (!await judge.Engine.SettleAsync(note => observer.Noted(Stage, note), cancellation).ConfigureAwait(false))
                    throw new AwaitingException(judge.Engine.Waiting ?? waiting.Message);
            }
            return await GuardPairs.WriteAsync(CheckedRow.ByJudge(rows(), judge, report is not null, cancellation), output, report, cancellation).ConfigureAwait(false);
        }
        finally
        {
            if (judge.Engine.Bill is { } bill)
                observer.Billed(Stage, bill);
        }

        void Tell()
        {
            if (judge.Engine.Status is { Length: > 0 } status)
                observer.Noted(Stage, status);
        }

        async Task<AwaitingException?> AskAsync()
        {
            try
            {
                await foreach (var _ in CheckedRow.ByJudge(rows(), judge, labels: false, cancellation).ConfigureAwait(false))
                {
                }
                return null;
            }
            catch (AwaitingException waiting)
            {
                return waiting;
            }
        }
    }
}
