namespace Loam.Rewriting.Styles;

/// <summary>A prompt of one style in one language. Changing a word of it raises its version.</summary>
/// <param name="Version">Style, language and version, e.g. <c>wiki-de/1</c>; written into every rewrite's provenance.</param>
/// <param name="System">The system message.</param>
/// <param name="Instruction">What to do, before the page.</param>
/// <param name="TitleLabel">What the page's title is introduced with.</param>
/// <param name="TextLabel">What the page's text is introduced with.</param>
/// <param name="Sentinel">The line that every answer must open with: it shows that the instruction was followed, and is cut off.</param>
public sealed record StylePrompt(string Version, string System, string Instruction, string TitleLabel, string TextLabel, string Sentinel)
{
    /// <summary>The user's message for one chunk.</summary>
    public string Fill(string? title, string chunk) => string.IsNullOrWhiteSpace(title)
        ? $"{Instruction}\n\n{TextLabel}\n{chunk}"
        : $"{Instruction}\n\n{TitleLabel} {title.Trim()}\n{TextLabel}\n{chunk}";
}
