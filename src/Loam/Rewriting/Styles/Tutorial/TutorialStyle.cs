namespace Loam.Rewriting.Styles.Tutorial;

/// <summary>A page as a tutorial in steps.</summary>
/// <remarks>
/// Follows the tutorial format of the FinePhrase study (2026), and its sampling: temperature 0.7, top_p 0.8, top_k 20. Its tutorials had 0.56 tokens for each of the prompt.
/// </remarks>
static class TutorialStyle
{
    internal static RewriteStyle Style { get; } = new()
    {
        Name = "tutorial",
        About = "A page as a tutorial in steps. Follows the tutorial format of the FinePhrase study (2026): reported average 14.30 where DCLM has 13.77 (models of 1.7B parameters, 21B tokens), always mixed with web text. "
            + "The best share of such text was 60% there; Kang et al. (2025) found about 30% of rephrased text best by validation loss, and text in the style of textbooks alone clearly worse than web text.",
        Prompts = RewriteStyle.InLanguages(TutorialPrompts.German, TutorialPrompts.English, TutorialPrompts.Generic),
        ChunkTokens = 3000,
        MinTokens = 80,
        MinResultTokens = 60,
        Sampling = new() { Temperature = 0.7, TopP = 0.8, MaxOutputTokens = 2048, Body = ExtraBody.Parse("""{"top_k":20}""") },
    };
}
