using System.Text;
using System.Text.Json;
using Loam.Formats;
using Loam.Runs;
using Loam.Runs.Recipes;
using Loam.Steps;
using Loam.Tests.Formats;

namespace Loam.Tests.Runs.Forecasts;

/// <summary>Rows of made-up German pages whose lengths are as uneven as those of the web; neighbours resemble each other, as pages of one site do.</summary>
sealed class SyntheticCorpus : IDisposable
{
    readonly TemporaryFolder folder = new();

    internal SyntheticCorpus(int documents, int files, ulong seed)
    {
        var random = SeededRandom.For(seed, "corpus");
        for (var file = 0; file < files; file++)
        {
            var rows = new StringBuilder();
            double site = 0;
            for (var i = 0; i < documents / files; i++)
            {
                if (i % 12 == 0)
                    site = Normal(random);
                var words = (int)Math.Clamp(Math.Exp(5 + 0.6 * site + 0.7 * Normal(random)), 5, 6000);
                var text = string.Join(' ', Enumerable.Range(0, words).Select(_ => Vocabulary[random.Next(Vocabulary.Length)]));
                rows.Append(JsonSerializer.Serialize(new { id = $"{file}-{i}", text, language = "de" })).Append('\n');
                Words.Add(words);
            }
            folder.Write($"corpus/{file}.jsonl", rows.ToString());
        }
    }

    static readonly string[] Vocabulary = ["Mühle", "der", "Bach", "Getreide", "und", "Wasserrad", "alt", "seit", "Handwerk", "ist", "Müllerin", "ein"];

    /// <summary>Words of every document.</summary>
    internal List<int> Words { get; } = [];

    internal string Folder => folder["corpus"];

    internal IReadOnlyList<InputFile> Files => InputFiles.Expand([Folder], ".");

    /// <summary>Where a run of it would be.</summary>
    internal string Run => folder["run"];

    /// <summary>The plan of a recipe over it: <c>in</c> reads the corpus, further stages are given.</summary>
    internal RunPlan Plan(ulong seed, params string[] stages)
    {
        var path = folder.Write("recipe.yaml", $"name: test\nseed: {seed}\nstages:\n  in: {{ read: corpus }}\n" + string.Concat(stages.Select(s => $"  {s}\n")));
        return RecipePlanner.Plan(YamlFile.Load(path), folder.Path, Path.Combine(Run, "cache"), StandardRegistry.Create());
    }

    static double Normal(SeededRandom random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public void Dispose() => folder.Dispose();
}
