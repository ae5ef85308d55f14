using System.Text;
using Loam.Rewriting;

namespace Loam.Tests.Rewriting;

public sealed class OrderedWindowTests : IDisposable
{
    static readonly Packing<string> Texts = new(text => 2 * text.Length, Encoding.UTF8.GetBytes, Encoding.UTF8.GetString);

    readonly string folder = Directory.CreateTempSubdirectory("loam-window").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    OrderedWindow<string> Window(int concurrency, long budget = 1 << 20) => new(concurrency, Texts, new(budget), folder);

    static string Result(int item) => $"{item} {new string('x', 1000)}";

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(64)]
    public async Task Keeps_the_order_of_the_items(int concurrency)
    {
        var results = await Window(concurrency).MapAsync(Streams.Of(Enumerable.Range(0, 3000)), async (item, _) =>
        {
            if (item % 7 == 0)
                await Task.Yield();
            return Result(item);
        }, default).ToListAsync();
        Assert.Equal(Enumerable.Range(0, 3000).Select(Result), results);
    }

    [Fact]
    public async Task Behind_a_slow_head_everything_is_worked_on_and_little_is_held()
    {
        const int count = 30_000;
        var head = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var done = 0;
        var window = Window(8, budget: 1 << 20);
        var results = new WeakReference[count];
        var (held, next) = (0, 0);
        await foreach (var result in window.MapAsync(Streams.Of(Enumerable.Range(0, count)), async (item, stop) =>
        {
            if (item == 0)
                await head.Task.WaitAsync(stop);
            else if (Interlocked.Increment(ref done) == count - 1)
            {
                GC.Collect();
                held = results.Count(other => other is { IsAlive: true });
                head.SetResult();
            }
            var result = Result(item);
            results[item] = new(result);
            return result;
        }, default))
            Assert.Equal(Result(next++), result);
        Assert.Equal(count, next);
        Assert.InRange(window.Spilled, count - 1000, count);
        // A megabyte holds about 520 of these; those of the other hands may be on their way to the disk, and threads remember their last ones.
        Assert.InRange(held, 400, 1000);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task Nothing_is_put_down_when_all_goes_well()
    {
        var window = Window(8);
        Assert.Equal(5000, (await window.MapAsync(Streams.Of(Enumerable.Range(0, 5000)), (item, _) => Task.FromResult("x"), default).ToListAsync()).Count);
        Assert.Equal(0, window.Spilled);
    }

    [Fact]
    public async Task Work_is_begun_only_as_fast_as_results_are_taken()
    {
        var begun = 0;
        var results = Window(4).MapAsync(Streams.Of(Enumerable.Range(0, 1_000_000)), (item, _) => Task.FromResult($"{Interlocked.Increment(ref begun)}"), default).GetAsyncEnumerator();
        Assert.True(await results.MoveNextAsync());
        // Nobody takes now. What is begun comes to rest, long before all of it is.
        for (var (last, rests) = (-1, 0); rests < 20; await Task.Delay(1))
        {
            rests = last == begun ? rests + 1 : 0;
            last = begun;
        }
        Assert.InRange(begun, 4 * 16, 900_000);
        await results.DisposeAsync();
    }

    [Fact]
    public async Task Items_are_read_when_a_hand_is_free()
    {
        int read = 0, finished = 0, most = 0;
        IEnumerable<int> Items()
        {
            for (var i = 0; i < 500; i++)
            {
                most = Math.Max(most, ++read - Volatile.Read(ref finished));
                yield return i;
            }
        }
        await Window(5).MapAsync(Streams.Of(Items()), async (item, _) =>
        {
            await Task.Yield();
            Interlocked.Increment(ref finished);
            return "x";
        }, default).ToListAsync();
        // One for every hand, and the next one.
        Assert.InRange(most, 1, 6);
    }

    [Fact]
    public async Task The_first_failure_ends_it_though_the_head_waits_and_nothing_is_left_running()
    {
        var running = 0;
        var error = await Assert.ThrowsAsync<InvalidDataException>(async () => await Window(4).MapAsync(Streams.Of(Enumerable.Range(0, 1000)), async (item, stop) =>
        {
            Interlocked.Increment(ref running);
            try
            {
                if (item == 50)
                    throw new InvalidDataException("fifty");
                if (item == 0)
                    await Task.Delay(Timeout.Infinite, stop);
                return "x";
            }
            finally
            {
                Interlocked.Decrement(ref running);
            }
        }, default).ToListAsync());
        Assert.Equal(("fifty", 0), (error.Message, running));
    }

    [Fact]
    public async Task An_input_that_breaks_is_a_failure_whatever_it_throws()
    {
        static IEnumerable<int> Broken(Exception error)
        {
            yield return 1;
            throw error;
        }
        foreach (var error in new Exception[] { new InvalidDataException(), new TaskCanceledException("not ours") })
            Assert.Same(error, await Assert.ThrowsAnyAsync<Exception>(async () => await Window(4).MapAsync(Streams.Of(Broken(error)), (_, _) => Task.FromResult("x"), default).ToListAsync()));
    }

    [Fact]
    public async Task Cancelling_and_leaving_early_stop_all_work()
    {
        using var cancel = new CancellationTokenSource();
        var running = 0;
        async Task<string> Work(int item, CancellationToken stop)
        {
            Interlocked.Increment(ref running);
            try
            {
                if (item == 30)
                    await cancel.CancelAsync();
                if (item > 20)
                    await Task.Delay(Timeout.Infinite, stop);
                return "x";
            }
            finally
            {
                Interlocked.Decrement(ref running);
            }
        }
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Window(16).MapAsync(Streams.Of(Enumerable.Range(0, 100)), Work, cancel.Token).ToListAsync());
        Assert.Equal(0, running);
        await foreach (var _ in Window(4).MapAsync(Streams.Of(Enumerable.Range(0, 29)), Work, default))
            break;
        Assert.Equal(0, running);
    }

    [Fact]
    public async Task What_was_held_is_given_back_however_it_ends()
    {
        var memory = new ByteBudget(1 << 20);
        var window = new OrderedWindow<string>(4, Texts, memory, folder);
        await foreach (var _ in window.MapAsync(Streams.Of(Enumerable.Range(0, 100)), (item, _) => Task.FromResult(Result(item)), default))
            break;
        await Assert.ThrowsAsync<InvalidDataException>(async () => await window.MapAsync(
            Streams.Of(Enumerable.Range(0, 100)), (item, _) => item == 99 ? throw new InvalidDataException() : Task.FromResult(Result(item)), default).ToListAsync());
        await window.MapAsync(Streams.Of(Enumerable.Range(0, 100)), (item, _) => Task.FromResult(Result(item)), default).ToListAsync();
        Assert.True(memory.TryTake(1 << 20));
        Assert.False(memory.TryTake(1));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_stops_the_work_with_its_name()
    {
        var blocked = Path.Combine(folder, "file");
        File.WriteAllText(blocked, "");
        var window = new OrderedWindow<string>(4, Texts, new(0), Path.Combine(blocked, "scratch"));
        var error = await Assert.ThrowsAsync<IOException>(async () => await window.MapAsync(Streams.Of(1, 2, 3), (_, _) => Task.FromResult("x"), default).ToListAsync());
        Assert.Contains(blocked, error.Message, StringComparison.Ordinal);
    }
}
