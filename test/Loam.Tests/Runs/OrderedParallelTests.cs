using Loam.Runs.Execution;

namespace Loam.Tests.Runs;

public class OrderedParallelTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task Keeps_the_order_of_the_input(int degree)
    {
        var results = new List<int>();
        await foreach (var x in OrderedParallel.MapAsync(Enumerable.Range(0, 1000).ToAsyncEnumerable(), i => i * 1000, i => i * 2, degree, default))
            results.Add(x);
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => i * 2), results);
    }

    [Fact]
    public async Task Holds_a_window_not_the_stream()
    {
        int pulled = 0, most = 0, seen = 0;
        async IAsyncEnumerable<int> Source()
        {
            for (var i = 0; i < 10_000; i++)
            {
                pulled++;
                yield return i;
            }
            await Task.CompletedTask;
        }
        await foreach (var _ in OrderedParallel.MapAsync(Source(), _ => 1, i => i, 2, default))
            most = Math.Max(most, pulled - ++seen);
        Assert.InRange(most, 1, 5 * 16);
    }

    [Fact]
    public async Task An_error_of_the_function_comes_out() => await Assert.ThrowsAsync<InvalidDataException>(async () =>
    {
        await foreach (var _ in OrderedParallel.MapAsync(Enumerable.Range(0, 100).ToAsyncEnumerable(), _ => 1, i => i == 70 ? throw new InvalidDataException() : i, 3, default)) { }
    });

    [Fact]
    public async Task Cancellation_stops_it()
    {
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var i in OrderedParallel.MapAsync(Enumerable.Range(0, 100_000).ToAsyncEnumerable(), _ => 1, i => i, 2, stop.Token))
                if (i == 100)
                    await stop.CancelAsync();
        });
    }
}
