using System.Diagnostics;
using System.Globalization;
using Loam.Extraction;
using Loam.Extraction.Scoring;

namespace Loam.Bench.Extraction;

/// <summary>
/// Prints precision, recall and F1 of the extractor against gold segments, beside its peers' figures:
/// <c>extraction-quality [web folder] [samples folder] [--errors FILE]</c>.
/// </summary>
/// <remarks>
/// The pages are split in two halves by a hash of their address: errors are listed for the first only, so that whoever improves the rules has the
/// second half to see whether they learned the web or the rows.
/// </remarks>
static class ExtractionQuality
{
    public static int Run(string[] args)
    {
        var at = Array.IndexOf(args, "--errors");
        using var errors = at >= 0 && at + 1 < args.Length ? new ErrorLog(args[at + 1]) : null;
        var folders = at >= 0 ? args[..at] : args;
        var sets = GoldSet.Read(folders.ElementAtOrDefault(0) ?? "../shared/data/web", folders.ElementAtOrDefault(1) ?? "samples");
        if (sets.Count == 0)
        {
            Console.Error.WriteLine("extraction-quality: neither ../shared/data/web nor samples is here");
            return 2;
        }
        var extractor = new Extractor();
        var total = new ExtractionScore();
        var halves = new[] { new ExtractionScore(), new ExtractionScore() };
        Console.WriteLine("| pages | count | precision | recall | F1 | titles | dates | word F1 |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var set in sets)
        {
            var score = new ExtractionScore();
            foreach (var (row, page) in set.Pages)
            {
                var result = extractor.Map(page);
                var one = ExtractionScore.Of(row, result);
                score += one;
                var half = (int)(Text.StableHash.Of(row.Url) & 1);
                if (set.Segments && !set.Ours)
                    halves[half] += one;
                if (half == 0 || set.Ours)
                    errors?.Write(set.Name, row, page, result);
            }
            Print(set.Name, score);
            if (set.Segments && !set.Ours)
                total += score;
        }
        Print("de, en, other", total);
        Print("of these, half 1", halves[0]);
        Print("of these, half 2", halves[1]);
        PrintSpeed(extractor, sets);
        PrintPeers();
        return 0;
    }

    static void Print(string name, ExtractionScore score)
    {
        var segments = score.Segments;
        var texts = score.Texts > 0 ? Figure(score.TokenF1) : "";
        var (precision, recall, f1) = segments == default ? ("", "", "") : (Figure(segments.Precision), Figure(segments.Recall), Figure(segments.F1));
        Console.WriteLine($"| {name} | {score.Pages} | {precision} | {recall} | {f1} | {Of(score.TitlesRight, score.Titles)} | {Of(score.DatesRight, score.Dates)} | {texts} |");
    }

    static string Figure(double value) => value.ToString("F3", CultureInfo.InvariantCulture);

    static string Of(int right, int all) => all == 0 ? "" : $"{right}/{all}";

    /// <summary>The best of some passes: the first ones pay for compiling the code, and other programs take their share of any.</summary>
    static void PrintSpeed(Extractor extractor, List<GoldSet> sets)
    {
        const int passes = 4;
        var pages = sets.Where(set => set.Segments && !set.Ours).SelectMany(set => set.Pages).Select(pair => pair.Page).ToList();
        if (pages.Count == 0)
            return;
        var best = double.MaxValue;
        for (var pass = 0; pass < passes; pass++)
        {
            var watch = Stopwatch.StartNew();
            foreach (var page in pages)
                extractor.Map(page);
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }
        var megabytes = pages.Sum(page => (double)System.Text.Encoding.UTF8.GetByteCount(page.Text)) / 1e6;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"\none thread: {pages.Count / best:F0} documents/s, {megabytes / best:F1} MB/s (best of {passes} passes)"));
    }

    static void PrintPeers() => Console.WriteLine("""

        Peers on all 990 pages, of which these are a half (documents/s on one core of the reference machine):

        | extractor | precision | recall | F1 | documents/s |
        |---|---|---|---|---|
        | trafilatura 2.2 | .906 | .944 | .925 | 35 |
        | Readability 0.6 + linkedom | .860 | .913 | .886 | 36 |
        | resiliparse 0.16 main content | .734 | .951 | .829 | 437 |
        | trafilatura 2.2 on these pages | de .910 en .921 other .846 | de .941 en .941 other .922 | de .925 en .931 other .882 | |
        """);
}
