using System.Diagnostics;
using Loam.Documents;
using Loam.Extraction;
using Loam.Extraction.Scoring;

namespace Loam.Bench.Extraction;

static class ExtractionQuality
{
    public static int Run(string[] args)
    {
        var folder = args.Length > 0 ? args[0] : "../shared/data/web";
        var dump = args.Length > 1 ? args[1] : null;
        var extractor = new Extractor();
        var total = default(SegmentScore);
        var halves = new SegmentScore[2];
        var (titles, titleHits, dates, dateHits, dateMisses) = (0, 0, 0, 0, 0);
        var chars = 0L;
        var docs = 0;
        var watch = new Stopwatch();
        using var log = dump is null ? null : new StreamWriter(dump);
        foreach (var set in (string[])["de", "en", "other"])
        {
            var pages = CrawlPages.Read($"{folder}/{set}.warc.gz");
            var gold = GoldPage.Read($"{folder}/{set}.gold.jsonl");
            foreach (var page in gold.Take(20))
                extractor.Map(Page(pages, page.Url));
            var score = default(SegmentScore);
            foreach (var row in gold)
            {
                var document = Page(pages, row.Url);
                watch.Start();
                var result = extractor.Map(document);
                watch.Stop();
                docs++;
                chars += document.Text.Length;
                var one = SegmentScore.Of(row, result.Text);
                score += one;
                var half = (int)(Loam.Text.StableHash.Of(row.Url) & 1);
                halves[half] += one;
                if (row.Title is not null)
                {
                    titles++;
                    var hit = SegmentScore.Fold(row.Title).Equals(SegmentScore.Fold(result.Title ?? ""), StringComparison.OrdinalIgnoreCase);
                    titleHits += hit ? 1 : 0;
                    if (!hit && half == 0) log?.WriteLine($"TITLE {row.Url}\n   gold {row.Title}\n   have {result.Title}");
                }
                if (row.Date is not null)
                {
                    dates++;
                    dateHits += row.Date == result.Date ? 1 : 0;
                    dateMisses += result.Date is null ? 1 : 0;
                    if (half == 0 && row.Date != result.Date) log?.WriteLine($"DATE {row.Url} gold {row.Date} have {result.Date}");
                }
                if (half == 0 && log is not null && (one.FalseNegatives > 0 || one.FalsePositives > 0))
                    Dump(log, set, row, document, result);
            }
            Console.WriteLine($"{set,-8} P {score.Precision:F3} R {score.Recall:F3} F1 {score.F1:F3}   fn {score.FalseNegatives} fp {score.FalsePositives}");
            total += score;
        }
        Console.WriteLine($"{"all",-8} P {total.Precision:F3} R {total.Recall:F3} F1 {total.F1:F3}");
        Console.WriteLine($"seen {halves[0].F1:F3}  unseen {halves[1].F1:F3} (P {halves[1].Precision:F3} R {halves[1].Recall:F3})");
        Console.WriteLine($"title {titleHits}/{titles}  date {dateHits}/{dates} (none {dateMisses})  {docs / watch.Elapsed.TotalSeconds:F0} docs/s {chars / 1e6 / watch.Elapsed.TotalSeconds:F1} Mchar/s");
        if (File.Exists($"{folder}/fulltext.gold.jsonl"))
        {
            var pages = CrawlPages.Read($"{folder}/fulltext.warc.gz");
            var scores = GoldPage.Read($"{folder}/fulltext.gold.jsonl")
                .Select(row => (row, text: extractor.Map(Page(pages, row.Url)).Text)).Select(x => (x.row, x.text, s: TokenScore.Of(x.row.Text!, x.text))).ToList();
            Console.WriteLine($"fulltext P {scores.Average(s => s.s.Precision):F3} R {scores.Average(s => s.s.Recall):F3} F1 {scores.Average(s => s.s.F1):F3}");
            foreach (var (row, text, s) in scores.OrderBy(s => s.s.F1).Take(25))
                log?.WriteLine($"FULL {s.F1:F2} P {s.Precision:F2} R {s.Recall:F2} {row.Url}");
        }
        return 0;
    }

    static void Dump(StreamWriter log, string set, GoldPage row, Document document, Document result)
    {
        var folded = SegmentScore.Fold(result.Text);
        log.WriteLine($"== {set} {row.Url}  ({folded.Length} chars)");
        foreach (var s in row.MustHave.Where(s => !folded.Contains(SegmentScore.Fold(s), StringComparison.Ordinal)))
            log.WriteLine($"  FN {s}   {Loam.Extraction.Content.Explain.Segment(document.Text, document.Url, s)}");
        foreach (var s in row.MustNotHave.Where(s => folded.Contains(SegmentScore.Fold(s), StringComparison.Ordinal)))
            log.WriteLine($"  FP {s}   {Loam.Extraction.Content.Explain.Segment(document.Text, document.Url, s)}");
    }

    static Document Page(Dictionary<string, string> pages, string url) => new()
    {
        Id = new("gold", url),
        Url = url,
        Format = TextFormat.Html,
        Text = pages[url.Trim()],
    };
}
