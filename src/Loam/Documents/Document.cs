using System.Collections.Immutable;
using System.Text.Json;

namespace Loam.Documents;

/// <summary>What <see cref="Document.Text"/> holds.</summary>
public enum TextFormat
{
    /// <summary>Text for people: paragraphs separated by a blank line or a line break.</summary>
    Plain,

    /// <summary>A page's HTML, decoded to UTF-16, before extraction.</summary>
    Html,
}

/// <summary>One text with everything known about it. Immutable and thread-safe: a step returns a new one.</summary>
/// <remarks>Text is never null; an empty text is a document that a filter will drop with a reason, not an error.</remarks>
public sealed record Document
{
    /// <summary>Stable identity.</summary>
    public required DocumentId Id { get; init; }

    /// <summary>The text itself.</summary>
    public required string Text { get; init; }

    /// <summary>What the text is. Default: <see cref="TextFormat.Plain"/>.</summary>
    public TextFormat Format { get; init; } = TextFormat.Plain;

    /// <summary>ISO 639-1 code of the language (<c>de</c>), or null while unknown. Default: null.</summary>
    public string? Language { get; init; }

    /// <summary>The page's address, or null. Default: null.</summary>
    public string? Url { get; init; }

    /// <summary>The page's title, or null. Default: null.</summary>
    public string? Title { get; init; }

    /// <summary>The day of publication as <c>yyyy-MM-dd</c>, or null. Default: null.</summary>
    public string? Date { get; init; }

    /// <summary>Named figures that steps computed, e.g. <c>language</c> (confidence, 0 to 1). Ordinal order. Default: empty.</summary>
    public ImmutableSortedDictionary<string, double> Scores { get; init; } = NoScores;

    /// <summary>Organic, or the full lineage of a rewrite. Default: organic.</summary>
    public Provenance Provenance { get; init; } = Provenance.Organic.Instance;

    /// <summary>Everything else a row or record carried, kept as JSON so that nothing is lost. Ordinal order. Default: empty.</summary>
    public ImmutableSortedDictionary<string, JsonElement> Meta { get; init; } = NoMeta;

    /// <summary>The organic document this one descends from (itself when organic). A family is never split.</summary>
    public DocumentId Family => Provenance is Provenance.Synthetic synthetic ? synthetic.Root : Id;

    /// <summary>The same document with one more score, or with that score replaced.</summary>
    public Document WithScore(string name, double value) => this with { Scores = Scores.SetItem(name, value) };

    static readonly ImmutableSortedDictionary<string, double> NoScores =
        ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal);

    static readonly ImmutableSortedDictionary<string, JsonElement> NoMeta =
        ImmutableSortedDictionary.Create<string, JsonElement>(StringComparer.Ordinal);
}
