using Loam.Steps;

namespace Loam.Measuring;

/// <summary>Part of a document: its words from one to before another.</summary>
readonly record struct Slice(MeasuredText Text, int From, int To)
{
    /// <summary>True where the document's beginning is part of the sample.</summary>
    public bool Opens => From == 0;

    public bool Whole => From == 0 && To == Text.Words.Length;
}

/// <summary>Documents in a random order, cut into samples of exactly equal token counts.</summary>
static class Sample
{
    /// <summary>The documents in the random order of one repeat: by a hash of their ids, whatever order they came in.</summary>
    public static List<MeasuredText> Order(IReadOnlyList<MeasuredText> texts, ulong seed, int repeat)
    {
        var keys = new ulong[texts.Count];
        var order = new int[texts.Count];
        for (var i = 0; i < keys.Length; i++)
            (keys[i], order[i]) = (SeededRandom.For(seed + ((ulong)repeat * 0x9E3779B97F4A7C15), "measure.sample", texts[i].Document.Id).Next(), i);
        Array.Sort(keys, order);
        return [.. order.Select(i => texts[i])];
    }

    /// <summary>The first <paramref name="tokens"/> tokens, then as many again, and so on: each sample begins where the last one ended.</summary>
    public static List<Slice>[] Cut(IReadOnlyList<MeasuredText> ordered, long tokens, int samples)
    {
        var cut = new List<Slice>[samples];
        var (at, used) = (0, 0L);
        for (var s = 0; s < samples; s++)
        {
            cut[s] = [];
            var wanted = tokens;
            while (wanted > 0 && at < ordered.Count)
            {
                var text = ordered[at];
                var taken = Math.Min(wanted, text.Tokens - used);
                var (from, to) = (WordAt(text, used), WordAt(text, used + taken));
                if (to > from)
                    cut[s].Add(new Slice(text, from, to));
                wanted -= taken;
                used += taken;
                if (used == text.Tokens)
                    (at, used) = (at + 1, 0);
            }
        }
        return cut;
    }

    static int WordAt(MeasuredText text, long token) =>
        text.Tokens == 0 ? 0 : (int)(text.Words.Length * token / text.Tokens);
}
