using Loam.Documents;

namespace Loam.Extraction.Scoring;

/// <summary>How good extracted documents are against gold: segments of the text, titles, dates; and words, where gold has the whole text.</summary>
public sealed record ExtractionScore
{
    /// <summary>Pages compared.</summary>
    public int Pages { get; init; }

    /// <summary>Segments found and not found.</summary>
    public SegmentScore Segments { get; init; }

    /// <summary>Pages with a gold title.</summary>
    public int Titles { get; init; }

    /// <summary>Of these, how many titles are the same, letter case and white space aside.</summary>
    public int TitlesRight { get; init; }

    /// <summary>Pages with a gold date.</summary>
    public int Dates { get; init; }

    /// <summary>Of these, how many dates are the same.</summary>
    public int DatesRight { get; init; }

    /// <summary>Pages with a gold text.</summary>
    public int Texts { get; init; }

    /// <summary>Sums over the pages with a gold text; divide by <see cref="Texts"/>.</summary>
    public TokenScore TokenSums { get; init; }

    /// <summary>Sum of the word F1 of the pages with a gold text.</summary>
    public double TokenF1Sum { get; init; }

    /// <summary>Share of right titles; 0 where gold has none.</summary>
    public double TitleAccuracy => Titles == 0 ? 0 : (double)TitlesRight / Titles;

    /// <summary>Share of right dates; 0 where gold has none.</summary>
    public double DateAccuracy => Dates == 0 ? 0 : (double)DatesRight / Dates;

    /// <summary>Mean word F1 over the pages with a gold text; 0 where there are none.</summary>
    public double TokenF1 => Texts == 0 ? 0 : TokenF1Sum / Texts;

    /// <summary>The score of one document.</summary>
    public static ExtractionScore Of(GoldPage gold, Document document)
    {
        ArgumentNullException.ThrowIfNull(gold);
        ArgumentNullException.ThrowIfNull(document);
        var tokens = gold.Text is null ? default : TokenScore.Of(gold.Text, document.Text);
        return new()
        {
            Pages = 1,
            Segments = SegmentScore.Of(gold, document.Text),
            Titles = gold.Title is null ? 0 : 1,
            TitlesRight = gold.Title is not null && SameTitle(gold.Title, document.Title) ? 1 : 0,
            Dates = gold.Date is null ? 0 : 1,
            DatesRight = gold.Date is not null && gold.Date == document.Date ? 1 : 0,
            Texts = gold.Text is null ? 0 : 1,
            TokenSums = tokens,
            TokenF1Sum = tokens.F1,
        };
    }

    /// <summary>The sum of two scores.</summary>
    public static ExtractionScore operator +(ExtractionScore a, ExtractionScore b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return new()
        {
            Pages = a.Pages + b.Pages,
            Segments = a.Segments + b.Segments,
            Titles = a.Titles + b.Titles,
            TitlesRight = a.TitlesRight + b.TitlesRight,
            Dates = a.Dates + b.Dates,
            DatesRight = a.DatesRight + b.DatesRight,
            Texts = a.Texts + b.Texts,
            TokenSums = new(a.TokenSums.Precision + b.TokenSums.Precision, a.TokenSums.Recall + b.TokenSums.Recall),
            TokenF1Sum = a.TokenF1Sum + b.TokenF1Sum,
        };
    }

    static bool SameTitle(string gold, string? title) =>
        title is not null && SegmentScore.Fold(gold).Equals(SegmentScore.Fold(title), StringComparison.OrdinalIgnoreCase);
}
