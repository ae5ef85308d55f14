using Loam.Reporting;
using Loam.Reporting.Charts;
using Loam.Training.Statistics;
using Row = Loam.Reporting.Charts.Interval;

namespace Loam.Training.Trials;

/// <summary>A trial as a chapter of the report: verdicts, intervals, seeds, arms, slices, and what to keep in mind. Its banners go to the summary.</summary>
public static class TrialSection
{
    const int MostSeedsShown = 8;

    /// <summary>The chapter.</summary>
    public static Section From(TrialResult result)
    {
        var blocks = new List<Block> { Forest(result), Seeds(result), Arms(result), Method(result) };
        blocks.AddRange(result.Comparisons.Where(c => c.Slices.Count > 0).Select(c => Slices(c, result)));
        if (result.Warnings.Count > 0)
            blocks.Add(new Fold("What to keep in mind", new Prose(result.Warnings)));
        if (result.LeftOut.Count > 0)
            blocks.Add(new Fold("Held-out documents that were left out", LeftOut(result)));
        return new("Trial: does it help or harm?", blocks) { Lead = string.Join(" ", result.Comparisons.Select(c => Headline(c) + ".")) };
    }

    /// <summary>One banner per comparison, for the report's summary.</summary>
    public static IReadOnlyList<Notice> Notices(TrialResult result) =>
        [.. result.Comparisons.Select(c => new Notice(ToneOf(c.Verdict), Headline(c), Evidence(c)))];

    /// <summary>The verdict in a few words, e.g. <c>blend helps against organic</c>.</summary>
    public static string Headline(TrialComparison comparison) => comparison.Verdict switch
    {
        TrialVerdict.Helps => $"{comparison.Arm} helps against {comparison.Baseline}",
        TrialVerdict.Harms => $"{comparison.Arm} harms against {comparison.Baseline}",
        TrialVerdict.NoEffect => $"{comparison.Arm} makes no difference against {comparison.Baseline}",
        _ => $"Inconclusive: {comparison.Arm} against {comparison.Baseline}",
    };

    // The explanation says the verdict first, and the headline has said it.
    static string Evidence(TrialComparison comparison)
    {
        var rest = comparison.Explanation[(comparison.Explanation.IndexOf(": ", StringComparison.Ordinal) + 2)..];
        return char.ToUpperInvariant(rest[0]) + rest[1..];
    }

    static Tone ToneOf(TrialVerdict verdict) => verdict switch
    {
        TrialVerdict.Helps => Tone.Good,
        TrialVerdict.Harms => Tone.Bad,
        TrialVerdict.NoEffect => Tone.Neutral,
        _ => Tone.Caution,
    };

    static Figure Forest(TrialResult result)
    {
        var baseline = result.Arms[0].Name;
        var chart = new IntervalChart(DifferenceAxis(baseline), [.. result.Comparisons.Select(c =>
            RowOf(c.Arm, c.Difference, c.Interval) with { Tone = ToneOf(c.Verdict), Band = c.NoiseFloor })])
        {
            Margin = result.Options.Margin,
            LeftMeans = "helps",
            RightMeans = "harms",
        };
        return new($"How much an arm changes the cost of held-out text, against {baseline}", chart,
            $"Point: {result.Options.Seeds} seeds, {result.TokensPerRun:N0} tokens per run, {result.HeldOut.Count:N0} held-out documents. "
            + $"Line: {result.Options.Confidence * 100:0.#}% interval of a paired bootstrap over held-out documents and seeds. Wide band: the margin of "
            + $"{NumberText.Percent(result.Options.Margin)}, within which a difference does not matter. Band at a row: the largest difference between two seeds of one arm.");
    }

    static Row RowOf(string name, double difference, Statistics.Interval interval) =>
        new(name, difference, interval.Low, interval.High) { Text = $"{Signed(difference)} [{Signed(interval.Low)}, {Signed(interval.High)}]" };

    static string Signed(double share) => (share * 100).ToString("+0.00;−0.00;0.00") + "%";

    static Axis DifferenceAxis(string baseline) => new($"bits per byte against {baseline}: fewer is better") { Form = NumberForm.Percent };

