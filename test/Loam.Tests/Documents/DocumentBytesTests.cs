using System.Collections.Immutable;
using System.Text.Json;
using Loam.Documents;
using Loam.Steps;

namespace Loam.Tests.Documents;

public class DocumentBytesTests
{
    /// <summary>Every settable property differs from its default, so a property that is added and forgotten fails here.</summary>
    [Fact]
    public void Keeps_everything_a_document_has()
    {
        var full = new Document
        {
            Id = new("s", "k"),
            Text = "Grüße 𝒜\n",
            Format = TextFormat.Html,
            Language = "de",
            Url = "https://example.org/",
            Title = "T",
            Date = "2024-01-02",
            Scores = ImmutableSortedDictionary<string, double>.Empty.Add("a", .1).Add("b", double.MaxValue),
            Meta = ImmutableSortedDictionary<string, JsonElement>.Empty.Add("m", JsonElement.Parse("""{"x":[1,2.50,"y"]}""")),
            Provenance = new Provenance.Synthetic(new("p", "1"), new("r", "2"), 3, "wiki", "wiki-de/1", "m", "h", 2),
        };
        var plain = new Document { Id = full.Id, Text = full.Text };
        foreach (var property in typeof(Document).GetProperties().Where(p => p.CanWrite && p.Name is not ("Id" or "Text")))
            Assert.NotEqual(property.GetValue(plain), property.GetValue(full));
        foreach (var document in (Document[])[full, plain])
        {
            var back = DocumentBytes.Read(DocumentBytes.Of(document));
            Assert.Equal(CanonicalText.Of(document with { Meta = plain.Meta }), CanonicalText.Of(back with { Meta = plain.Meta }));
            Assert.Equal(document.Provenance, back.Provenance);
            Assert.Equal(document.Meta.Select(m => m.Key + m.Value.GetRawText()), back.Meta.Select(m => m.Key + m.Value.GetRawText()));
        }
    }
}
