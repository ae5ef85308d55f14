using System.Globalization;
using Loam.Documents;
using Loam.Rewriting.Styles;
using Loam.Steps;
using Loam.Text;

namespace Loam.Rewriting;

/// <summary>Decides which styles a page is written in: all of <see cref="RewriteOptions.Styles"/>, or those of the first rule that it fits.</summary>
/// <remarks>
/// Rules follow Nemotron-CC (Su et al. 2024): pages of low quality become articles, pages of high quality questions, distillates, extracts and lists.
/// Immutable and thread-safe.
/// </remarks>
public sealed class Selection
{
    readonly List<(SelectionRule Rule, IReadOnlyList<RewriteStyle> Styles)> rules = [];

    Selection() { }

    /// <summary>Every style that a page may be written in, once, in order.</summary>
    public IReadOnlyList<RewriteStyle> Styles { get; private init; } = [];

    /// <summary>Scores that rules judge, each once, in order.</summary>
    internal IReadOnlyList<string> Scores { get; private init; } = [];

    /// <summary>Everything that decides, for fingerprints.</summary>
    public string Identity { get; private init; } = "";

    /// <summary>The selection that options ask for.</summary>
    /// <param name="options">Styles or rules, and what overrides the styles' own sampling and limits.</param>
    /// <param name="find">Finds a style by what a user calls it; null knows the built-in ones.</param>
    /// <exception cref="RecipeException">A style does not exist, or none is named.</exception>
    public static Selection Of(RewriteOptions options, Func<string, RewriteStyle>? find = null)
    {
        find ??= RewriteStyle.BuiltIn;
        if (options.Rules.Count > 0 && options.Styles.Count > 0)
            throw new RecipeException("styles are for all pages, rules say which pages get which; leave out one of the two");
        var rules = options.Rules.Count > 0 ? options.Rules : [new SelectionRule { Styles = options.Styles.Count > 0 ? options.Styles : ["wiki"] }];
        if (options.Rules.Select(Trouble).FirstOrDefault(t => t is not null) is { } trouble)
            throw new RecipeException(trouble);
        var known = new Dictionary<string, RewriteStyle>(StringComparer.Ordinal);
        var resolved = rules.Select(rule => (rule, (IReadOnlyList<RewriteStyle>)[.. rule.Styles.Distinct(StringComparer.Ordinal).Select(Style)])).ToList();
        if (known.Count == 0)
            throw new RecipeException("name at least one style: " + RewriteStyle.Names);
        if (known.Values.GroupBy(s => s.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new RecipeException($"two styles are called '{twice.Key}'; a style file's name is its style's name: rename one");
        if (options.AppendToSource == true && !known.Values.Any(s => s.AppendToSource))
            throw new RecipeException($"append_to_source appends pairs, and none of the styles writes any ({string.Join(", ", known.Values.Select(s => s.Name))}); choose qa");
        var selection = new Selection
        {
            Styles = [.. known.Values],
            Scores = [.. rules.Select(rule => rule.Score).OfType<string>().Distinct(StringComparer.Ordinal)],
            Identity = CanonicalText.Of(new { Rules = options.Rules.Count > 0 ? rules : null, Styles = known.Values.Select(s => s.Identity) }),
        };
        selection.rules.AddRange(resolved);
        return selection;

        RewriteStyle Style(string name) => known.TryGetValue(name, out var style) ? style : known[name] = find(name).With(options);
    }

    // A rule that says less than its author believes would spend money on every page.
    static string? Trouble(SelectionRule rule, int index)
    {
        var what = rule switch
        {
            { Score: null, From: not null } or { Score: null, Below: not null } => "has from or below, and no score that they judge; name it, as in score: quality",
            { Score: not null, From: null, Below: null } => $"names the score {rule.Score} and no limit; say from or below",
            _ when rule.From >= rule.Below => "fits no page: from is not below below",
            _ when rule.MinWords > rule.MaxWords => "fits no page: min_words is above max_words",
            _ => null,
        };
        return what is null ? null : string.Create(CultureInfo.InvariantCulture, $"rule {index + 1} {what}");
    }

    /// <summary>The styles for a page; null when no rule wants it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="seed">The run's seed: draws the shares.</param>
    public IReadOnlyList<RewriteStyle>? For(Document page, ulong seed)
    {
        for (var i = 0; i < rules.Count; i++)
        {
            if (Fits(rules[i].Rule, page) && Drawn(rules[i].Rule, page, seed, i))
                return rules[i].Styles.Count > 0 ? rules[i].Styles : null;
        }
        return null;
    }

    static bool Fits(SelectionRule rule, Document page)
    {
        if (rule.Languages.Count > 0 && !rule.Languages.Contains(page.Language ?? "", StringComparer.Ordinal))
            return false;
        if (rule.Score is { } name && (!page.Scores.TryGetValue(name, out var score) || score < rule.From || score >= rule.Below))
            return false;
        if (rule.MinWords is null && rule.MaxWords is null)
            return true;
        var words = Words.Count(page.Text);
        return !(words < rule.MinWords || words > rule.MaxWords);
    }

    static bool Drawn(SelectionRule rule, Document page, ulong seed, int index) =>
        rule.Share >= 1 || SeededRandom.For(seed, "rewrite.select." + index.ToString(CultureInfo.InvariantCulture), page.Family).NextDouble() < rule.Share;
}
