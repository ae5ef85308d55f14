namespace Loam.Reporting;

/// <summary>A whole report: one HTML file that opens without network. Plain data; <see cref="ReportWriter"/> draws it.</summary>
/// <param name="Title">The headline, e.g. <c>german-web</c>.</param>
/// <param name="Subtitle">One or two sentences under it: what this is and what came out.</param>
/// <param name="Summary">What a reader must see first: the verdict (<see cref="Notice"/>), the <see cref="KeyFigures"/>.</param>
/// <param name="Sections">The chapters, listed in the table of contents.</param>
/// <remarks>Every text is plain: the writer escapes it, whatever it holds. The same report gives the same bytes.</remarks>
public sealed record Report(string Title, string Subtitle, IReadOnlyList<Block> Summary, IReadOnlyList<Section> Sections)
{
    /// <summary>Small print at the end: version, seed, fingerprint, command. Default: empty.</summary>
    public IReadOnlyList<string> Footer { get; init; } = [];
}

/// <summary>A chapter of a report.</summary>
/// <param name="Title">Short: it stands in the table of contents, too.</param>
/// <param name="Blocks">What it shows, top to bottom.</param>
public sealed record Section(string Title, IReadOnlyList<Block> Blocks)
{
    /// <summary>The chapter's finding in one sentence, set large under the title; null for none. Default: null.</summary>
    public string? Lead { get; init; }
}

/// <summary>How a figure, a row or a banner is to be taken. Drawn as a colour and a sign, never as a colour alone.</summary>
public enum Tone
{
    /// <summary>A fact, neither good nor bad.</summary>
    Neutral,

    /// <summary>Good news.</summary>
    Good,

    /// <summary>Bad news.</summary>
    Bad,

    /// <summary>Not settled, or to be looked at.</summary>
    Caution,
}

/// <summary>The colours of series. The same thing has the same colour throughout a report. Told apart by colour-blind readers, too.</summary>
public enum Ink
{
    /// <summary>Organic text: warm as soil.</summary>
    Organic,

    /// <summary>Synthetic text.</summary>
    Synthetic,

    /// <summary>A blend of both.</summary>
    Blend,

    /// <summary>A fourth series.</summary>
    Violet,

    /// <summary>A fifth series.</summary>
    Rose,

    /// <summary>A sixth series.</summary>
    Sky,

    /// <summary>Context: a noise floor, a remainder, "other".</summary>
    Grey,
}
