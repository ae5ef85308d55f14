using Loam.Text;

namespace Loam.Extraction.Scoring;

/// <summary>Overlap of two texts as bags of words: precision, recall and their harmonic mean. A second opinion beside the segments.</summary>
public readonly record struct TokenScore(double Precision, double Recall)
{
    /// <summary>Harmonic mean; 0 where nothing overlaps.</summary>
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    /// <summary>The score of an extracted text against the gold text.</summary>
    public static TokenScore Of(string gold, string text)
    {
        var wanted = Bag(gold);
        var found = Bag(text);
        var common = 0L;
        foreach (var (word, count) in found)
            common += Math.Min(count, wanted.GetValueOrDefault(word));
        return new(Share(common, found.Values.Sum()), Share(common, wanted.Values.Sum()));
    }

    static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    static Dictionary<string, int> Bag(string text)
    {
        var bag = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in Words.In(text))
        {
            var key = text.AsSpan(word.Start, word.Length).ToString().ToLowerInvariant();
            bag[key] = bag.GetValueOrDefault(key) + 1;
        }
        return bag;
    }
}
