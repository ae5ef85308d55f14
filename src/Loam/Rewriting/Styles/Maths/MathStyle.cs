namespace Loam.Rewriting.Styles.Maths;

/// <summary>A word problem with the numbers of a page, and its solution in steps.</summary>
/// <remarks>
/// Follows the math format of the FinePhrase study (2026), and its sampling: temperature 0.7, top_p 0.8, top_k 20. There a generator of 1B parameters did better (15.31) than one of 27B (14.76).
/// What is calculated stands on no page, so the guard compares neither numbers nor statements of this style with the page, and nobody checks the sums.
/// </remarks>
static class MathStyle
{
    internal static RewriteStyle Style { get; } = new()
    {
        Name = "math",
        About = "A word problem with the numbers of a page, and its solution in steps. Follows the math format of the FinePhrase study (2026): reported average 15.31 where DCLM has 13.77 (models of 1.7B parameters, 21B tokens; generator of 1B parameters), always mixed with web text. "
            + "The best share of such text was 80% there; Kang et al. (2025) found about 30% of rephrased text best by validation loss. Nobody checks the sums: the guard cannot compare what was calculated with the page.",
        Prompts = RewriteStyle.InLanguages(MathPrompts.German, MathPrompts.English, MathPrompts.Generic),
        ChunkTokens = 3000,
        MinTokens = 50,
        MinResultTokens = 40,
        Sampling = new() { Temperature = 0.7, TopP = 0.8, MaxOutputTokens = 1600, Body = ExtraBody.Parse("""{"top_k":20}""") },
        Polish = [Polish.Markdown],
    };
}
