namespace Loam.Rewriting.Styles.Qa;

/// <summary>A page as questions of different kinds with short answers.</summary>
/// <remarks>
/// Follows the diverse question-answer pairs of Nemotron-CC (Su et al. 2024): up to eight pairs, several kinds of question, plain text. In the
/// FinePhrase study (2026) it is, with guided rewriting, the only earlier prompt that reaches DCLM. Limits are NeMo Curator's: 1,000 tokens in, 600 out.
/// The pairs stand on their own; Nemotron-CC appends some of them to their page, which <c>append_to_source</c> does.
/// </remarks>
static class QaStyle
{
    internal static RewriteStyle Style { get; } = new()
    {
        Name = "qa",
        About = "A page as questions of different kinds with short answers. Follows the diverse question-answer pairs of Nemotron-CC (Su et al. 2024); in the FinePhrase study (2026) it is, with guided rewriting, the only earlier prompt that reaches DCLM.",
        Prompts = RewriteStyle.InLanguages(QaPrompts.German, QaPrompts.English, QaPrompts.Generic),
        ChunkTokens = 1000,
        MinTokens = 30,
        MinResultTokens = 20,
        Sampling = new() { MaxOutputTokens = 600 },
        Polish = [Polish.Markdown, Polish.Pairs],
    };
}
