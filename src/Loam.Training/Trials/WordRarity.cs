using Loam.Documents;
using Loam.Text;

namespace Loam.Training.Trials;

/// <summary>How rare a document's words are in the baseline arm: the tail of human language is where synthetic text harms first.</summary>
/// <remarks>Counts only words that occur in the held-out documents, so memory does not grow with the arm. Not thread-safe.</remarks>
sealed class WordRarity
{
    readonly Dictionary<ulong, long> counts = [];
    long total;

    public WordRarity(IEnumerable<Document> heldOut)
    {
        foreach (var document in heldOut)
        {
            foreach (var word in Words.In(document.Text))
                counts[Key(document.Text, word)] = 0;
        }
    }

    public void Observe(string text)
    {
        foreach (var word in Words.In(text))
        {
            total++;
            var key = Key(text, word);
            if (counts.TryGetValue(key, out var count))
                counts[key] = count + 1;
        }
    }

    /// <summary>Mean over the words of -log2((count + 1) / (total + 1)), in bits: 10 is a text of words like "house", 20 one that no one else writes.</summary>
    public double Of(string text)
    {
        double bits = 0;
        var words = 0;
        foreach (var word in Words.In(text))
        {
            bits -= Math.Log2((counts[Key(text, word)] + 1.0) / (total + 1.0));
            words++;
        }
        return words == 0 ? 0 : bits / words;
    }

    static ulong Key(string text, WordSpan word) => StableHash.Of(text.AsSpan(word.Start, word.Length));
}
