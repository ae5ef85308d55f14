using Loam.Documents;
using Loam.Extraction;
using Loam.Runs.Stages;

namespace Loam.Tests.Runs;

public class ExtractStepTests
{
    static readonly ExtractStep Step = new(new(), new());

    static Document Of(string text, TextFormat format, string? language = null) =>
        new() { Id = new("s", "k"), Text = text, Format = format, Language = language };

    [Fact]
    public void A_document_passes_as_it_is_however_short()
    {
        var document = Of("Kurz.", TextFormat.Plain, "de");
        Assert.Equal(new Judged(document, Verdict.Keep), Step.Apply(document));
    }

    [Fact]
    public void A_page_becomes_a_document_whose_language_is_known()
    {
        var page = $"<html><body><article><p>{string.Concat(Enumerable.Repeat("Der Teich hinter der Mühle ist im Winter oft wochenlang zugefroren. ", 10))}</p></article></body></html>";
        var (document, verdict) = Step.Apply(Of(page, TextFormat.Html));
        Assert.False(verdict.Drops);
        Assert.Equal(("de", TextFormat.Plain), (document.Language, document.Format));
    }

    [Fact]
    public void A_page_without_text_goes_with_its_reason() =>
        Assert.Equal(ExtractReasons.Empty, Step.Apply(Of("<html><body></body></html>", TextFormat.Html)).Verdict.Reason);
}
