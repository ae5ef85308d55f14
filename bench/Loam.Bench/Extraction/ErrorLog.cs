using Loam.Documents;
using Loam.Extraction.Content;
using Loam.Extraction.Scoring;

namespace Loam.Bench.Extraction;

/// <summary>Lists what the extractor missed and what it should have left out, each with the rule that decided.</summary>
sealed class ErrorLog(string path) : IDisposable
{
    readonly StreamWriter writer = new(path);

    public void Write(string set, GoldPage gold, Document page, Document result)
    {
        var text = SegmentScore.Fold(result.Text);
        writer.WriteLine($"== {set} {gold.Url} ({text.Length} characters)");
        if (gold.Title is not null && ExtractionScore.Of(gold, result).TitlesRight == 0)
            writer.WriteLine($"  TITLE gold {gold.Title}\n        have {result.Title}");
        if (gold.Date is not null && gold.Date != result.Date)
            writer.WriteLine($"  DATE gold {gold.Date} have {result.Date}");
        foreach (var segment in gold.MustHave.Where(segment => !Has(text, segment)))
            writer.WriteLine($"  FN {segment} {Explain.Segment(page.Text, page.Url, segment)}");
        foreach (var segment in gold.MustNotHave.Where(segment => Has(text, segment)))
            writer.WriteLine($"  FP {segment} {Explain.Segment(page.Text, page.Url, segment)}");
        if (gold.Text is not null && TokenScore.Of(gold.Text, result.Text) is { F1: < 0.9 } score)
            writer.WriteLine($"  WORDS precision {score.Precision:F2} recall {score.Recall:F2}");
    }

    static bool Has(string text, string segment) => text.Contains(SegmentScore.Fold(segment), StringComparison.Ordinal);

    public void Dispose() => writer.Dispose();
}
