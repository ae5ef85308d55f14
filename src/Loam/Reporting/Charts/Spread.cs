namespace Loam.Reporting.Charts;

/// <summary>Moves labels apart along one direction, as little as needed.</summary>
static class Spread
{
    /// <summary>Places at least <paramref name="gap"/> apart, in the given (ascending) order, within the bounds where there is room.</summary>
    public static double[] Apart(ReadOnlySpan<double> wanted, double gap, double low, double high)
    {
        var places = wanted.ToArray();
        // Blocks of touching labels sit at the mean of what their members want (pool adjacent violators).
        var blocks = new Stack<(int Start, int Count, double Centre)>();
        for (var i = 0; i < places.Length; i++)
        {
            var block = (Start: i, Count: 1, Centre: places[i]);
            while (blocks.TryPeek(out var previous) && previous.Centre + ((previous.Count + block.Count) * gap / 2) > block.Centre)
            {
                blocks.Pop();
                var count = previous.Count + block.Count;
                block = (previous.Start, count, ((previous.Centre * previous.Count) + (block.Centre * block.Count)) / count);
            }
            blocks.Push(block);
        }
        foreach (var (start, count, centre) in blocks)
            for (var i = 0; i < count; i++)
                places[start + i] = centre + ((i - ((count - 1) / 2.0)) * gap);
        for (var i = 0; i < places.Length; i++)
            places[i] = Math.Max(places[i], i == 0 ? low : places[i - 1] + gap);
        for (var i = places.Length - 1; i >= 0; i--)
            places[i] = Math.Min(places[i], i == places.Length - 1 ? high : places[i + 1] - gap);
        return places;
    }
}
