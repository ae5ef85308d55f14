namespace Loam.Rewriting.Styles.Tables;

/// <summary>The details of a page as a table, with a question about it and the answer.</summary>
/// <remarks>
/// Follows the table format of the FinePhrase study (2026): a table in Markdown, and a question about it below. Rows with bars alone would be nearer to what <c>extract</c> writes of a
/// page's own tables, but the study measured Markdown, and the delimiter row is what tells a table from a line of links. Sampling as there: 0.7, 0.8, top_k 20.
/// </remarks>
static class TableStyle
{
    internal static RewriteStyle Style { get; } = new()
    {
        Name = "table",
        About = "The details of a page as a table, with a question about it. Follows the table format of the FinePhrase study (2026): with web text, models of 1.7B parameters reached 17.1 on average (three runs) where FineWeb-Edu alone reached 12.0 (four runs); much of the gain is in reading and table tasks. "
            + "The best share of such text was 70% there; Kang et al. (2025) found about 30% of rephrased text best by validation loss.",
        Prompts = RewriteStyle.InLanguages(TablePrompts.German, TablePrompts.English, TablePrompts.Generic),
        ChunkTokens = 3000,
        MinTokens = 50,
        MinResultTokens = 20,
        Sampling = new() { Temperature = 0.7, TopP = 0.8, MaxOutputTokens = 1600, Body = ExtraBody.Parse("""{"top_k":20}""") },
        Polish = [Polish.Markdown, Polish.Table],
    };
}
