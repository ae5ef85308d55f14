using System.IO.Compression;
using System.Text.Json;
using Loam.Languages;
using Loam.Steps;

namespace Loam.Tests.Languages;

public class LanguageAccuracyTests
{
    static List<(string Language, string Text)> Sentences()
    {
        var rows = new List<(string, string)>();
        using var reader = new StreamReader(new GZipStream(File.OpenRead(SharedData.Require("langid/sentences.jsonl.gz")), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            rows.Add((json.RootElement.GetProperty("language").GetString()!, json.RootElement.GetProperty("text").GetString()!));
        }
        return rows;
    }

    static double Accuracy(IEnumerable<(string Language, string Text)> rows) =>
        rows.Average(row => LanguageDetector.Detect(row.Text).Language == row.Language ? 1.0 : 0.0);

    [SkippableFact]
    public void Sentences_in_75_languages() => Assert.InRange(Accuracy(Sentences()), 0.955, 1);

    [SkippableFact]
    public void Texts_of_fifty_words_and_more() => Assert.InRange(Accuracy(Sentences().GroupBy(row => row.Language)
        .SelectMany(group => group.Chunk(5).Select(chunk => (group.Key, string.Join('\n', chunk.Select(row => row.Text)))))
        .Where(row => Loam.Text.Words.Count(row.Item2) >= 50)), 0.97, 1);

    [SkippableFact]
    public void German_and_its_neighbours() =>
        Assert.InRange(Accuracy(Sentences().Where(row => row.Language is "de" or "nl" or "af" or "en" or "sv" or "da" or "is")), 0.97, 1);

    [Fact]
    public void Reads_the_ends_of_long_texts_and_any_characters_whatsoever()
    {
        var german = string.Concat(Enumerable.Repeat("Der Bundestag hat am Donnerstag über den Haushalt beraten. ", 200));
        Assert.Equal("de", LanguageDetector.Detect(german).Language);
        var random = new SeededRandom(7);
        for (var i = 0; i < 200; i++)
        {
            var text = new char[random.Next(4000)];
            for (var c = 0; c < text.Length; c++)
                text[c] = (char)random.Next(i % 2 == 0 ? 65536 : 1000);
            Assert.InRange(LanguageDetector.Detect(text).Confidence, 0, 1);
        }
    }
}
