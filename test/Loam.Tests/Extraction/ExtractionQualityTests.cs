using Loam.Documents;
using Loam.Extraction;
using Loam.Extraction.Scoring;
using Loam.Formats;

namespace Loam.Tests.Extraction;

/// <summary>The extractor against gold: a quality that may only rise. The figures of the day are printed by <c>bench -- extraction-quality</c>.</summary>
public class ExtractionQualityTests
{
    [SkippableTheory]
    [InlineData("de")]
    [InlineData("en")]
    [InlineData("other")]
    public void Finds_the_main_text_of_real_pages(string language)
    {
        var score = Score(SharedData.Require($"web/{language}.warc.gz"), SharedData.Require($"web/{language}.gold.jsonl"));
        Assert.InRange(score.Segments.F1, 0.90, 1);
        Assert.InRange(score.Segments.Precision, 0.88, 1);
        Assert.InRange(score.TitleAccuracy, 0.78, 1);
        Assert.InRange(score.DateAccuracy, 0.70, 1);
    }

    [SkippableFact]
    public void Finds_the_words_that_people_marked()
    {
        var score = Score(SharedData.Require("web/fulltext.warc.gz"), SharedData.Require("web/fulltext.gold.jsonl"));
        Assert.InRange(score.TokenF1, 0.94, 1);
    }

    [Fact]
    public void Finds_the_main_text_of_the_sample_crawl()
    {
        var samples = Path.Combine(SharedData.Repository, "samples");
        var score = Score(Path.Combine(samples, "pages"), Path.Combine(samples, "gold.jsonl"));
        Assert.True(score.Pages >= 60, $"{score.Pages} pages");
        Assert.InRange(score.Segments.F1, 0.95, 1);
        Assert.InRange(score.TitleAccuracy, 0.95, 1);
        Assert.InRange(score.DateAccuracy, 0.90, 1);
    }

    static ExtractionScore Score(string pages, string gold)
    {
        var extractor = new Extractor();
        var documents = new Dictionary<string, Document>(StringComparer.Ordinal);
        foreach (var file in InputFiles.Expand([pages], "."))
        {
            foreach (var (document, _) in DocumentReader.Read(file, new()).Where(judged => !judged.Verdict.Drops))
            {
                documents[document.Id.Key] = document;
                documents[document.Url?.Trim() ?? document.Id.Key] = document;
            }
        }
        return GoldPage.Read(gold).Aggregate(new ExtractionScore(), (sum, row) => sum + ExtractionScore.Of(row, extractor.Map(documents[row.Url])));
    }
}
