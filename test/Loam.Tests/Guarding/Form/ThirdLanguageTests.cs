using System.IO.Compression;
using System.Text.Json;
using Loam.Guarding;
using Loam.Guarding.Form;
using Loam.Steps;
using Loam.Text;
using Xunit.Abstractions;

namespace Loam.Tests.Guarding.Form;

/// <summary>How many sentences of a third language, put into German and English rewrites, are found.</summary>
public class ThirdLanguageTests(ITestOutputHelper output)
{
    /// <summary>Sentences that are tried per language, at most.</summary>
    const int Most = 100;

    [SkippableFact]
    public void Sentences_of_a_third_language_are_found()
    {
        var faithful = Faithful.All();
        var sources = new Dictionary<string, GuardText>(StringComparer.Ordinal);
        // Latin has its words in common with everyone's; Lithuanian and Vietnamese have no list of function words here.
        foreach (var (language, least) in new (string, double)[] { ("fr", 0.94), ("es", 0.97), ("it", 0.9), ("pl", 0.95), ("tr", 0.94), ("nl", 0.95), ("ru", 1), ("zh", 1), ("pt", 0.97), ("cs", 0.95), ("lt", 0.94), ("vi", 0.95) })
        {
            var sentences = Read(language);
            foreach (var own in new[] { "de", "en" })
            {
                var pool = faithful.Where(pair => pair.Language == own).ToList();
                var caught = 0;
                for (var i = 0; i < sentences.Count; i++)
                {
                    var random = SeededRandom.For(5, "third language", new(language, i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
                    var pair = pool[random.Next(pool.Count)];
                    var said = sentences[i] + (random.Next(2) == 0 ? " " + sentences[(i + 1) % sentences.Count] : "");
                    var places = Sentences.In(pair.Text);
                    var findings = MechanicalFlawTests.Look(pair with { Text = pair.Text.Insert(places[1 + random.Next(places.Count - 1)].Start.Value, said + " ") }, sources);
                    caught += findings.Exists(finding => finding.Reason == GuardReasons.LanguageDrift) ? 1 : 0;
                }
                output.WriteLine($"| {language} in {own} | {sentences.Count} | {100.0 * caught / sentences.Count:0.0}% |");
                Assert.True(caught >= least * sentences.Count, $"{language} in {own}: {caught} of {sentences.Count}");
            }
        }
    }

    [SkippableFact]
    public void No_sentence_of_a_faithful_rewrite_is_half_made_of_strangers()
    {
        foreach (var pair in Faithful.All().Concat(Faithful.English()))
        {
            var text = new FormText(pair, new(pair.Text, pair.Language), new(pair.Source, pair.Language));
            for (var i = 0; i < text.Rewrite.Sentences.Count; i++)
            {
                var (strangers, all) = Strangers.Count(text, i);
                Assert.False(strangers >= 3 && strangers > 0.45 * all, text.Rewrite.Sentence(i));
            }
        }
    }

    static List<string> Read(string language)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(SharedData.Require("langid/sentences.jsonl.gz")), CompressionMode.Decompress));
        var sentences = new List<string>();
        while (sentences.Count < Most && reader.ReadLine() is { } line)
        {
            using var row = JsonDocument.Parse(line);
            if (row.RootElement.GetProperty("language").GetString() == language && row.RootElement.GetProperty("text").GetString() is { Length: < 300 } text && text.Count(char.IsLetter) >= 30)
                sentences.Add(text);
        }
        return sentences;
    }
}
