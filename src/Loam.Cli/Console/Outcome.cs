using Loam.Rewriting;
using Loam.Steps;

namespace Loam.Cli.Console;

/// <summary>Exit codes, and the one place where exceptions become messages.</summary>
static class Outcome
{
    public const int Done = 0;
    public const int Mistake = 2;
    public const int SomeShardsFailed = 3;
    public const int BudgetSpent = 4;
    public const int Waiting = 5;
    public const int Interrupted = 130;

    /// <summary>Runs a command's work and turns how it ended into an exit code.</summary>
    public static async Task<int> OfAsync(Func<Task<int>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (RecipeException e)
        {
            await System.Console.Error.WriteLineAsync($"loam: {e.Message}").ConfigureAwait(false);
            return Mistake;
        }
        catch (ShardException e)
        {
            await System.Console.Error.WriteLineAsync($"loam: {e.Message}").ConfigureAwait(false);
            return SomeShardsFailed;
        }
        catch (EngineException e)
        {
            await System.Console.Error.WriteLineAsync($"loam: {e.Message}; stopped before more is spent, what is finished is kept").ConfigureAwait(false);
            return Mistake;
        }
        catch (BudgetException e)
        {
            await System.Console.Error.WriteLineAsync($"loam: {e.Message}").ConfigureAwait(false);
            return BudgetSpent;
        }
        catch (AwaitingException e)
        {
            await System.Console.Error.WriteLineAsync($"loam: {e.Message}").ConfigureAwait(false);
            return Waiting;
        }
        catch (OperationCanceledException)
        {
            await System.Console.Error.WriteLineAsync("loam: interrupted; what is finished is kept, the same command goes on from there").ConfigureAwait(false);
            return Interrupted;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full disk, a vanished folder: not the recipe's mistake, nothing to debug in a stack trace.
            await System.Console.Error.WriteLineAsync($"loam: {e.Message}; what is finished is kept").ConfigureAwait(false);
            return 1;
        }
    }
}
