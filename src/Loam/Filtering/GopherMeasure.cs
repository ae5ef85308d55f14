using System.Collections.Frozen;

namespace Loam.Filtering;

/// <summary>What the Gopher quality rules look at, measured as one semantics defines it.</summary>
readonly ref struct GopherMeasure
{
    internal int Words { get; private init; }
    internal double WordLength { get; private init; }
    internal double HashesPerWord { get; private init; }
    internal double EllipsesPerWord { get; private init; }
    internal double SymbolsPerWord { get; private init; }
    internal double BulletLines { get; private init; }
    internal double EllipsisLines { get; private init; }
    internal double AlphabeticWords { get; private init; }

    internal static GopherMeasure Of(TextShape shape, Semantics semantics)
    {
        var words = shape.Words(semantics == Semantics.Datatrove ? WordRule.WordsAndMarks : WordRule.WhiteSpace);
        var (bullets, ellipses) = LineShares(shape, semantics);
        ReadOnlySpan<char> text = shape.Text;
        var perWord = 1.0 / Math.Max(1, words.Count);
        return new()
        {
            Words = semantics == Semantics.Dclm ? CountBeginningWithLetterOrDigit(words, text) : words.WordCount,
            WordLength = semantics == Semantics.Dolma ? MedianLength(words) : (double)words.WordCharacters / Math.Max(1, words.WordCount),
            HashesPerWord = semantics == Semantics.Datatrove ? text.Count('#') * perWord : 0,
            EllipsesPerWord = semantics == Semantics.Datatrove ? (text.Count("...") + text.Count('…')) * perWord : 0,
            SymbolsPerWord = semantics switch
            {
                Semantics.Datatrove => 0,
                Semantics.Dclm => (text.Count('#') + text.Count("...") + text.Count(". . .") + text.Count('…')) * perWord,
                _ => CountSymbolWords(words, text, semantics) * perWord,
            },
            BulletLines = bullets,
            EllipsisLines = ellipses,
            AlphabeticWords = words.AlphabeticCount * perWord,
        };
    }

    /// <summary>How many words are stop words; counting ends at <paramref name="enough"/>.</summary>
    internal static int CountStopWords(TextShape shape, Semantics semantics, FrozenSet<string> stopWords, int enough)
    {
        var words = shape.Words(semantics == Semantics.Datatrove ? WordRule.WordsAndMarks : WordRule.WhiteSpace);
        var lookup = stopWords.GetAlternateLookup<ReadOnlySpan<char>>();
        ReadOnlySpan<char> text = shape.Text;
        Span<char> lower = stackalloc char[32];
        var count = 0;
        for (var i = 0; i < words.Count && count < enough; i++)
        {
            scoped var word = words.At(text, i);
            if (word.Length > lower.Length)
                continue;
            // Only DCLM folds case; the others drop pages in capitals by not doing so.
            if (semantics == Semantics.Dclm)
                word = lower[..word.ToLowerInvariant(lower)];
            if (lookup.Contains(word))
                count++;
        }
        return count;
    }

    static int CountBeginningWithLetterOrDigit(WordTable words, ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var start in words.Starts)
            if (char.IsLetterOrDigit(text[start]))
                count++;
        return count;
    }

    static double MedianLength(WordTable words)
    {
        // Words longer than the last bin are all alike to a median that matters below 100 characters.
        Span<int> histogram = stackalloc int[1024];
        histogram.Clear();
        for (var i = 0; i < words.Count; i++)
            histogram[Math.Min(words.LengthAt(i), histogram.Length - 1)]++;
        return (Nth(histogram, (words.Count - 1) / 2) + Nth(histogram, words.Count / 2)) / 2.0;

        static int Nth(ReadOnlySpan<int> histogram, int n)
        {
            var (length, passed) = (0, 0);
            while ((passed += histogram[length]) <= n)
                length++;
            return length;
        }
    }

    static int CountSymbolWords(WordTable words, ReadOnlySpan<char> text, Semantics semantics)
    {
        var count = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var word = words.At(text, i);
            if (semantics == Semantics.Dolma ? word.ContainsAny('#', '…') : LineMarks.IsNemoEllipsis(word) || word.Count("#") * 2 > word.Length)
                count++;
        }
        return count;
    }

    static (double Bullets, double Ellipses) LineShares(TextShape shape, Semantics semantics)
    {
        var lines = shape.Lines;
        var all = semantics == Semantics.Datatrove ? lines.CountWithoutLastEmpty : lines.Count;
        var (counted, bullets, ellipses) = (0, 0, 0);
        for (var i = 0; i < all; i++)
        {
            var line = lines.At(shape.Text, i);
            var trimmed = line.Trim();
            if (trimmed.Length == 0 && semantics is Semantics.Dclm or Semantics.Nemo)
                continue;
            counted++;
            if (LineMarks.StartsWithBullet(semantics == Semantics.Dolma ? line : trimmed, semantics))
                bullets++;
            if (LineMarks.EndsWithEllipsis(semantics == Semantics.Dolma ? line : trimmed, semantics))
                ellipses++;
        }
        return ((double)bullets / Math.Max(1, counted), (double)ellipses / Math.Max(1, counted));
    }
}
