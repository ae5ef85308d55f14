namespace Loam.Rewriting.Styles.Rephrase;

/// <summary>A page in other words, of about the same length.</summary>
/// <remarks>
/// Follows WRAP (Maini et al. 2024), which keeps the pieces that it rewrites short: longer ones lose content. Sampling is NeMo Curator's; the room for the answer is
/// half as much again as the page, so that an answer of the same length is never cut.
/// </remarks>
static class RephraseStyle
{
    internal static RewriteStyle Style { get; } = new()
    {
        Name = "rephrase",
        About = "A page in other words, of about the same length. Follows WRAP (Maini et al. 2024: about three times faster pre-training on C4, web and rephrased text 1:1); 26.5% of the released sample of Aleph-Alpha-GermanWeb (2025) is of this kind. "
            + "Kang et al. (2025), by validation loss, found about 30% rephrased text best, and rephrased text alone no faster than web text.",
        Prompts = RewriteStyle.InLanguages(RephrasePrompts.German, RephrasePrompts.English, RephrasePrompts.Generic),
        ChunkTokens = 400,
        MinTokens = 30,
        MinResultTokens = 30,
        Sampling = new() { MaxOutputTokens = 600 },
    };
}
