using static Loam.Filtering.OptionRange;

namespace Loam.Filtering;

/// <summary>Which lines <see cref="C4Lines"/> takes out. Defaults: C4 (Raffel et al. 2020, section 2.2 and its published code).</summary>
public sealed record C4LinesOptions
{
    /// <summary>Take out lines that do not end in a full stop, question mark, exclamation mark or quotation mark, or that end in three dots. Default: true.</summary>
    public bool TerminalPunctuation { get; init; } = true;

    /// <summary>Fewest words in a line. Default: 3.</summary>
    public int? MinWordsPerLine { get; init => field = Count(value); } = 3;

    /// <summary>Longest word in a line, in characters. Default: 1000.</summary>
    public int? MaxWordLength { get; init => field = Count(value); } = 1000;

    /// <summary>Take out references as Wikipedia has them: [1], [], [edit], [citation needed]. Default: true.</summary>
    public bool Citations { get; init; } = true;

    /// <summary>Take out lines that mention JavaScript. Default: true.</summary>
    public bool Javascript { get; init; } = true;

    /// <summary>Take out lines about terms of use, privacy policies and cookies. Default: true.</summary>
    public bool Policy { get; init; } = true;
}
