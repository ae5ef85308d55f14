using System.Globalization;
using Loam.Guarding.Judging;
using Loam.Reporting;
using Loam.Rewriting;
using Loam.Rewriting.Money;
using Loam.Runs.Datasets;

namespace Loam.Runs.Judging;

/// <summary>The chapter on a judge: what it was asked, what it decided, and how far it and the rules say the same.</summary>
public static class JudgeSection
{
    /// <summary>The chapter of a run's report; null where nothing was judged.</summary>
    /// <param name="ledgers">Ledgers of all stages.</param>
    internal static Section? From(IEnumerable<Ledger> ledgers)
    {
        var steps = ledgers.SelectMany(ledger => ledger.Steps).Where(step => step.Measures.Keys.Any(measure => measure.StartsWith("judge.", StringComparison.Ordinal))).ToList();
        var sum = steps.Aggregate(StepLedger.Empty("guard"), (all, step) => all.Plus(step));
        return steps.Count == 0 ? null : From(sum.Measures, sum.Examples.ToDictionary(e => e.Key, e => (IReadOnlyList<Reject>)e.Value, StringComparer.Ordinal), []);
    }

    /// <summary>The chapter of what was counted; null where nothing was asked.</summary>
    public static Section? From(JudgeTally tally) => From(tally.Totals, tally.Examples, tally.Labels);

    static Section? From(IReadOnlyDictionary<string, double> totals, IReadOnlyDictionary<string, IReadOnlyList<Reject>> examples, IReadOnlyList<JudgedLabel> labels)
    {
        var agreement = Agreement.Of(totals);
        if (agreement.Rows.Count == 0)
            return null;
        List<Block> blocks = [new KeyFigures(Figures(totals, agreement)), Table(agreement)];
        if (labels.Count > 0)
            blocks.Add(new Table([new("Label"), new("Pairs", Align.End), new("Dropped by the rules", Align.End), new("By rules and judge", Align.End)],
                [.. labels.Select(label => (IReadOnlyList<Cell>)[label.Label, NumberText.Count(label.Rows), NumberText.Count(label.ByRules), NumberText.Count(label.Together)])],
                "What the judge changes, by what is known to be wrong with the rows."));
        Add(Hearing.Differing, "Audited sentences of which rules and judge differ");
        Add(Hearing.Decided, "Doubtful sentences that the judge decided otherwise than the rules");
        Add(Hearing.Unusable, "Answers of which no use could be made");
        return new("Rules and judge", blocks)
        {
            Lead = "A model was asked about sentences of which the guard's rules were in doubt, and, to measure the two against each other, about some of which they were sure. Neither is the truth: where they differ, read.",
        };

        void Add(string kind, string title)
        {
            if (examples.TryGetValue(kind, out var shown) && shown.Count > 0)
                blocks.Add(new Table([new("Sentence"), new("What rules and judge say")], [.. shown.Select(e => (IReadOnlyList<Cell>)[new Cell(e.Excerpt) { Note = e.Url ?? e.Id }, e.Evidence])], title));
        }
    }

    static List<KeyFigure> Figures(IReadOnlyDictionary<string, double> totals, Agreement agreement)
    {
        string Count(string measure) => NumberText.Count((long)totals.GetValueOrDefault(measure));
        List<KeyFigure> figures =
        [
            new("Doubtful sentences asked about", Count("judge.asked"), $"{Count("judge.unusable")} of all answers unusable"),
            new("Verdicts turned over", Count("judge.overruled"), "rewrites"),
            new("Agreement", agreement.Share is { } share ? NumberText.Percent(share) : "–", $"of {NumberText.Count(agreement.Audited)} audited sentences"),
            new("Cohen's kappa", agreement.Kappa is { } kappa ? Number(kappa.Value) : "–", agreement.Kappa is { } k ? $"95%: {Number(k.Low)} to {Number(k.High)}" : "not defined: one of the two says the same of all"),
        ];
        if (totals.GetValueOrDefault(Rewrite.Cost + "." + Hearing.Style) is > 0 and var usd)
            figures.Add(new("Judging cost", Dollars.Text(usd), $"{Count("requests." + Hearing.Style)} answers"));
        return figures;
    }

    static Table Table(Agreement agreement) => new(
        [new("Rules"), new("Most doubtful finding"), new("Supported", Align.End), new("Contradicted", Align.End), new("Not stated", Align.End), new("Unusable", Align.End), new("Same as rules", Align.End)],
        [.. agreement.Rows.Select(row => (IReadOnlyList<Cell>)[
            new Cell(row.Dropped ? "drop" : "keep") { Note = row.Audited ? "sure: audited" : "in doubt: asked" },
            row.Reason == Agreement.Nothing ? "none" : row.Reason,
            NumberText.Count(row.Supported), NumberText.Count(row.Contradicted), NumberText.Count(row.NotStated), NumberText.Count(row.Unusable),
            row.Answered == 0 ? "–" : NumberText.Percent(row.Agreeing / (double)row.Answered)])],
        "Sentences by what the rules say (rows) and what the judge says (columns). Agreement and kappa are of audited sentences alone, a random share of those of which the rules are sure; the others were chosen because they are hard.");

    /// <summary>The same for a terminal, line by line.</summary>
    public static IEnumerable<string> Lines(IReadOnlyDictionary<string, double> totals)
    {
        var agreement = Agreement.Of(totals);
        double Of(string measure) => totals.GetValueOrDefault(measure);
        yield return string.Create(CultureInfo.InvariantCulture, $"judge: {Of("judge.asked"):N0} doubtful sentences asked about, {Of("judge.audited"):N0} audited, {Of("judge.unusable"):N0} answers unusable, {Of("judge.overruled"):N0} verdicts turned over");
        if (Of(Rewrite.Cost) > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"judge: {Dollars.Text(Of(Rewrite.Cost))} for {Of("requests"):N0} answers");
        if (agreement.Rows.Count == 0)
            yield break;
        yield return $"  {"rules",-5} {"finding",-26} {"",-7} {"supported",9} {"contradicted",12} {"not stated",10} {"unusable",8}";
        foreach (var row in agreement.Rows)
            yield return string.Create(CultureInfo.InvariantCulture, $"  {(row.Dropped ? "drop" : "keep"),-5} {row.Reason,-26} {(row.Audited ? "audited" : "asked"),-7} {row.Supported,9:N0} {row.Contradicted,12:N0} {row.NotStated,10:N0} {row.Unusable,8:N0}");
        if (agreement.Share is { } share)
            yield return string.Create(CultureInfo.InvariantCulture, $"  of {agreement.Audited:N0} audited sentences {100 * share:0.0}% the same")
                + (agreement.Kappa is { } kappa ? $"; kappa {Number(kappa.Value)} (95%: {Number(kappa.Low)} to {Number(kappa.High)})" : "");
    }

    static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
