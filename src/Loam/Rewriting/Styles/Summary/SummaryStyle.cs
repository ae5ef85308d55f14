namespace Loam.Rewriting.Styles.Summary;

/// <summary>The essentials of a page in a few sentences.</summary>
/// <remarks>
/// One of the kinds of Aleph-Alpha-GermanWeb (2025). A summary says more, the more of a page it has seen, so chunks are long.
/// </remarks>
static class SummaryStyle
{
    internal static RewriteStyle Style { get; } = new()
    {
        Name = "summary",
        About = "The essentials of a page in a few sentences. One of the kinds of Aleph-Alpha-GermanWeb (2025; 5.8% of its released sample). BeyondWeb (2025) is reported to have reached the gain of Cosmopedia with plain summaries; "
            + "in the FinePhrase study (2026; models of 1.7B parameters) a summarising prompt did not reach DCLM.",
        Prompts = RewriteStyle.InLanguages(SummaryPrompts.German, SummaryPrompts.English, SummaryPrompts.Generic),
        ChunkTokens = 2000,
        MinTokens = 100,
        MinResultTokens = 20,
        Sampling = new() { MaxOutputTokens = 500 },
        Polish = [Polish.Markdown, Polish.Labels, Polish.Quotes],
    };
}
