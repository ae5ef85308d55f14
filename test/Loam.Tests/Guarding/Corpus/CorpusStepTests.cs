using System.Collections.Immutable;
using System.Text.Json;
using Loam.Documents;
using Loam.Formats;
using Loam.Guarding;
using Loam.Guarding.Corpus;
using Loam.Tests.Rewriting;

namespace Loam.Tests.Guarding.Corpus;

public class CorpusStepTests
{
    static Document Rewrite(int page, string text, string style = "wiki", string source = "Etwas ganz anderes.")
    {
        var id = new DocumentId("pages", "p" + page);
        return new Document
        {
            Id = new DocumentId("rewrites", $"{page}/{style}/{text.Length}"),
            Text = text,
            Provenance = new Provenance.Synthetic(id, id, 0, style, style + "/1", "model", "hash", 1),
            Meta = ImmutableSortedDictionary<string, JsonElement>.Empty.Add(GuardStep.SourceText, MetaValue.Of(source)),
        };
    }

    static async Task<(List<Document> Kept, FakeContext Context)> Run(IEnumerable<Document> documents, GuardOptions? options = null)
    {
        var context = new FakeContext();
        return (await new CorpusStep(options ?? new GuardOptions()).RunAsync(Streams.Of(documents), context, default).ToListAsync(), context);
    }

    static string Body(int page) => string.Join(' ', Enumerable.Range(0, 40).Select(i => $"Wort{page}x{i}"));

    [Fact]
    public async Task A_template_is_capped_at_its_share()
    {
        var (kept, context) = await Run(Enumerable.Range(0, 1000).Select(i => Rewrite(i, (i % 2 == 0 ? "In der heutigen Zeit spielt " : $"Anfang Nummer {i} ist eigen ") + Body(i))));
        var template = kept.Count(d => d.Text.StartsWith("In der heutigen", StringComparison.Ordinal));
        Assert.InRange(template, 40, 52);
        Assert.Equal(500, kept.Count - template);
        Assert.All(context.Records.Where(r => r.Verdict.Drops), r => Assert.Equal(CorpusStep.Template, r.Verdict.Reason));
    }

    [Fact]
    public async Task An_opening_that_is_the_pages_own_is_no_template() =>
        Assert.Equal(200, (await Run(Enumerable.Range(0, 200).Select(i => Rewrite(i, "Die Stadtwerke am Steinbach informieren " + Body(i), source: "Die Stadtwerke am Steinbach informieren über Neues.")))).Kept.Count);

    [Fact]
    public async Task A_label_is_no_opening() =>
        Assert.Equal(200, (await Run(Enumerable.Range(0, 200).Select(i => Rewrite(i, $"Frage: Was {i} ist {i} mit {i} los?\nAntwort: {Body(i)}", "qa")))).Kept.Count);

    [Fact]
    public async Task The_later_of_two_siblings_that_say_the_same_is_dropped()
    {
        var (kept, context) = await Run([Rewrite(1, Body(1)), Rewrite(1, Body(1) + " und mehr", "summary"), Rewrite(1, Body(2), "list"), Rewrite(2, Body(1))]);
        Assert.Equal(3, kept.Count);
        Assert.Equal(CorpusStep.Sibling, Assert.Single(context.Records, r => r.Verdict.Drops).Verdict.Reason);
    }

    [Fact]
    public async Task Both_can_be_turned_off() =>
        Assert.Equal(100, (await Run(Enumerable.Range(0, 100).Select(_ => Rewrite(1, "In der heutigen Zeit spielt " + Body(1))), new GuardOptions { MaxOpening = null, MaxSiblingOverlap = null })).Kept.Count);
}
