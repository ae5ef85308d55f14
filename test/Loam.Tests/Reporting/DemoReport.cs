using Loam.Reporting;
using Loam.Reporting.Charts;

namespace Loam.Tests.Reporting;

/// <summary>A report with every block and every chart, on made-up figures. Its rendered form is what to look at after a change of style.</summary>
static class DemoReport
{
    public static Report Build() => new(
        "german-web",
        "334 German pages became 198,400 training tokens, 30% of them rewritten. At equal tokens the blend beats organic text alone.",
        [
            new Notice(Tone.Good, "The blend helps", "Bits per byte on held-out organic text fall by 0.031 (95% interval −0.044 to −0.018, three seeds), twice the margin of 0.015."),
            new KeyFigures(
                new("Pages read", "334", "1 file, 41.2 MB"),
                new("Organic documents kept", "243", "73% of pages"),
                new("Rewrites kept", "412", "of 486 asked for", Tone.Good),
                new("Blend", NumberText.Count(198_400), "tokens, 0.82 epochs organic"),
                new("Vocabulary tail kept", NumberText.Percent(.412), "organic half against half: 71.3%", Tone.Bad)),
        ],
        [
            new("From pages to blend", [new Figure("Where documents went", Funnel(), "Every step: in = kept + dropped. Point at a bar for all reasons.")]) { Lead = "Three of four pages survive; most of the others are too short to say anything." },
            new("Organic against synthetic",
            [
                new Columns(new Figure("Rewrites use fewer different words", Curve()), new Figure("Rewrites are shorter and more alike", Lengths(), "Words per document.")),
                new Figure("Only three differences are larger than chance", Differences(), "Grey: the largest difference between two random halves of the organic text, ten splits."),
                new Figure("Shares on both sides", Shares()),
                Metrics(),
            ]),
            new("The blend", [new Figure("What a model sees", Blend(), "Shares of tokens."), new Figure("Requested and reached", Bars())]),
            new("Verdict", [new Figure("Difference to organic text alone, bits per byte", Verdict(), "Point and 95% interval of a paired bootstrap over held-out documents and seeds. Lower is better.")]),
            new("Samples", [Sample(), new Fold("The recipe", new Listing("name: german-web\nstages:\n  pages: { read: \"crawl/*.warc.gz\" }\n")), new Prose("A closing remark.", "And another one: <b>not bold</b>.")]),
        ])
    { Footer = ["Loam 0.1.0 · recipe german-web · seed 42", "fingerprint 6f1b0a9c55d2"] };

    static FunnelChart Funnel() => new(
    [
        new("read pages", 334, 334, []) { Lane = "ORGANIC SIDE" },
        new("extract", 334, 328, [new("extract.empty", 4), new("extract.no_main_text", 2)]) { Lane = "ORGANIC SIDE" },
        new("language: de", 328, 319, [new("language.other", 9)]) { Lane = "ORGANIC SIDE" },
        new("filter: fineweb2-de", 319, 251, [new("gopher.too_short", 31), new("fineweb.duplicate_lines", 14), new("gopher.few_stop_words", 12), new("gopher.symbols", 6), new("gopher.long_words", 5)]) { Lane = "ORGANIC SIDE" },
        new("deduplicate: minhash with a long name", 251, 243, [new("dedup.near_duplicate", 8)]) { Lane = "ORGANIC SIDE" },
        new("rewrite: wiki, qa", 486, 480, [new("rewrite.too_short", 6)]) { Lane = "SYNTHETIC SIDE", Ink = Ink.Synthetic },
        new("guard: standard", 480, 412, [new("guard.invented_number", 40), new("guard.dropped_negation", 18), new("guard.preamble", 10)]) { Lane = "SYNTHETIC SIDE", Ink = Ink.Synthetic },
        new("blend", 655, 520, [new("blend.over_budget", 135)]) { Lane = "BLEND", Ink = Ink.Blend },
    ]);

    static LineChart Curve() => new(new("words read"), new("different words"),
    [
        new("organic", [.. Enumerable.Range(1, 20).Select(i => new Point(i * 4000, 9.5 * Math.Pow(i * 4000, .68)))], Ink.Organic),
        new("synthetic: wiki", [.. Enumerable.Range(1, 20).Select(i => new Point(i * 4000, 9.3 * Math.Pow(i * 4000, .672)))], Ink.Synthetic),
        new("synthetic: qa", [.. Enumerable.Range(1, 14).Select(i => new Point(i * 4000, 9.1 * Math.Pow(i * 4000, .65)))], Ink.Sky),
        new("expected (Heaps)", [.. Enumerable.Range(1, 20).Select(i => new Point(i * 4000, 9.5 * Math.Pow(i * 4000, .675)))], Ink.Grey) { Dashed = true },
    ]);

