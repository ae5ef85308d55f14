using Loam.Text;

namespace Loam.Guarding.Form;

/// <summary>A pair as the checks of the form see it: both texts cut once, their words as hashes, and what is asked of the source made when first asked.</summary>
sealed class FormText(GuardPair pair, GuardText rewrite, GuardText source)
{
    ulong[]? words;
    ulong[]? sourceWords;
    HashSet<ulong>? sourceSet;
    HashSet<ulong>? sourceTwos;
    HashSet<ulong>? sourceHeads;
    bool[]? quoted;
    double? linked;

    internal GuardPair Pair { get; } = pair;

    internal StyleForm Form { get; } = StyleForm.Of(pair.Style);

    internal GuardText Rewrite { get; } = rewrite;

    internal GuardText Source { get; } = source;

    /// <summary>The stems of the rewrite's words as hashes; 0 for the labels of pairs.</summary>
    internal ulong[] Words => words ??= Hashes(Rewrite);

    /// <summary>The stems of the source's words as hashes.</summary>
    internal ulong[] SourceWords => sourceWords ??= Hashes(Source);

    /// <summary>What of the rewrite stands in quotation marks, letter by letter.</summary>
    internal bool[] Quoted => quoted ??= Speech.Quoted(Rewrite.Text);

    /// <summary>Whether the source has a word of the rewrite, by its stem.</summary>
    internal bool SourceHas(int word) => (sourceSet ??= [.. SourceWords]).Contains(Words[word]);

    /// <summary>Whether a word of the source begins as a word of the rewrite does: the same six letters, or all of a shorter word.</summary>
    internal bool SourceBegins(int word) => (sourceHeads ??= Heads(Source)).Contains(Head(Rewrite, Rewrite.AllWords[word]));

    /// <summary>Whether the source has at least a share of the rewrite's words, function words aside.</summary>
    internal bool IsLinked(double least)
    {
        if (linked is null)
        {
            var (known, all) = (0, 0);
            for (var i = 0; i < Words.Length; i++)
            {
                if (Rewrite.AllWords[i].Function || Words[i] == 0)
                    continue;
                all++;
                known += SourceHas(i) || SourceBegins(i) ? 1 : 0;
            }
            linked = all == 0 ? 0 : known / (double)all;
        }
        return linked >= least;
    }

    /// <summary>Whether the source has two neighbouring words of the rewrite, the second at <paramref name="word"/>.</summary>
    internal bool SourceHasTwo(int word) => word > 0 && (sourceTwos ??= Grams.Set(SourceWords, 2)).Contains(Grams.Of(Words.AsSpan(word - 1, 2)));

    /// <summary>Share of the words of a stretch that the source has in the same neighbourhood: near 1 for a quotation, near 0 for a translation.</summary>
    internal double OfTheSource(int first, int end)
    {
        var (known, all) = (0, 0);
        for (var i = first + 1; i < end; i++)
        {
            if (Words[i] == 0 || Words[i - 1] == 0)
                continue;
            all++;
            known += SourceHasTwo(i) ? 1 : 0;
        }
        return all == 0 ? first < end && SourceHas(first) ? 1 : 0 : known / (double)all;
    }

    /// <summary>The first word of a sentence, and the one behind its last.</summary>
    internal (int First, int End) WordsOf(int sentence)
    {
        // Where the words of sentences lie in the list is known to the text alone; their number tells it here.
        while (starts.Count <= sentence + 1)
            starts.Add(starts[^1] + Rewrite.WordsOf(starts.Count - 1).Length);
        return (starts[sentence], starts[sentence + 1]);
    }

    readonly List<int> starts = [0];

    static HashSet<ulong> Heads(GuardText text)
    {
        var heads = new HashSet<ulong>(text.AllWords.Count);
        foreach (var word in text.AllWords)
        {
            if (!word.Function)
                heads.Add(Head(text, word));
        }
        return heads;
    }

    static ulong Head(GuardText text, GuardWord word)
    {
        Span<char> lower = stackalloc char[6];
        var length = text.Text.AsSpan(word.Start, Math.Min(word.Length, lower.Length)).ToLowerInvariant(lower);
        return StableHash.Of(lower[..length]);
    }

    static ulong[] Hashes(GuardText text)
    {
        var hashes = new ulong[text.AllWords.Count];
        for (var i = 0; i < hashes.Length; i++)
            hashes[i] = text.AllWords[i].Stem.Length == 0 ? 0 : text.AllWords[i].Form.StemHash;
        return hashes;
    }
}

/// <summary>Sequences of words as one hash each.</summary>
static class Grams
{
    internal static ulong Of(ReadOnlySpan<ulong> words)
    {
        var gram = 0UL;
        foreach (var word in words)
            gram = StableHash.Mix(gram ^ word);
        return gram;
    }

    /// <summary>All sequences of <paramref name="n"/> words.</summary>
    internal static HashSet<ulong> Set(ReadOnlySpan<ulong> words, int n)
    {
        var set = new HashSet<ulong>(Math.Max(0, words.Length - n + 1));
        for (var i = 0; i + n <= words.Length; i++)
            set.Add(Of(words.Slice(i, n)));
        return set;
    }
}
