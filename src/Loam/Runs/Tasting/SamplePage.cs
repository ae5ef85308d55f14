using System.Globalization;
using Loam.Reporting;
using Loam.Rewriting.Money;

namespace Loam.Runs.Tasting;

/// <summary>A sample as a page to judge a style by: figures first, then each page beside its rewrites.</summary>
public static class SamplePage
{
    /// <summary>The page.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="settings">Settings that differ from their defaults, as the user gave them.</param>
    /// <param name="command">The command that runs all.</param>
    public static Report Of(StyleSample sample, string settings, string command)
    {
        var styles = sample.Styles;
        List<Section> sections =
        [
            new("By style", [Figures(styles), .. Reasons(sample)]) { Lead = "What a run would keep, what it would drop and why, and what it takes." },
            new("Prompts, settings, command",
            [
                .. sample.Prompts.Select(Prompt), new Fold("Settings", new Listing(settings.Length > 0 ? settings : "All as by default.")),
                new Prose("To write all of it:" + (command.Contains("--cache", StringComparison.Ordinal) ? " the answers above are remembered in the cache that the command names, and are not paid for again." : "")),
                new Listing(command),
            ]),
            .. sample.Pages.Select(p => TastedPage.Section(p.Key, p.Value)),
        ];
        return new(
            $"{string.Join(", ", styles.Select(s => s.Style))} by {sample.Model}",
            $"{Plural(sample.Pages.Count, "page")} drawn from {NumberText.Count(sample.Readable)} readable documents, each beside its rewrites and what the guard has against them. Read some before the run: figures do not show style.",
            [Summary(sample, styles)], sections)
        {
            Footer = [$"Made by loam rewrite --sample; seed {sample.Seed}. The pages were drawn, not chosen."],
        };
    }

    static KeyFigures Summary(StyleSample sample, IReadOnlyList<StyleFigures> styles)
    {
        var (asked, kept) = (styles.Sum(s => s.Asked), styles.Sum(s => s.Kept));
        var usd = styles.Any(s => s.Usd is not null) ? styles.Sum(s => s.Usd ?? 0) : (double?)null;
        var accepted = styles.Sum(s => s.AcceptedTokens);
        List<KeyFigure> figures =
        [
            new("Pages drawn", NumberText.Count(sample.Pages.Count), $"of {NumberText.Count(sample.Readable)} readable"),
            new("Rewrites kept", $"{kept} of {asked}", "of all pages " + new Proportion(kept, asked).IntervalText, kept == 0 ? Tone.Bad : Tone.Neutral),
            new("Tokens of kept rewrites", NumberText.Count(accepted), styles.Any(s => s.Estimated) ? "estimated" : $"of {NumberText.Count(styles.Sum(s => s.OutputTokens))} written"),
            new("Cost of the sample", usd is { } paid ? Dollars.Text(paid) : "–", usd is null ? "no price known" : sample.Rewrites.Any(r => r.Rewrite.Answers.Any(a => a.Cached)) ? "part of it remembered, not paid again" : null),
        ];
        if (usd is > 0 && accepted > 0)
            figures.Add(new("Per million accepted tokens", Dollars.Text(usd.Value / accepted * 1e6), "dropped ones paid for, too"));
        return new(figures);
    }

    static Table Figures(IReadOnlyList<StyleFigures> styles) => new(
        [new("Style"), new("Kept", Align.End), new("Of all pages", Align.End), new("Length", Align.End), new("Tokens read", Align.End), new("Tokens written", Align.End), new("Seconds", Align.End), new("Cost", Align.End), new("Per million accepted", Align.End)],
        [.. styles.Select(s => (IReadOnlyList<Cell>)[
            s.Style,
            new($"{s.Kept} of {s.Asked}") { Bar = s.Asked == 0 ? 0 : (double)s.Kept / s.Asked, Ink = Ink.Synthetic }, new Proportion(s.Kept, s.Asked).IntervalText,
            s.Kept == 0 ? "–" : NumberText.Percent(s.LengthRatio), Counted(s.InputTokens), Counted(s.OutputTokens), s.Seconds < 0.05 ? "–" : NumberText.Number(s.Seconds),
            s.Usd is { } usd ? Dollars.Text(usd) : "–", s.UsdPerMillion is { } each ? Dollars.Text(each) : "–"])],
        "Of all pages: 95% interval of the share kept. Length: words kept, as a share of their pages' words.");

    /// <summary>How many sections stand before the first page.</summary>
    const int Before = 2;

    static IEnumerable<Block> Reasons(StyleSample sample)
    {
        var drops = sample.Pages.SelectMany((page, i) => page.Value.Where(r => r.Verdict.Drops).Select(r => (Style: r.Style?.Name ?? "–", Reason: r.Verdict.Reason!, Section: i + Before + 1)));
        var rows = drops.GroupBy(d => (d.Reason, d.Style)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Reason.Code, StringComparer.Ordinal).Select(g => (IReadOnlyList<Cell>)[
            g.Key.Reason.Code, g.Key.Style, NumberText.Count(g.Count()), string.Join(", ", g.Select(d => d.Section.ToString(CultureInfo.InvariantCulture)).Take(12)) + (g.Count() > 12 ? ", …" : ""), g.Key.Reason.Explanation]).ToList();
        if (rows.Count > 0)
            yield return new Table([new("Why dropped"), new("Style"), new("How many", Align.End), new("See"), new("Meaning")], rows);
    }

    static Fold Prompt(Datasets.PromptIngredient prompt) => new(
        $"Prompt {prompt.Version}", [.. prompt.About.Length > 0 ? [new Prose(prompt.About)] : (Block[])[], .. prompt.System.Length > 0 ? [new Listing(prompt.System)] : (Block[])[], new Listing(prompt.Message), new Prose($"Sampling: {prompt.Sampling}")]);

    internal static string Plural(long count, string word) => $"{NumberText.Count(count)} {word}{(count == 1 ? "" : "s")}";

    static string Counted(long tokens) => tokens > 0 ? NumberText.Count(tokens) : "–";
}