    static HistogramChart Lengths()
    {
        double[] edges = [.. Enumerable.Range(0, 15).Select(i => 20 * Math.Pow(1.5, i))];
        double[] Bell(double centre, double width)
        {
            var shares = Enumerable.Range(0, edges.Length - 1).Select(i => Math.Exp(-Math.Pow((i - centre) / width, 2))).ToArray();
            return [.. shares.Select(share => share / shares.Sum())];
        }
        return new(new("words") { Spacing = Spacing.Log }, edges, [new("organic", Bell(7.6, 3.2), Ink.Organic) { Median = 504 }, new("synthetic", Bell(6.2, 1.7), Ink.Synthetic) { Median = 281 }]);
    }

    static IntervalChart Differences() => new(new("difference to organic text, relative") { Form = NumberForm.Percent },
    [
        new("compression ratio", .083) { Band = .021, Tone = Tone.Bad },
        new("n-gram diversity", -.121) { Band = .034, Tone = Tone.Bad },
        new("type-token ratio", -.012) { Band = .019 },
        new("vocabulary tail kept", -.309) { Band = .046, Tone = Tone.Bad },
        new("self-repetition", .044) { Band = .071 },
    ])
    { LeftMeans = "less than organic", RightMeans = "more than organic" };

    static DotPlot Shares() => new(new("share") { Form = NumberForm.Percent, Min = 0 }, [new("organic", Ink.Organic), new("synthetic", Ink.Synthetic)],
    [
        new("documents with the most common opening", [.011, .084]),
        new("numbers of the page kept", [1, .61]),
        new("names of the page kept", [1, .72]),
    ]);

    static BarChart Bars() => new(new("tokens"), ["organic", "wiki", "question and answer"],
        [new("requested", [140_000, 40_000, 20_000], Ink.Grey), new("reached", [139_800, 39_100, 19_500], Ink.Blend)]);

    static CompositionBar Blend() => new(
    [
        new("blend", [new("organic", 139_800, Ink.Organic, "0.82 epochs"), new("wiki", 39_100, Ink.Synthetic, "0.49 epochs"), new("qa", 19_500, Ink.Sky, "0.38 epochs"), new("tables", 2_100, Ink.Violet, "1 epoch")]),
        new("arm: organic", [new("organic", 200_000, Ink.Organic, "1.17 epochs")]),
    ], "tokens");

    static IntervalChart Verdict() => new(new("Δ bits per byte"),
    [
        new("blend (30% synthetic)", -.031, -.044, -.018) { Tone = Tone.Good },
        new("synthetic alone", .067, .049, .088) { Tone = Tone.Bad },
        new("organic, other seed", .002, -.011, .016) { Tone = Tone.Caution },
    ])
    { Margin = .015, LeftMeans = "helps", RightMeans = "harms" };

    static Table Metrics() => new(
        [new("Measure"), new("Organic", Align.End), new("Synthetic", Align.End), new("Difference", Align.End), new("Noise floor", Align.End), new("Reading")],
        [
            ["compression ratio", "2.41", "2.61", new Cell("+8.3%") { Tone = Tone.Bad }, "±2.1%", "Up 8.3%: the rewrites repeat themselves more than organic text does."],
            ["n-gram diversity", "3.10", "2.72", new Cell("−12.1%") { Tone = Tone.Bad }, "±3.4%", "Down 12.1%: fewer different word sequences."],
            ["share of openings", new Cell("1.1%") { Bar = .13, Ink = Ink.Organic }, new Cell("8.4%") { Bar = 1, Ink = Ink.Synthetic }, "+7.3 points", "±0.4 points", "Eight in a hundred rewrites begin alike."],
        ], "Each measure beside its noise floor");

    static SideBySide Sample() => new("Was ist Humus?",
    [
        new("Page", "Startseite | Garten | Impressum\n\nWas ist Humus?\nHumus ist die Gesamtheit der toten organischen Substanz eines Bodens. <script>alert(1)</script>\nWir verwenden Cookies …", "1,204 words of HTML text"),
        new("Extracted text", "Was ist Humus?\nHumus ist die Gesamtheit der toten organischen Substanz eines Bodens. Er entsteht aus Pflanzenresten in 5 bis 10 Jahren.", "412 words") { Ink = Ink.Organic },
        new("Rewrite: wiki", "Humus bezeichnet die tote organische Substanz eines Bodens. Er bildet sich aus Pflanzenresten innerhalb von 50 Jahren.", "extractive/1 · kept") { Ink = Ink.Synthetic, Highlights = [new(108, 9, Tone.Bad, "not in the source")] },
    ], "The guard found one number that the page does not have.");
}
