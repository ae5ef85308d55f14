namespace Loam.Extraction;

/// <summary>How structure shows in the extracted text.</summary>
public enum TextStructure
{
    /// <summary><c>## </c> before headings, <c>- </c> and <c>1. </c> before list items, <c> | </c> between cells.</summary>
    Markdown,

    /// <summary>The same paragraphs and lines without the marks.</summary>
    Plain,
}

/// <summary>What an <see cref="Extractor"/> takes from a page.</summary>
public sealed record ExtractOptions
{
    /// <summary>How headings, lists and tables are marked. Default: markdown.</summary>
    public TextStructure Structure { get; init; } = TextStructure.Markdown;

    /// <summary>Whether the comments of readers belong to the text. Default: false.</summary>
    public bool Comments { get; init; }

    /// <summary>Whether tables belong to the text. Default: true.</summary>
    public bool Tables { get; init; } = true;

    /// <summary>Whether the page's headline, which is the document's title, is repeated at the start of the text. Default: false.</summary>
    public bool Headline { get; init; }

    /// <summary>Pages are cut after this many characters of HTML, at least 1,000: bounds memory to about ten times that. Default: 16,000,000.</summary>
    public int MaxHtmlLength
    {
        get;
        init => field = value >= 1000 ? value
            : throw new ArgumentOutOfRangeException(nameof(MaxHtmlLength), value, "max_html_length must be 1000 or more");
    } = 16_000_000;
}
