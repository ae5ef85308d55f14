using Loam.Reporting.Charts;

namespace Loam.Reporting;

/// <summary>One piece of a section. The kinds are closed: each is drawn by the writer in one way.</summary>
public abstract record Block
{
    private protected Block() { }
}

/// <summary>Running text.</summary>
/// <param name="Paragraphs">Plain text, one entry per paragraph.</param>
public sealed record Prose(params IReadOnlyList<string> Paragraphs) : Block;

/// <summary>A banner with a headline: the verdict, or a warning.</summary>
/// <param name="Tone">Colour and sign.</param>
/// <param name="Headline">The verdict in a few words, e.g. <c>The blend helps</c>.</param>
/// <param name="Text">Its evidence in one or two sentences.</param>
public sealed record Notice(Tone Tone, string Headline, string Text) : Block;

/// <summary>One big number.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">The number, formatted for people; see <see cref="NumberText"/>.</param>
/// <param name="Note">What it stands beside: of how many, the noise floor; null for none.</param>
/// <param name="Tone">Whether it is good or bad.</param>
public sealed record KeyFigure(string Label, string Value, string? Note = null, Tone Tone = Tone.Neutral);

/// <summary>A row of big numbers; four to six read best.</summary>
/// <param name="Items">The numbers.</param>
public sealed record KeyFigures(params IReadOnlyList<KeyFigure> Items) : Block;

/// <summary>Where a column's content stands.</summary>
public enum Align
{
    /// <summary>Text: at the start of the line.</summary>
    Start,

    /// <summary>Numbers: at the end of the line, digits of equal width.</summary>
    End,
}

/// <summary>A table's column.</summary>
/// <param name="Heading">Short.</param>
/// <param name="Align">Start for text, end for numbers.</param>
public sealed record Column(string Heading, Align Align = Align.Start);

/// <summary>A table's cell.</summary>
/// <param name="Text">What it says.</param>
public sealed record Cell(string Text)
{
    /// <summary>An inline bar behind the text, as a share of the column's width from 0 to 1; null for none. Default: null.</summary>
    public double? Bar { get; init; }

    /// <summary>The bar's colour. Default: <see cref="Ink.Grey"/>.</summary>
    public Ink Ink { get; init; } = Ink.Grey;

    /// <summary>Good and bad cells get a colour and a sign. Default: <see cref="Tone.Neutral"/>.</summary>
    public Tone Tone { get; init; }

    /// <summary>A second, smaller line; null for none. Default: null.</summary>
    public string? Note { get; init; }

    /// <summary>A cell that is just text.</summary>
    public static implicit operator Cell(string text) => new(text);
}

/// <summary>A table. Wide tables scroll sideways inside the page.</summary>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows; a row may be shorter than the columns.</param>
/// <param name="Caption">What it shows, or null.</param>
public sealed record Table(IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows, string? Caption = null) : Block;

/// <summary>A chart with its title and caption.</summary>
/// <param name="Title">What the chart says, as a sentence where possible.</param>
/// <param name="Chart">The chart.</param>
/// <param name="Caption">How to read it, source, number of items; null for none.</param>
public sealed record Figure(string Title, Chart Chart, string? Caption = null) : Block;

/// <summary>Blocks beside one another where there is room, else below one another.</summary>
/// <param name="Blocks">Two or three blocks.</param>
public sealed record Columns(params IReadOnlyList<Block> Blocks) : Block;

/// <summary>Blocks that a reader opens when wanted; closed at first.</summary>
/// <param name="Title">What is inside.</param>
/// <param name="Blocks">The blocks.</param>
public sealed record Fold(string Title, params IReadOnlyList<Block> Blocks) : Block;

/// <summary>Text in a fixed-width font: a recipe, a command.</summary>
/// <param name="Text">The text; line breaks and indents are kept.</param>
public sealed record Listing(string Text) : Block;

/// <summary>A marked span of a passage.</summary>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="Length">How many.</param>
/// <param name="Tone">Its colour.</param>
/// <param name="Note">Shown when pointed at, or null.</param>
public sealed record Highlight(int Start, int Length, Tone Tone, string? Note = null);

/// <summary>Something to know about a passage: listed below it and, where it has a place, marked in the text with the same number.</summary>
/// <param name="Heading">What kind of thing, e.g. <c>guard.number</c>.</param>
/// <param name="Text">What it is, and what it stands against.</param>
/// <param name="Tone">Its colour.</param>
public sealed record Remark(string Heading, string Text, Tone Tone = Tone.Bad)
{
    /// <summary>Where in the text; null for the whole of it. Default: null.</summary>
    public Range? Span { get; init; }
}

/// <summary>One column of a sample: a text with its heading.</summary>
/// <param name="Heading">What it is, e.g. <c>Extracted text</c>.</param>
/// <param name="Text">The text. Line breaks are kept; a long text scrolls in its box.</param>
/// <param name="Note">Small print, e.g. <c>412 words</c>; null for none.</param>
public sealed record Passage(string Heading, string Text, string? Note = null)
{
    /// <summary>Marked spans; overlapping or outlying ones are cut to what fits. Default: none.</summary>
    public IReadOnlyList<Highlight> Highlights { get; init; } = [];

    /// <summary>What became of it in a word, e.g. <c>kept</c>, beside the heading; null for none. Default: null.</summary>
    public Cell? Badge { get; init; }

    /// <summary>What there is to know about it. Default: nothing.</summary>
    public IReadOnlyList<Remark> Remarks { get; init; } = [];

    /// <summary>The colour of the column's edge. Default: <see cref="Ink.Grey"/>.</summary>
    public Ink Ink { get; init; } = Ink.Grey;
}

/// <summary>A sample side by side: page, extracted text, rewrite.</summary>
/// <param name="Title">Which page it is.</param>
/// <param name="Passages">Two to four columns.</param>
/// <param name="Note">What to look at, e.g. the guard's findings; null for none.</param>
public sealed record SideBySide(string Title, IReadOnlyList<Passage> Passages, string? Note = null) : Block
{
    /// <summary>True for texts that are to be read to their end: higher boxes, and all of it on paper. Default: false.</summary>
    public bool InFull { get; init; }
}
