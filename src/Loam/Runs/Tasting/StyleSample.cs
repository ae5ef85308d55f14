using Loam.Documents;
using Loam.Runs.Datasets;

namespace Loam.Runs.Tasting;

/// <summary>What a sample says of one style.</summary>
/// <param name="Style">Its name.</param>
/// <param name="Asked">Pages that were to be written in it.</param>
/// <param name="Kept">Rewrites that a run would keep.</param>
/// <param name="Dropped">The others by reason, most frequent first.</param>
/// <param name="LengthRatio">Words of kept rewrites for each word of their pages.</param>
/// <param name="InputTokens">Tokens read, as the server counts.</param>
/// <param name="OutputTokens">Tokens written, as the server counts.</param>
/// <param name="AcceptedTokens">Tokens of kept rewrites: as the server counts, else estimated.</param>
/// <param name="Estimated">True when accepted tokens are estimated, since nobody counted.</param>
/// <param name="Seconds">Mean seconds from question to answer.</param>
/// <param name="Usd">US dollars; null where no price is known.</param>
public sealed record StyleFigures(
    string Style, int Asked, int Kept, IReadOnlyList<KeyValuePair<Reason, int>> Dropped, double LengthRatio,
    long InputTokens, long OutputTokens, long AcceptedTokens, bool Estimated, double Seconds, double? Usd)
{
    /// <summary>US dollars for a million tokens of kept rewrites, what was dropped paid for, too; null where no price is known or nothing was kept.</summary>
    public double? UsdPerMillion => Usd is { } usd && AcceptedTokens > 0 ? usd / AcceptedTokens * 1e6 : null;
}

/// <summary>Pages drawn from the input, each with its rewrites: what a person judges a style by before a run.</summary>
/// <param name="Readable">Documents that the pages were drawn from.</param>
/// <param name="Seed">Decided which.</param>
/// <param name="Model">Who wrote.</param>
/// <param name="Pages">The pages, in random order, with their rewrites.</param>
/// <param name="Prompts">The prompts that these pages met, word for word.</param>
public sealed record StyleSample(
    long Readable, ulong Seed, string Model, IReadOnlyList<KeyValuePair<Document, IReadOnlyList<TastedRewrite>>> Pages, IReadOnlyList<PromptIngredient> Prompts)
{
    /// <summary>All rewrites.</summary>
    public IEnumerable<TastedRewrite> Rewrites => Pages.SelectMany(p => p.Value);

    /// <summary>The figures of each style, in the order of its first page; what no rule wanted is counted under the name <c>–</c>.</summary>
    public IReadOnlyList<StyleFigures> Styles => [.. Rewrites.GroupBy(r => r.Style?.Name ?? "–").Select(Figures)];

    static StyleFigures Figures(IGrouping<string, TastedRewrite> rewrites)
    {
        List<TastedRewrite> kept = [.. rewrites.Where(r => !r.Verdict.Drops)];
        var counted = kept.Sum(r => r.OutputTokens);
        return new(
            rewrites.Key, rewrites.Count(), kept.Count,
            [.. rewrites.Where(r => r.Verdict.Drops).CountBy(r => r.Verdict.Reason!).OrderByDescending(d => d.Value).ThenBy(d => d.Key.Code, StringComparer.Ordinal)],
            Ratio(kept),
            rewrites.Sum(r => r.InputTokens), rewrites.Sum(r => r.OutputTokens),
            counted > 0 ? counted : kept.Sum(r => (long)Rewriting.Chunking.Estimate(r.Rewrite.Document.Text)), counted == 0 && kept.Count > 0,
            rewrites.Where(r => r.Rewrite.Answers.Count > 0).Select(r => r.Seconds).DefaultIfEmpty().Average(),
            rewrites.Any(r => r.Usd is not null) ? rewrites.Sum(r => r.Usd ?? 0) : null);
    }

    static double Ratio(List<TastedRewrite> kept)
    {
        var source = kept.Sum(r => (long)Text.Words.Count(Source(r)));
        return source == 0 ? 0 : (double)kept.Sum(r => (long)Text.Words.Count(r.Rewrite.Document.Text)) / source;
    }

    static string Source(TastedRewrite rewrite) =>
        rewrite.Rewrite.Document.Meta.TryGetValue(Rewriting.RewriteStep.SourceText, out var source) ? source.GetString() ?? "" : "";
}
