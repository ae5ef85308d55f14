using Loam.Documents;
using Loam.Guarding;
using Loam.Reporting;
using Loam.Reporting.Charts;
using Loam.Runs.Judging;
using Loam.Text;

namespace Loam.Runs.Pairs;

/// <summary>Gathers, row by row, what a report on a file of pairs shows: reasons, examples of each, and, where rows have a <c>label</c>, what was caught and what was marked in vain.</summary>
/// <remarks>Holds a bounded number of examples and a few figures for each labelled row. Not thread-safe.</remarks>
public sealed class GuardReport(GuardOptions options)
{
    const int ExamplesOfReason = 3;
    const int LongestExample = 20_000;

    readonly SortedDictionary<string, (Reason Reason, long Count, PriorityQueue<ExplainedPair, ulong> Examples)> reasons = new(StringComparer.Ordinal);
    readonly List<LabelledFindings> labelled = [];
    JudgeTally judged = new();
    long rows, kept;

    /// <summary>Adds one row with what was found in it.</summary>
    public void Add(PairRow row, IReadOnlyList<Finding> findings)
    {
        rows++;
        kept += findings.Count == 0 ? 1 : 0;
        foreach (var reason in findings.Select(finding => finding.Reason).Distinct())
        {
            var entry = reasons.TryGetValue(reason.Code, out var known) ? known : (reason, 0, new());
            reasons[reason.Code] = entry with { Count = entry.Count + 1 };
            // The rows with the lowest hashes: a sample that depends neither on order nor on threads. The queue gives up the largest first.
            var rank = ulong.MaxValue - StableHash.Mix(StableHash.Of(reason.Code) ^ (ulong)row.Line);
            if (row.Pair is { } pair && pair.Text.Length + pair.Source.Length <= LongestExample && (entry.Examples.Count < ExamplesOfReason || entry.Examples.TryPeek(out _, out var worst) && rank > worst))
            {
                entry.Examples.Enqueue(ExplainedPair.Of(row, options, findings), rank);
                if (entry.Examples.Count > ExamplesOfReason)
                    entry.Examples.Dequeue();
            }
        }
    }

    /// <summary>Adds what is known of a labelled row.</summary>
    public void Add(LabelledFindings findings) => labelled.Add(findings);

    /// <summary>Adds what a judge did in all.</summary>
    public void Add(JudgeTally tally) => judged = tally;

    /// <summary>The page.</summary>
    /// <param name="name">Of the file.</param>
    public Report Page(string name)
    {
        var faithful = labelled.Where(pair => pair.IsFaithful).ToList();
        List<KeyFigure> figures = [new("Pairs", NumberText.Count(rows)), new("Kept", NumberText.Percent(rows == 0 ? 0 : kept / (double)rows), $"{NumberText.Count(kept)} of {NumberText.Count(rows)}")];
        if (faithful.Count > 0)
            figures.Add(new("Faithful ones kept", NumberText.Percent(new Proportion(faithful.Count(pair => !pair.DropsAt(options.Strictness)), faithful.Count).Share), $"of {NumberText.Count(faithful.Count)} with that label"));
        if (labelled.Count > faithful.Count)
            figures.Add(new("Flawed ones caught", NumberText.Percent(new Proportion(labelled.Count(pair => !pair.IsFaithful && pair.DropsAt(options.Strictness)), labelled.Count - faithful.Count).Share), $"of {NumberText.Count(labelled.Count - faithful.Count)}"));
        return new($"Guard: {name}", $"What the guard says of {NumberText.Count(rows)} pairs at strictness {options.Strictness.ToString().ToLowerInvariant()}.", [new KeyFigures(figures)],
            [.. Sections()])
        { Footer = ["Made by loam guard --report. Examples are drawn by a hash of the row, not chosen."] };
    }

    IEnumerable<Section> Sections()
    {
        if (reasons.Count > 0)
        {
            yield return new("Why dropped",
            [
                new Table([new("Reason"), new("Rows", Align.End), new("Meaning")],
                    [.. reasons.Values.OrderByDescending(r => r.Count).ThenBy(r => r.Reason.Code, StringComparer.Ordinal).Select(r => (IReadOnlyList<Cell>)[
                        r.Reason.Code, new(NumberText.Count(r.Count)) { Bar = r.Count / (double)rows, Ink = Ink.Grey }, r.Reason.Explanation])],
                    "A row may have several reasons."),
            ]);
        }
        if (labelled.Exists(pair => pair.IsFaithful) && labelled.Exists(pair => !pair.IsFaithful))
            yield return Labelled();
        if (JudgeSection.From(judged) is { } judging)
            yield return judging;
        foreach (var (code, entry) in reasons)
        {
            if (entry.Examples.Count > 0)
                yield return new(code, [.. entry.Examples.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => item.Element.Texts())]) { Lead = entry.Reason.Explanation };
        }
    }

    Section Labelled()
    {
        var strictnesses = Enum.GetValues<Strictness>();
        var kinds = labelled.GroupBy(pair => pair.Label).OrderBy(kind => kind.Key == LabelledFindings.Faithful ? 0 : 1).ThenBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => (Label: kind.Key, Pairs: kind.ToList())).ToList();
        var curves = CheckCurve.Of(labelled);
        return new("Against the labels",
        [
            new Table([new("Label"), new("Pairs", Align.End), .. strictnesses.Select(s => new Column(s.ToString().ToLowerInvariant(), Align.End))],
                [.. kinds.Select(kind => (IReadOnlyList<Cell>)[
                    kind.Label == LabelledFindings.Faithful ? "faithful: kept" : kind.Label + ": caught", NumberText.Count(kind.Pairs.Count),
                    .. strictnesses.Select(s => Cell(kind.Pairs, pair => pair.DropsAt(s) != pair.IsFaithful))])],
                "Shares with their 95% intervals (Wilson): caught by whatever check."),
            .. curves.Chunk(2).Select(Block (pair) => new Columns([.. pair.Select(Figure)])),
        ])
        { Lead = "The rows say what is wrong with them: this is how much of it the guard sees, and what that costs." };
    }

    static Figure Figure(CheckCurve curve)
    {
        var strictnesses = Enum.GetValues<Strictness>();
        var points = strictnesses.Select(s => $"{s.ToString().ToLowerInvariant()} {NumberText.Percent(curve.At(s).Recall)} at {NumberText.Percent(curve.At(s).Precision)}");
        var line = new Line(curve.Reason.Code, [.. curve.Points.Select(point => new Point(point.Recall, point.Precision))], Ink.Synthetic);
        return new($"{curve.Label}: what {curve.Reason.Code} finds", new LineChart(
            new("Recall: flaws found") { Form = NumberForm.Percent, Min = 0, Max = 1 }, new("Precision: found ones that are flaws") { Form = NumberForm.Percent, Min = 0, Max = 1 }, [line]),
            $"{curve.Flawed} flawed pairs against all faithful ones, this check alone. Recall at precision: {string.Join("; ", points)}. Precision depends on how frequent flaws are in the file.");
    }

    static Cell Cell(List<LabelledFindings> pairs, Func<LabelledFindings, bool> holds)
    {
        var share = new Proportion(pairs.Count(holds), pairs.Count);
        return new(NumberText.Percent(share.Share)) { Note = share.IntervalText };
    }
}
