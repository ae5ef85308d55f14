namespace Loam.Rewriting.Styles.Faq;

/// <summary>A page as frequent questions with full answers.</summary>
/// <remarks>
/// Follows the FAQ format of the FinePhrase study (2026), and its sampling: temperature 0.7, top_p 0.8, top_k 20. Answers may be 4,096 tokens there; half of that is enough for
/// a chunk of 3,000, since its FAQs had 0.8 tokens for each of the prompt.
/// </remarks>
static class FaqStyle
{
    internal static RewriteStyle Style { get; } = new()
    {
        Name = "faq",
        About = "A page as frequent questions with full answers. Follows the FAQ format of the FinePhrase study (2026): reported average 14.45 where DCLM has 13.77 (models of 1.7B parameters, 21B tokens), always mixed with web text. "
            + "The best share of such text was 60% there; Kang et al. (2025) found about 30% of rephrased text best by validation loss.",
        Prompts = RewriteStyle.InLanguages(FaqPrompts.German, FaqPrompts.English, FaqPrompts.Generic),
        ChunkTokens = 3000,
        MinTokens = 50,
        MinResultTokens = 40,
        Sampling = new() { Temperature = 0.7, TopP = 0.8, MaxOutputTokens = 2048, Body = ExtraBody.Parse("""{"top_k":20}""") },
        Polish = [Polish.Markdown, Polish.Pairs],
    };
}
