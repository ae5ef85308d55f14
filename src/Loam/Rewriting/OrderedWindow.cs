using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Loam.Rewriting;

/// <summary>Works on many items at once and yields the results in the order of the items.</summary>
static class OrderedWindow
{
    /// <summary>How many items per worker may be ahead of the slowest: a slow head stalls nothing until that many are done behind it.</summary>
    const int Ahead = 16;

    /// <summary>Maps in parallel, at most <paramref name="concurrency"/> at once. Holds a window of items, never all of them.</summary>
    internal static async IAsyncEnumerable<TOut> MapAsync<TIn, TOut>(
        IAsyncEnumerable<TIn> items, int concurrency, Func<TIn, CancellationToken, Task<TOut>> work, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var gate = new SemaphoreSlim(concurrency);
        var running = new Queue<Task<TOut>>();
        ExceptionDispatchInfo? failure = null;
        try
        {
            await foreach (var item in items.WithCancellation(stop.Token).ConfigureAwait(false))
            {
                running.Enqueue(Gated(item));
                while (running.Count > 0 && (running.Count >= concurrency * Ahead || running.Peek().IsCompleted))
                    yield return await Head().ConfigureAwait(false);
            }
            while (running.Count > 0)
                yield return await Head().ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            foreach (var task in running)
                await ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async Task<TOut> Head()
        {
            try
            {
                return await running.Dequeue().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (failure is not null)
            {
                failure.Throw();
                throw;
            }
        }

        async Task<TOut> Gated(TIn item)
        {
            await gate.WaitAsync(stop.Token).ConfigureAwait(false);
            try
            {
                return await Task.Run(() => work(item, stop.Token), stop.Token).ConfigureAwait(false);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // Whatever place it has in the order: nothing more is begun, and it is this that the caller sees.
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(error), null);
                await stop.CancelAsync().ConfigureAwait(false);
                throw;
            }
            finally
            {
                gate.Release();
            }
        }
    }
}
