using System.Runtime.CompilerServices;

namespace Loam.Runs.Execution;

/// <summary>Applies a pure function to a stream on several threads and yields the results in the order of the input.</summary>
static class OrderedParallel
{
    const int BatchItems = 16;
    const int BatchWeight = 1 << 20;

    /// <summary>Maps a stream. Holds at most two batches per thread: a window, not the stream.</summary>
    /// <param name="source">The stream; pulled by one thread.</param>
    /// <param name="weight">An item's size in characters: a batch closes at 16 items or a million characters.</param>
    /// <param name="map">Pure and thread-safe.</param>
    /// <param name="degree">Threads; 1 maps in place.</param>
    /// <param name="cancellation">Stops between items.</param>
    public static async IAsyncEnumerable<TOut> MapAsync<TIn, TOut>(
        IAsyncEnumerable<TIn> source, Func<TIn, int> weight, Func<TIn, TOut> map, int degree, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (degree == 1)
        {
            await foreach (var item in source.WithCancellation(cancellation).ConfigureAwait(false))
                yield return map(item);
            yield break;
        }
        var window = new Queue<Task<TOut[]>>();
        var batch = new List<TIn>(BatchItems);
        var load = 0;
        await foreach (var item in source.WithCancellation(cancellation).ConfigureAwait(false))
        {
            batch.Add(item);
            load += weight(item);
            if (batch.Count < BatchItems && load < BatchWeight)
                continue;
            window.Enqueue(Start(batch, map, cancellation));
            (batch, load) = (new(BatchItems), 0);
            if (window.Count >= degree * 2)
                foreach (var result in await window.Dequeue().ConfigureAwait(false))
                    yield return result;
        }
        if (batch.Count > 0)
            window.Enqueue(Start(batch, map, cancellation));
        while (window.TryDequeue(out var task))
            foreach (var result in await task.ConfigureAwait(false))
                yield return result;
    }

    static Task<TOut[]> Start<TIn, TOut>(List<TIn> batch, Func<TIn, TOut> map, CancellationToken cancellation) => Task.Run(
        () =>
        {
            var results = new TOut[batch.Count];
            for (var i = 0; i < results.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                results[i] = map(batch[i]);
            }
            return results;
        },
        cancellation);
}
