using System.Globalization;
using System.Text.Json;
using Loam.Documents;
using Loam.Rewriting.Styles;
using Loam.Rewriting.Styles.Qa;
using Loam.Steps;

namespace Loam.Rewriting;

/// <summary>Takes the page's text out of a rewrite again, so that no dataset holds a page twice; pairs whose style says so are first sampled and appended to it.</summary>
/// <remarks>
/// Stands behind the guard, which must see pairs alone, or behind the rewriting where no guard does. Appending follows NeMo Curator's post-processing for Nemotron-CC
/// (Su et al. 2024): the pairs are shuffled, 1 to max(1, tokens of the page / 150) of them are kept, uniformly, and stand below the page. The draw follows from the
/// run's seed and the rewrite's id alone. Thread-safe.
/// </remarks>
public sealed class FinishRewrite : Mapper
{
    /// <summary>Key in <see cref="Document.Meta"/> of how many pairs were appended to the page's own text.</summary>
    public const string AppendedPairs = "appended_pairs";

    /// <summary>A page that long, in tokens, gets one more pair at most (NeMo Curator).</summary>
    const int TokensPerPair = 150;

    readonly HashSet<string> appending;
    readonly ulong seed;
    readonly Func<ReadOnlySpan<char>, int> countTokens;

    /// <summary>A step behind a rewriting.</summary>
    /// <param name="styles">The styles that may come; those with <see cref="RewriteStyle.AppendToSource"/> are appended.</param>
    /// <param name="seed">The run's seed: draws the pairs.</param>
    /// <param name="countTokens">Counts the tokens of a text; null estimates.</param>
    public FinishRewrite(IEnumerable<RewriteStyle> styles, ulong seed, Func<ReadOnlySpan<char>, int>? countTokens = null)
    {
        appending = styles.Where(style => style.AppendToSource).Select(style => style.Name).ToHashSet(StringComparer.Ordinal);
        this.seed = seed;
        this.countTokens = countTokens ?? Chunking.Estimate;
        Identity = new("finish_rewrite", 1, appending.Count == 0 ? "" : CanonicalText.Of(new { Append = appending.Order(StringComparer.Ordinal), Seed = seed }));
    }

    /// <inheritdoc/>
    public override StepIdentity Identity { get; }

    /// <inheritdoc/>
    public override Document Map(Document document)
    {
        if (!document.Meta.TryGetValue(RewriteStep.SourceText, out var source))
            return document;
        var alone = document with { Meta = document.Meta.Remove(RewriteStep.SourceText) };
        return source.ValueKind == JsonValueKind.String && document.Provenance is Provenance.Synthetic synthetic && appending.Contains(synthetic.Style)
            ? Appended(alone, source.GetString()!)
            : alone;
    }

    Document Appended(Document rewrite, string source)
    {
        var pairs = QaPairs.Parse(rewrite.Text).ToArray();
        if (pairs.Length == 0)
            return rewrite;
        var random = SeededRandom.For(seed, "rewrite.append", rewrite.Id);
        random.Shuffle(pairs.AsSpan());
        var most = Math.Max(1, countTokens(source) / TokensPerPair);
        var kept = Math.Min(pairs.Length, 1 + random.Next(most));
        return rewrite with
        {
            Text = $"{source.Trim()}\n\n{QaPairs.Write(pairs.Take(kept), rewrite.Language)}",
            Meta = rewrite.Meta.Add(AppendedPairs, JsonElement.Parse(kept.ToString(CultureInfo.InvariantCulture))),
        };
    }
}
