using Loam.Blending;
using Loam.Documents;
using Loam.Steps;
using Loam.Tests.Deduplicating;

namespace Loam.Tests.Blending;

/// <summary>Runs a blend of documents in memory, laid out in shards.</summary>
static class Blends
{
    /// <summary>One token per word between spaces.</summary>
    public static int Count(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    public static Document Page(string source, int key, int tokens) => new()
    {
        Id = new(source, $"{key}"),
        Text = string.Join(' ', Enumerable.Range(0, tokens).Select(i => $"{source}{key}.{i}")),
    };

    /// <summary>Documents of 1 to 80 tokens, the same for the same source and count.</summary>
    public static List<Document> Pages(string source, int count)
    {
        var random = SeededRandom.For(1, source);
        return [.. Enumerable.Range(0, count).Select(i => Page(source, i, 1 + random.Next(80)))];
    }

    public static BlendPart Part(string name, double share, int? repetitions = null) => new() { Name = name, Share = share, MaxRepetitions = repetitions };

    public static (BlendPlan Plan, List<BlendedDocument> Blend, List<Verdict> Verdicts) Run(
        BlendOptions options, IReadOnlyList<IReadOnlyList<Document>> parts, int shardSize = 10, bool parallel = false, bool reversed = false)
    {
        using var folder = new ScratchFolder();
        using var pass = new Blender(options, Count).Begin(folder.Path);
        var places = parts.SelectMany((part, p) => part.Select((document, i) => (Part: p, Position: new ShardPosition(i / shardSize, i % shardSize), Document: document))).ToList();
        if (reversed)
            places.Reverse();
        var threads = new ParallelOptions { MaxDegreeOfParallelism = parallel ? 4 : 1 };
        Parallel.ForEach(places, threads, p => pass.Observe(p.Part, p.Position, p.Document));
        var plan = pass.Plan(CancellationToken.None);
        var verdicts = new Verdict[places.Count];
        Parallel.For(0, places.Count, threads, i => verdicts[i] = pass.Place(places[i].Part, places[i].Position, places[i].Document));
        return (plan, [.. pass.Read(CancellationToken.None)], [.. verdicts]);
    }

    public static string Ids(IEnumerable<BlendedDocument> blend) => string.Join(' ', blend.Select(b => $"{b.Part}:{b.Document.Id}x{b.Epoch}"));
}
