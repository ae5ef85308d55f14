using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;

namespace Loam.Rewriting;

/// <summary>How results are put down and taken up again while they wait for their turn.</summary>
/// <param name="Weigh">About how many bytes of memory one takes.</param>
/// <param name="Pack">All of it as bytes.</param>
/// <param name="Unpack">The same again.</param>
sealed record Packing<T>(Func<T, long> Weigh, Func<T, byte[]> Pack, Func<byte[], T> Unpack);

/// <summary>Works on many items at once and yields the results in the order of the items. A slow item stalls nothing: work goes on behind it.</summary>
/// <remarks>
/// <para>
/// Finished results wait in memory up to a budget of bytes, then in scratch files (<see cref="Spool"/>). Items are read one by one, the next when a hand is free for the one before. When it is not an
/// item that is slow but the one who takes the results, work is begun only as fast as results are taken.
/// </para>
/// <para>The first failure stops everything; what is running is waited for.</para>
/// </remarks>
/// <param name="concurrency">How many items are worked on at once.</param>
/// <param name="packing">How results are put down.</param>
/// <param name="memory">What finished results may take while they wait; windows over several shards share one.</param>
/// <param name="scratch">The folder for scratch files; made when one is needed.</param>
sealed class OrderedWindow<T>(int concurrency, Packing<T> packing, ByteBudget memory, string scratch)
{
    /// <summary>Results per worker that may wait for the one who takes them, although it is their turn: enough to keep all at work while it is busy.</summary>
    const int Ahead = 16;

    /// <summary>Results that were put down on disk so far.</summary>
    internal long Spilled => Volatile.Read(ref spilled);

    long spilled;

    /// <summary>A finished result: itself, or where it is.</summary>
    readonly record struct Waiting(T? Result, long Weight, Spool.Place? Place);

    /// <summary>The results of a work, in the order of the items.</summary>
    internal async IAsyncEnumerable<T> MapAsync<TIn>(
        IAsyncEnumerable<TIn> items, Func<TIn, CancellationToken, Task<T>> work, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var hands = new SemaphoreSlim(concurrency);
        using var taking = new SemaphoreSlim(0);
        using var spool = new Spool(scratch);
        var begun = Channel.CreateUnbounded<Task<Waiting>>();
        ExceptionDispatchInfo? failure = null;
        var taken = 0L;
        var reading = Task.Run(ReadAsync, CancellationToken.None);
        try
        {
            while (await begun.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
            {
                begun.Reader.TryPeek(out var head);
                var waiting = await Head(head!).ConfigureAwait(false);
                begun.Reader.TryRead(out _);
                memory.Give(waiting.Weight);
                Interlocked.Increment(ref taken);
                if (taking.CurrentCount == 0)
                    taking.Release();
                yield return waiting.Place is { } place ? packing.Unpack(spool.Take(place)) : waiting.Result!;
            }
            failure?.Throw();
            cancellation.ThrowIfCancellationRequested();
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(false);
            while (begun.Reader.TryRead(out var task))
            {
                await ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (task.IsCompletedSuccessfully)
                    memory.Give(task.Result.Weight);
            }
        }

        async Task ReadAsync()
        {
            var pace = new Pace((long)concurrency * Ahead);
            var count = 0L;
            try
            {
                await foreach (var item in items.WithCancellation(stop.Token).ConfigureAwait(false))
                {
                    while (!MayBegin())
                        await taking.WaitAsync(stop.Token).ConfigureAwait(false);
                    await hands.WaitAsync(stop.Token).ConfigureAwait(false);
                    begun.Writer.TryWrite(WorkAsync(item));
                    count++;
                }
            }
            catch (Exception error)
            {
                await FailAsync(error).ConfigureAwait(false);
            }
            finally
            {
                begun.Writer.Complete();
            }

            bool MayBegin() => pace.MayBegin(count - Interlocked.Read(ref taken), headIsSlow: !begun.Reader.TryPeek(out var head) || !head.IsCompleted);
        }

        async Task<Waiting> WorkAsync(TIn item)
        {
            try
            {
                T result;
                try
                {
                    result = await Task.Run(() => work(item, stop.Token), stop.Token).ConfigureAwait(false);
                }
                finally
                {
                    hands.Release();
                }
                return Keep(result);
            }
            catch (Exception error)
            {
                await FailAsync(error).ConfigureAwait(false);
                throw;
            }
        }

        Waiting Keep(T result)
        {
            var weight = packing.Weigh(result);
            if (memory.TryTake(weight))
                return new(result, weight, null);
            Interlocked.Increment(ref spilled);
            return new(default, 0, spool.Put(packing.Pack(result)));
        }

        // Whatever place it has in the order: nothing more is begun, and it is this that the caller sees.
        async Task FailAsync(Exception error)
        {
            if (error is OperationCanceledException && stop.IsCancellationRequested)
                return;
            Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(error), null);
            await stop.CancelAsync().ConfigureAwait(false);
        }

        async Task<Waiting> Head(Task<Waiting> head)
        {
            try
            {
                return await head.ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (failure is not null)
            {
                failure.Throw();
                throw;
            }
        }
    }
}
