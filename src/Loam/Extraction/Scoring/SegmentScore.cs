namespace Loam.Extraction.Scoring;

/// <summary>Counts of gold segments found and not found; the metric of trafilatura's evaluation (Barbaresi 2021, ACL demo).</summary>
/// <param name="TruePositives">Segments that must appear and do.</param>
/// <param name="FalseNegatives">Segments that must appear and do not.</param>
/// <param name="FalsePositives">Segments that must not appear and do.</param>
/// <param name="TrueNegatives">Segments that must not appear and do not.</param>
public readonly record struct SegmentScore(int TruePositives, int FalseNegatives, int FalsePositives, int TrueNegatives)
{
    /// <summary>TP / (TP + FP); 0 where nothing was found.</summary>
    public double Precision => Ratio(TruePositives, FalsePositives);

    /// <summary>TP / (TP + FN); 0 where nothing was wanted.</summary>
    public double Recall => Ratio(TruePositives, FalseNegatives);

    /// <summary>Harmonic mean of precision and recall.</summary>
    public double F1 => Ratio(2 * TruePositives, FalsePositives + FalseNegatives);

    /// <summary>The score of one page: each segment is looked up in the text after folding both.</summary>
    public static SegmentScore Of(GoldPage gold, string text)
    {
        ArgumentNullException.ThrowIfNull(gold);
        var folded = Fold(text);
        var have = gold.MustHave.Count(segment => folded.Contains(Fold(segment), StringComparison.Ordinal));
        var not = gold.MustNotHave.Count(segment => folded.Contains(Fold(segment), StringComparison.Ordinal));
        return new(have, gold.MustHave.Count - have, not, gold.MustNotHave.Count - not);
    }

    /// <summary>The sum of two scores.</summary>
    public static SegmentScore operator +(SegmentScore a, SegmentScore b) => new(
        a.TruePositives + b.TruePositives, a.FalseNegatives + b.FalseNegatives,
        a.FalsePositives + b.FalsePositives, a.TrueNegatives + b.TrueNegatives);

    /// <summary>
    /// White space folded to single spaces, and what only this extractor's output format adds removed: heading and list marks at a line's start, and the
    /// bars between cells.
    /// </summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new System.Text.StringBuilder(text.Length);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            foreach (var range in WithoutMarks(line).SplitAny(White))
            {
                var word = WithoutMarks(line)[range];
                if (word.IsEmpty || word is "|")
                    continue;
                if (folded.Length > 0)
                    folded.Append(' ');
                folded.Append(word);
            }
        }
        return folded.ToString();
    }

    static readonly char[] White = [' ', '\t', '\u00A0', '\u200B', '\u2009', '\u202F'];

    static ReadOnlySpan<char> WithoutMarks(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        var marks = line.TrimStart('#');
        if (marks.Length < line.Length && marks is [' ', ..])
            return marks.TrimStart();
        return line is ['-', ' ', ..] ? line[2..].TrimStart() : line;
    }

    static double Ratio(int good, int bad) => good + bad == 0 ? 0 : (double)good / (good + bad);
}
