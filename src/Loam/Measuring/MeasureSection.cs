using Loam.Reporting;
using Loam.Reporting.Charts;

namespace Loam.Measuring;

/// <summary>The measures as a chapter of a report.</summary>
public static class MeasureSection
{
    // A difference of several times the organic value would flatten all others: the axis ends here, and the text says how large it is.
    const double AxisEnd = 0.5;

    /// <summary>The chapter "Organic against synthetic".</summary>
    public static Section From(MeasureReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var blocks = new List<Block>();
        blocks.AddRange(report.Notes.Select(note => new Notice(Tone.Caution, "Read with care", note)));
        if (report.Figures.Count > 0)
        {
            blocks.Add(Key(report));
            if (report.Figures.Any(figure => figure.Relative is not null))
                blocks.Add(new Figure(DifferencesTitle(report), Differences(report), DifferencesCaption(report)));
            blocks.Add(new Columns(new Figure("How vocabulary grows with text", Curves(report)), LengthFigure(report, LengthOf.Documents)));
            blocks.Add(Figures(report));
        }
        if (report.OrganicOpenings.Count + report.SyntheticOpenings.Count > 0)
            blocks.Add(OpeningsTable(report));
        if (report.Groups.Count > 0)
            blocks.Add(GroupsTable(report));
        if (report.Figures.Count > 0)
            blocks.Add(new Fold("Lengths of sentences and words", new Columns(LengthFigure(report, LengthOf.Sentences), LengthFigure(report, LengthOf.Words))));
        return new Section("Organic against synthetic", blocks) { Lead = report.Figures.Count > 0 ? Lead(report) : null };
    }

    static string Lead(MeasureReport report)
    {
        var beyond = report.Figures.Count(figure => figure.Signal != Signal.WithinNoise);
        var worst = report.Figures.Where(figure => Catalog.ToneOf(figure) == Tone.Bad && figure.NoiseMax > 0)
            .OrderByDescending(figure => Math.Abs(figure.Difference) / figure.NoiseMax).FirstOrDefault();
        var size = $"At {NumberText.Count(report.TokensPerSample)} {Tokens(report)} a side, {beyond} of {report.Figures.Count} measures differ by more than chance.";
        return worst is null ? size : $"{size} Farthest from organic text: {Catalog.Of(worst.Measure).Title}.";
    }

    static string Tokens(MeasureReport report) => report.TokensAreWords ? "words" : "tokens";

    static KeyFigures Key(MeasureReport report)
    {
        var items = new List<KeyFigure>
        {
            new("Compared", NumberText.Count(report.TokensPerSample), $"{Tokens(report)} a side, {report.Repeats} random splits"),
        };
        foreach (var measure in (Measure[])[Measure.NgramDiversity, Measure.TailKept, Measure.TopOpening, Measure.NumbersKept, Measure.NamesKept])
        {
            if (report.Figure(measure) is not { } figure)
                continue;
            var organic = measure is Measure.NumbersKept or Measure.NamesKept
                ? $"by chance {Catalog.Write(measure, figure.ByChance ?? 0)}"
                : $"organic {Catalog.Write(measure, figure.Organic)}";
            items.Add(new KeyFigure(Capital(Catalog.Of(measure).Title), Catalog.Write(measure, figure.Synthetic), organic, Catalog.ToneOf(figure) is Tone.Caution ? Tone.Neutral : Catalog.ToneOf(figure)));
        }
        return new KeyFigures(items);
    }

    static string DifferencesTitle(MeasureReport report)
    {
        var chosen = report.Figures.Where(figure => figure.Relative is not null).ToList();
        return $"{chosen.Count(figure => figure.Signal != Signal.WithinNoise)} of {chosen.Count} differences are larger than the noise floor";
    }

    static string DifferencesCaption(MeasureReport report) =>
        $"Synthetic less organic, relative to organic, on samples of {report.TokensPerSample:#,0} {Tokens(report)}. Grey: the noise floor, the largest difference between two random halves "
        + $"of the organic text in {report.Repeats} splits. Squares: less diverse; triangles: more diverse; diamonds: different in kind. An arrow points at a value beyond the axis.";

    static IntervalChart Differences(MeasureReport report) => new(
        new Axis("difference relative to organic text") { Form = NumberForm.Percent, Min = -AxisEnd, Max = AxisEnd },
        [.. report.Figures.Where(figure => figure.Relative is not null).Select(figure => new Interval(Catalog.Of(figure.Measure).Title, figure.Relative!.Value)
        {
            Tone = Catalog.ToneOf(figure),
            Band = figure.NoiseMax / Math.Abs(figure.Organic),
            Text = $"{NumberText.Signed(figure.Relative.Value, NumberText.Percent)} (noise ±{NumberText.Percent(figure.NoiseMax / Math.Abs(figure.Organic))})",
        })])
    { LeftMeans = "less than organic", RightMeans = "more than organic" };

