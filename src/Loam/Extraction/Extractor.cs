using System.Text.Json;
using Loam.Documents;
using Loam.Extraction.Content;
using Loam.Extraction.Html;
using Loam.Extraction.Metadata;
using Loam.Steps;

namespace Loam.Extraction;

/// <summary>Turns pages into documents: the main text without the boilerplate around it, the title and the date.</summary>
/// <remarks>
/// Pure and thread-safe; time and memory are linear in the page's length, however broken or deeply nested it is. Plain documents pass unchanged.
/// A page without main text becomes an empty text, which <see cref="HasText"/> drops with its reason.
/// </remarks>
public sealed class Extractor(ExtractOptions options) : Mapper
{
    /// <summary>An extractor with default options.</summary>
    public Extractor()
        : this(new())
    {
    }

    /// <inheritdoc/>
    public override StepIdentity Identity { get; } = new("extract", 1, CanonicalText.Of(options));

    /// <inheritdoc/>
    public override Document Map(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Format != TextFormat.Html)
            return document;
        var html = document.Text.Length <= options.MaxHtmlLength ? document.Text : document.Text[..options.MaxHtmlLength];
        var tree = TreeBuilder.Build(html);
        var facts = PageFacts.Read(tree, document.Url);
        var text = MainText.Of(tree, facts, options);
        var meta = document.Meta;
        if (facts.Language is not null)
            meta = meta.SetItem("html_lang", Json(facts.Language));
        if (facts.Author is not null)
            meta = meta.SetItem("author", Json(facts.Author));
        return document with
        {
            Text = text,
            Format = TextFormat.Plain,
            Title = facts.Title ?? document.Title,
            Date = facts.Date ?? document.Date,
            Meta = meta,
        };
    }

    /// <summary>Everything that a reader of the page sees, boilerplate and all: what the main text was chosen from.</summary>
    public static string VisibleText(string html) =>
        PageWriter.Write(BlockReader.Read(TreeBuilder.Build(html)), new ExtractOptions { Structure = TextStructure.Plain });

    static JsonElement Json(string value)
    {
        using var json = JsonDocument.Parse($"\"{JsonEncodedText.Encode(value)}\"");
        return json.RootElement.Clone();
    }
}
