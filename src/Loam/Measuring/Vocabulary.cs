using System.Runtime.InteropServices;
using Loam.Text;

namespace Loam.Measuring;

/// <summary>Turns documents into <see cref="MeasuredText"/>: hashing in parallel, numbering in order, so that threads change nothing.</summary>
sealed class Vocabulary(int openingWords)
{
    public const int LongestWord = 30, Orders = 3;

    const int Batch = 512;

    Interner words = new(), numbers = new();
    Interner[] grams = [new(), new(), new()];

    /// <summary>Ends the numbering, frees its tables (most of the memory that measuring needs) and tells how many of everything there are.</summary>
    public VocabularySize Close()
    {
        var size = new VocabularySize(words.Count, numbers.Count, grams[0].Count, grams[1].Count, grams[2].Count);
        (words, numbers, grams) = (new(), new(), []);
        return size;
    }

    public List<MeasuredText> Take(List<Held> documents, CancellationToken cancellation)
    {
        var texts = new List<MeasuredText>(documents.Count);
        var scans = new Scan[Batch];
        for (var start = 0; start < documents.Count; start += Batch)
        {
            var count = Math.Min(Batch, documents.Count - start);
            Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellation }, i => scans[i] = Scan.Of(documents[start + i].Document));
            for (var i = 0; i < count; i++)
                texts.Add(Number(documents[start + i], scans[i]));
        }
        return texts;
    }

    MeasuredText Number(Held held, Scan scan)
    {
        var ids = new int[scan.Words.Count];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = words.Add(scan.Words[i]);
        var orders = new int[Orders][];
        var previous = ids;
        for (var order = 0; order < Orders; order++)
        {
            var next = new int[Math.Max(0, ids.Length - order - 1)];
            // An n-gram is the (n-1)-gram it begins with and its last word: an exact key, not a hash.
            for (var i = 0; i < next.Length; i++)
                next[i] = grams[order].Add(((ulong)(uint)previous[i] << 32) | (uint)ids[i + order + 1]);
            orders[order] = previous = next;
        }
        return new MeasuredText
        {
            Document = held.Document,
            Tokens = held.Tokens,
            Words = ids,
            Grams = orders,
            SentenceWords = [.. scan.SentenceWords],
            WordLengths = scan.WordLengths,
            WordCharacters = scan.WordCharacters,
            Numbers = Different(scan.Numbers, numbers),
            Names = Different(scan.Names, words),
            Opening = StableHash.Of(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(scan.Words)[..Math.Min(openingWords, ids.Length)])),
        };
    }

    static int[] Different(List<ulong> keys, Interner interner)
    {
        var different = new List<int>(keys.Count);
        foreach (var key in keys)
            different.Add(interner.Add(key));
        return [.. different.Distinct().Order()];
    }

    /// <summary>What one thread finds in one document.</summary>
    sealed class Scan
    {
        public List<ulong> Words { get; } = [];

        public List<int> SentenceWords { get; } = [];

        public List<ulong> Numbers { get; } = [];

        public List<ulong> Names { get; } = [];

        public int[] WordLengths { get; } = new int[LongestWord + 1];

        public long WordCharacters { get; private set; }

        public static Scan Of(Loam.Documents.Document document)
        {
            var scan = new Scan();
            ReadOnlySpan<char> text = document.Text;
            WordKeys.Numbers(text, scan.Numbers);
            var names = new Measuring.Names(text, document.Language is null or "de" or "lb", scan.Names);
            var sentences = Sentences.In(text);
            var (sentence, inSentence) = (0, 0);
            foreach (var word in Text.Words.In(text))
            {
                while (sentence < sentences.Count && word.Start >= sentences[sentence].End.Value)
                {
                    scan.EndSentence(inSentence);
                    (sentence, inSentence) = (sentence + 1, 0);
                }
                scan.Words.Add(WordKeys.Of(text.Slice(word.Start, word.Length)));
                scan.WordLengths[Math.Min(word.Length, LongestWord)]++;
                scan.WordCharacters += word.Length;
                names.Take(word, firstOfSentence: inSentence == 0);
                inSentence++;
            }
            names.End();
            scan.EndSentence(inSentence);
            return scan;
        }

        void EndSentence(int words)
        {
            if (words > 0)
                SentenceWords.Add(words);
        }
    }
}

/// <summary>How many different words, numbers and n-grams there are.</summary>
readonly record struct VocabularySize(int Words, int Numbers, int Pairs, int Triples, int Quadruples);