    static LineChart Curves(MeasureReport report)
    {
        Ink[] styles = [Ink.Sky, Ink.Violet, Ink.Rose, Ink.Blend];
        return new LineChart(new Axis("words read"), new Axis("different words"),
            [.. report.Curves.Select((curve, i) => new Line(i < 2 ? curve.Name : $"style {curve.Name}", [.. curve.Points.Select(point => new Point(point.Words, point.Types))],
                i switch { 0 => Ink.Organic, 1 => Ink.Synthetic, _ => styles[(i - 2) % styles.Length] }) { Dashed = i > 1 })]);
    }

    static Figure LengthFigure(MeasureReport report, LengthOf of)
    {
        var lengths = report.Lengths.First(lengths => lengths.Of == of);
        var (title, axis) = of switch
        {
            LengthOf.Documents => ("Length of documents", new Axis("words per document") { Spacing = Spacing.Log }),
            LengthOf.Sentences => ("Length of sentences", new Axis("words per sentence (the last bin has all longer ones)")),
            _ => ("Length of words", new Axis("characters per word") { Max = 25 }),
        };
        return new Figure(title, new HistogramChart(axis, lengths.Edges,
        [
            new Distribution("organic", lengths.Organic, Ink.Organic) { Median = lengths.OrganicMedian },
            new Distribution("synthetic", lengths.Synthetic, Ink.Synthetic) { Median = lengths.SyntheticMedian },
        ]));
    }

    static Table Figures(MeasureReport report) => new(
        [new("Measure"), new("Organic", Align.End), new("Synthetic", Align.End), new("Difference", Align.End), new("Noise floor", Align.End), new("Reading")],
        [.. report.Figures.Select(figure => (IReadOnlyList<Cell>)
        [
            Catalog.Of(figure.Measure).Title,
            Catalog.Write(figure.Measure, figure.Organic),
            Catalog.Write(figure.Measure, figure.Synthetic),
            new Cell(Catalog.WriteDifference(figure.Measure, figure.Difference, figure.Relative)) { Tone = Catalog.ToneOf(figure) },
            "±" + Catalog.WriteDifference(figure.Measure, figure.NoiseMax, figure.Organic == 0 ? null : figure.NoiseMax / Math.Abs(figure.Organic)).TrimStart('+'),
            figure.Reading,
        ])],
        "Every measure beside its noise floor");

    static Table OpeningsTable(MeasureReport report)
    {
        var most = report.OrganicOpenings.Concat(report.SyntheticOpenings).Max(opening => opening.Share);
        return new Table(
            [new("Side"), new("Documents begin with"), new("Documents", Align.End), new("Share", Align.End), new("For example")],
            [.. Rows("synthetic", Ink.Synthetic, report.SyntheticOpenings), .. Rows("organic", Ink.Organic, report.OrganicOpenings)],
            $"The most common openings of {report.OpeningWords} words");

        IEnumerable<IReadOnlyList<Cell>> Rows(string side, Ink ink, IReadOnlyList<Opening> openings) => openings.Take(5).Select(opening => (IReadOnlyList<Cell>)
        [
            side, opening.Text, NumberText.Count(opening.Documents), new Cell(NumberText.Percent(opening.Share)) { Bar = opening.Share / most, Ink = ink }, opening.Example,
        ]);
    }

    static Table GroupsTable(MeasureReport report) => new(
        [
            new("Part"), new("Documents", Align.End), new(Capital(Tokens(report)), Align.End), new("Median words", Align.End), new("Different in 100 words", Align.End),
            new("Most common opening", Align.End), new("Numbers kept", Align.End), new("Names kept", Align.End),
        ],
        [.. report.Groups.Select(group => (IReadOnlyList<Cell>)
        [
            group.Style is not null ? $"style {group.Style}" : $"{(group.Synthetic ? "synthetic" : "organic")}, {group.Language}",
            NumberText.Count(group.Documents), NumberText.Count(group.Tokens), NumberText.Number(group.MedianWords), NumberText.Percent(group.MovingTypeToken),
            NumberText.Percent(group.TopOpening), Share(group.NumbersKept), Share(group.NamesKept),
        ])],
        "By style and language");

    static string Share(double? share) => share is { } value ? NumberText.Percent(value) : "–";

    static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
