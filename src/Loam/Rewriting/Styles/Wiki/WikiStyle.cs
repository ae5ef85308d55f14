namespace Loam.Rewriting.Styles.Wiki;

/// <summary>A page as an encyclopaedic article: neutral, dense, only what the page supports.</summary>
/// <remarks>
/// Follows the "medium" style of WRAP (Maini et al. 2024: about three times faster pre-training at 1:1) and the Wikipedia style of Nemotron-CC
/// (Su et al. 2024), used there for pages of low quality; Aleph-Alpha-GermanWeb (2025) takes a quarter of its synthetic text from it.
/// Sampling and limits are NeMo Curator's: temperature 0.5, top_p 0.9, 512 tokens in and out, at least 50 tokens as a result.
/// </remarks>
static class WikiStyle
{
    internal static RewriteStyle Style { get; } = new()
    {
        Name = "wiki",
        About = "A page as an encyclopaedic article. Follows the medium style of WRAP (Maini et al. 2024: about three times faster pre-training on C4, web and rewritten text 1:1) and the Wikipedia style of Nemotron-CC (Su et al. 2024), "
            + "made there of pages of low quality; 25.7% of the released sample of Aleph-Alpha-GermanWeb (2025) is of this kind. In the FinePhrase study (2026; models of 1.7B parameters) it did not reach DCLM.",
        Prompts = RewriteStyle.InLanguages(WikiPrompts.German, WikiPrompts.English, WikiPrompts.Generic),
        ChunkTokens = 512,
        MinTokens = 30,
        MinResultTokens = 50,
        Sampling = new() { MaxOutputTokens = 512 },
    };
}
