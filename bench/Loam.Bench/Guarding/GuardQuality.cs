using System.Diagnostics;
using System.Text.Json;
using Loam.Guarding;

namespace Loam.Bench.Guarding;

/// <summary>How many faithful rewrites the guard keeps and how many flawed ones it catches, per kind of flaw and strictness, with its speed on one core.</summary>
/// <remarks>Reads labelled pairs: <c>{"source","text","style","language","label"}</c>.</remarks>
static class GuardQuality
{
    internal static int Run(string path)
    {
        if (!File.Exists(path))
        {
            Console.Error.WriteLine($"needs labelled pairs: {path}");
            return 2;
        }
        var pairs = new List<(string Label, GuardPair Pair)>();
        foreach (var line in File.ReadLines(path))
        {
            using var row = JsonDocument.Parse(line);
            string Field(string name) => row.RootElement.GetProperty(name).GetString()!;
            pairs.Add((Field("label") == "faithful" ? $"faithful {Field("style")} (kept)" : Field("label") + " (caught)", new(Field("source"), Field("text"), Field("style"), Field("language"))));
        }
        var strictnesses = Enum.GetValues<Strictness>();
        Console.WriteLine($"| label | pairs | {string.Join(" | ", strictnesses)} |\n|---|---:|{string.Concat(strictnesses.Select(_ => "---:|"))}");
        foreach (var group in pairs.GroupBy(pair => pair.Label).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var shares = strictnesses.Select(strictness =>
            {
                var dropped = group.Count(pair => Guard.Check(pair.Pair, new GuardOptions { Strictness = strictness }).Count > 0);
                return (group.Key.StartsWith("faithful", StringComparison.Ordinal) ? group.Count() - dropped : dropped) / (double)group.Count();
            });
            Console.WriteLine($"| {group.Key} | {group.Count()} | {string.Join(" | ", shares.Select(share => share.ToString("P1")))} |");
        }
        var clock = Stopwatch.StartNew();
        var checks = 0;
        for (; clock.Elapsed.TotalSeconds < 3; checks++)
            Guard.Check(pairs[checks % pairs.Count].Pair, new GuardOptions());
        Console.WriteLine($"\n{checks / clock.Elapsed.TotalSeconds:F0} pairs/s on one core");
        return 0;
    }
}