    static Figure Seeds(TrialResult result)
    {
        var shown = Math.Min(MostSeedsShown, result.Options.Seeds);
        var series = Enumerable.Range(0, shown).Select(s => new DotSeries($"seed {s + 1}", Ink.Grey)).ToList();
        var rows = result.Arms.Select(arm => new DotRow(arm.Name, [.. arm.Runs.Take(shown).Select(run => run.BitsPerByte)])).ToList();
        return new("What each run costs", new DotPlot(new("bits per byte of held-out text: fewer is better"), series, rows),
            "One dot per run. A seed draws the same pages for every arm that has them, so compare dots of one seed.");
    }

    static Table Arms(TrialResult result)
    {
        var rows = result.Arms.Select((arm, a) =>
        {
            var comparison = a == 0 ? null : result.Comparisons[a - 1];
            var epochs = arm.Runs[0].Epochs;
            return (IReadOnlyList<Cell>)
            [
                arm.Name,
                NumberText.Count(arm.Documents),
                NumberText.Count(arm.Tokens),
                epochs > 1 ? new Cell($"{epochs:0.0} times") { Tone = Tone.Caution } : NumberText.Percent(epochs),
                arm.BitsPerByte.ToString("0.000"),
                comparison is null ? "baseline" : Signed(comparison.Difference),
                comparison is null ? "" : $"{Signed(comparison.Interval.Low)[..^1]} to {Signed(comparison.Interval.High)}",
                comparison is null ? "" : new Cell(Word(comparison.Verdict)) { Tone = ToneOf(comparison.Verdict) },
            ];
        }).ToList();
        return new(
            [new("Arm"), new("Documents", Align.End), new("Tokens", Align.End), new("Used per run", Align.End), new("Bits per byte", Align.End),
             new("Difference", Align.End), new("Interval", Align.End), new("Verdict")],
            rows,
            "The arms, and what each costs");
    }

    static Prose Method(TrialResult result) => new(
        $"Every run trains an n-gram model (interpolated modified Kneser-Ney, order {result.Options.Order}) on {result.TokensPerRun:N0} tokens of a vocabulary of "
        + $"{result.Tokenizer.Vocabulary:N0}, {result.Tokenizer.BytesPerToken:0.0} bytes each, which was learned from all arms alike, and is scored on the same "
        + $"{result.HeldOut.Count:N0} held-out documents. Seeds draw other documents of an arm. Tokens here are of this vocabulary, not of the one that a blend's budget was counted with.");

    static string Word(TrialVerdict verdict) => verdict switch
    {
        TrialVerdict.Helps => "helps",
        TrialVerdict.Harms => "harms",
        TrialVerdict.NoEffect => "no effect",
        _ => "inconclusive",
    };

    static Fold Slices(TrialComparison comparison, TrialResult result)
    {
        var rows = comparison.Slices.Select(s => RowOf($"{Name(s)} ({s.Documents:N0})", s.Difference, s.Interval) with
        {
            Tone = ToneOf(Decision.Of(s.Interval, result.Options.Margin)),
        }).ToList();
        var chart = new IntervalChart(DifferenceAxis(comparison.Baseline), rows) { Margin = result.Options.Margin, LeftMeans = "helps", RightMeans = "harms" };
        return new($"Where {comparison.Arm} helps or harms", new Figure(
            $"{comparison.Arm} against {comparison.Baseline}, by kind of held-out text", chart,
            "In brackets: held-out documents. Rare words: the third of the documents whose words are rarest in the baseline, where synthetic text tends to harm first. "
            + "The intervals are not widened for how many there are: of twenty, about one misses by chance."));
    }

    static string Name(TrialSlice slice) => slice.Kind switch
    {
        SliceKind.Source => $"source {slice.Name}",
        SliceKind.Language => $"language {slice.Name}",
        SliceKind.Length => $"{slice.Name} pages",
        _ => $"{slice.Name} words",
    };

    static Table LeftOut(TrialResult result) => new([new("Document"), new("Why")],
        [.. result.LeftOut.Select(d => (IReadOnlyList<Cell>)[d.Id, d.Reason switch
        {
            LeftOutReason.Family => "an arm has the page or a rewrite of it",
            LeftOutReason.Copied => "an arm has most of its text under another address",
            _ => "it is empty",
        }])]);
}
