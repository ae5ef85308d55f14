using Loam.Deduplicating;
using Loam.Documents;
using Loam.Steps;
using Loam.Text;

namespace Loam.Tests.Deduplicating;

/// <summary>Runs a corpus filter over documents laid out in shards, and makes documents of random words.</summary>
static class Corpus
{
    public static Document Page(string key, string text) => new() { Id = new("web", key), Text = text };

    public static Document Rewrite(string key, Document of, string text) => new()
    {
        Id = new("rewrites", key),
        Text = text,
        Provenance = new Provenance.Synthetic(of.Id, of.Family, 0, "wiki", "wiki/1", "model", "hash", 1),
    };

    /// <summary>Random words, the same for the same seed.</summary>
    public static List<string> RandomWords(ulong seed, int count)
    {
        var random = new SeededRandom(StableHash.Mix(seed));
        return [.. Enumerable.Range(0, count).Select(_ => $"w{random.Next(50_000)}")];
    }

    public static string RandomText(ulong seed, int count) => string.Join(' ', RandomWords(seed, count));

    /// <summary>The verdicts in order, and the duplicates, of a corpus in shards of the given size.</summary>
    public static (List<Verdict> Verdicts, List<Duplicate> Duplicates) Run(
        CorpusFilter filter, IReadOnlyList<Document> documents, int shardSize = 3, bool parallel = false, bool reversed = false)
    {
        using var folder = new ScratchFolder();
        var shards = documents.Chunk(shardSize).ToList();
        using var pass = filter.Begin(shards.Count, folder.Path);
        var numbers = Enumerable.Range(0, shards.Count).ToList();
        if (reversed)
            numbers.Reverse();
        Parallel.ForEach(numbers, new ParallelOptions { MaxDegreeOfParallelism = parallel ? 4 : 1 }, shard =>
        {
            for (var i = 0; i < shards[shard].Length; i++)
                pass.Observe(new(shard, i), shards[shard][i]);
        });
        pass.Conclude(CancellationToken.None);
        var verdicts = new List<Verdict>();
        for (var i = 0; i < documents.Count; i++)
            verdicts.Add(pass.Judge(new(i / shardSize, i % shardSize), documents[i]));
        return (verdicts, [.. ((DuplicatePass)pass).Duplicates()]);
    }

    public static string Kept(CorpusFilter filter, params Document[] documents) =>
        string.Join(' ', documents.Zip(Run(filter, documents).Verdicts).Where(p => !p.Second.Drops).Select(p => p.First.Id.Key));
}

/// <summary>A folder that is gone after the test.</summary>
sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("loam-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
