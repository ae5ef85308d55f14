using System.Globalization;
using Loam.Text;

namespace Loam.Rewriting.Styles;

/// <summary>A prompt of one style in one language. Changing a word of it raises its version. Immutable and thread-safe.</summary>
public sealed record StylePrompt
{
    /// <summary>Version, e.g. <c>2</c>; none: a hash of the words, so that a changed prompt is never taken for the old one. Default: none.</summary>
    public string? Version { get; init; }

    /// <summary>The system message; may be empty. Default: empty.</summary>
    public string System { get; init; } = "";

    /// <summary>What to do, before the page. Default: empty; a style needs it.</summary>
    public string Instruction { get; init; } = "";

    /// <summary>What the page's title is introduced with; none: the title is left out. Default: none.</summary>
    public string? TitleLabel { get; init; }

    /// <summary>What the page's text is introduced with. Default: "Text:".</summary>
    public string TextLabel { get; init; } = "Text:";

    /// <summary>The line that every answer must open with: it shows that the instruction was followed, and is cut off; none: answers are taken whole. Default: none.</summary>
    public string? Sentinel { get; init; }

    /// <summary>The word that stands alone behind the sentinel when the page does not suit: the chunk is left out, and a page of such chunks is dropped; none: every answer is a text. Default: none.</summary>
    public string? Unsuitable { get; init; }

    /// <summary>The user's message for one chunk.</summary>
    public string Fill(string? title, string chunk) => TitleLabel is null || string.IsNullOrWhiteSpace(title)
        ? $"{Instruction}\n\n{TextLabel}\n{chunk}"
        : $"{Instruction}\n\n{TitleLabel} {title.Trim()}\n{TextLabel}\n{chunk}";

    /// <summary>What provenance calls it: style, language and version, e.g. <c>wiki-de/1</c>.</summary>
    internal string Label(string style, string language) => $"{style}-{language}/{Version ?? Hash[..8]}";

    /// <summary>16 hex digits over every word: fingerprints rest on it, so that a prompt changed under its old version is noticed.</summary>
    internal string Hash => StableHash.Of(string.Join('\u001f', System, Instruction, TitleLabel, TextLabel, Sentinel, Unsuitable)).ToString("x16", CultureInfo.InvariantCulture);
}
