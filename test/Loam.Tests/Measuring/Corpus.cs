using Loam.Documents;
using Loam.Measuring;
using Loam.Steps;

namespace Loam.Tests.Measuring;

/// <summary>Small made-up corpora: words drawn from a Zipf-like vocabulary, the same every time.</summary>
static class Corpus
{
    public static List<Document> Organic(int documents, int words, ulong seed = 7)
    {
        var corpus = new List<Document>();
        for (var d = 0; d < documents; d++)
        {
            var random = SeededRandom.For(seed, "corpus", new("made", $"{d}"));
            var text = new List<string>();
            for (var w = 0; w < words; w++)
            {
                var word = $"wort{(int)Math.Pow(4000, random.NextDouble())}";
                if (w % 12 == 0)
                    word = "W" + word[1..];
                text.Add(w % 12 == 11 ? word + "." : word);
            }
            corpus.Add(new Document { Id = new("made", $"{d}"), Text = string.Join(' ', text), Language = "de" });
        }
        return corpus;
    }

    public static Document Rewrite(Document page, string text, string style = "wiki") => new()
    {
        Id = new(page.Id.Source, page.Id.Key + "#" + style),
        Text = text,
        Language = page.Language,
        Provenance = new Provenance.Synthetic(page.Id, page.Id, 0, style, style + "/1", "test", "hash", 1),
    };

    public static Document Page(string key, string text, string? language = "de") => new() { Id = new("pages", key), Text = text, Language = language };

    public static Task<MeasureReport> Measure(IEnumerable<Document> organic, IEnumerable<Document> synthetic, MeasureOptions? options = null, Func<string, int>? count = null) =>
        Measurement.RunAsync(organic.ToAsyncEnumerable(), synthetic.ToAsyncEnumerable(), options ?? new MeasureOptions { Repeats = 4 }, count, default);

    public static (List<MeasuredText> Texts, Scratch Scratch) Numbered(IEnumerable<Document> documents)
    {
        var vocabulary = new Vocabulary(3);
        var texts = vocabulary.Take([.. documents.Select(document => new Held(document, Loam.Text.Words.Count(document.Text)))], default);
        return (texts, new Scratch(vocabulary.Close()));
    }

    public static List<Slice> Whole(IEnumerable<MeasuredText> texts) => [.. texts.Select(text => new Slice(text, 0, text.Words.Length))];
}
