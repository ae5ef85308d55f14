using Loam.Deduplicating;
using Loam.Steps;
using Loam.Text;

namespace Loam.Tests.Deduplicating;

public class MinHasherTests
{
    /// <summary>The slow obvious twin: joins nothing, rolls nothing, one hash and one minimum at a time.</summary>
    static ulong[] SlowSignature(string text, int nGram, int hashes, ulong seed)
    {
        var words = new List<string>();
        foreach (var word in Words.In(text))
            words.Add(text.Substring(word.Start, word.Length).ToLowerInvariant());
        var shingles = new List<ulong>();
        for (var i = 0; i + nGram <= words.Count; i++)
            shingles.Add(SlowShingle(words.GetRange(i, nGram)));
        if (words.Count > 0 && words.Count < nGram)
            shingles.Add(SlowShingle(words));
        var random = SeededRandom.For(seed, "minhash");
        var minima = new ulong[hashes];
        for (var i = 0; i < hashes; i++)
        {
            ulong xor = random.Next(), multiplier = random.Next() | 1;
            minima[i] = shingles.Select(s => (s ^ xor) * multiplier).Append(ulong.MaxValue).Min();
        }
        return minima;
    }

    static ulong SlowShingle(List<string> words)
    {
        var sum = 0UL;
        foreach (var word in words)
        {
            var hash = (ulong)word.Length * Shingles.Base;
            foreach (var sixteen in word.Chunk(16))
            {
                ulong Four(int at) => sixteen.Skip(4 * at).Take(4).Select((c, i) => (ulong)c << (16 * i)).Aggregate(0UL, (a, b) => a | b);
                ulong Fold(UInt128 left, ulong right) => (ulong)((left * right) >> 64) ^ (ulong)(left * right);
                hash = Fold(Four(0) ^ hash, Four(1) ^ Shingles.Key1) ^ Fold(Four(2) ^ hash ^ Shingles.Key2, Four(3) ^ Shingles.Key3);
            }
            sum = (sum * Shingles.Base) + hash;
        }
        return StableHash.Mix(sum);
    }

    [Theory]
    [InlineData(5, 112)]
    [InlineData(5, 260)]
    [InlineData(1, 1)]
    [InlineData(3, 57)]
    [InlineData(64, 9)]
    public void The_fast_signature_is_the_slow_one(int nGram, int hashes)
    {
        var hasher = new MinHasher(nGram, hashes, 7);
        foreach (var text in (string[])["", "One", "ÄÖÜÞß×÷ Straße İstanbul ŽLUŤOUČKÝ DONAUDAMPFSCHIFFFAHRTSGESELLSCHAFTSKAPITÄNSMÜTZE", "a b c d e", "A B C D E F 東京 don't Z[@`{", Corpus.RandomText(3, 1500), "Grüße 𝒜𝒷 " + Corpus.RandomText(4, 70)])
        {
            var minima = new ulong[hashes];
            Assert.Equal(text.Length > 0, hasher.Sign(text, minima));
            Assert.Equal(SlowSignature(text, nGram, hashes, 7), minima);
        }
    }

    [Fact]
    public void Every_vector_width_gives_the_same_minima()
    {
        var random = new SeededRandom(5);
        ulong[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next())];
        ulong[] shingles = Draw(100), xors = Draw(115), multipliers = Draw(115);
        ulong[] portable = [.. Enumerable.Repeat(ulong.MaxValue, 115)], wide = [.. portable];
        MinHasher.LowerPortable(shingles, portable, xors, multipliers);
        Assert.Equal(112, MinHasher.Lower512(shingles, wide, xors, multipliers));
        Assert.Equal(portable[..112], wide[..112]);
        Assert.Equal([.. Enumerable.Range(0, 115).Select(i => shingles.Min(s => (s ^ xors[i]) * multipliers[i]))], portable);
    }

    /// <summary>
    /// 400 pairs of each similarity, 112 permutations: the mean has standard error sqrt(s (1 - s) / 44,800) below .0024; the spread
    /// of the estimates shows that the permutations are as good as independent (dependent ones would widen it).
    /// </summary>
    [Theory]
    [InlineData(40)]
    [InlineData(400)]
    public void The_share_of_equal_minima_is_the_jaccard_similarity(int words)
    {
        foreach (var shared in (double[])[.2, .5, .8, .95])
        {
            List<double> errors = [], squares = [];
            for (var pair = 0UL; pair < 400; pair++)
            {
                var hasher = new MinHasher(1, 112, pair);
                string[] Set(ulong side) => [.. Enumerable.Range(0, words).Select(i => i < shared * words ? $"p{pair}x{i}" : $"q{pair}x{i}y{side}")];
                string[] left = Set(1), right = Set(2);
                var jaccard = (double)left.Intersect(right).Count() / left.Union(right).Count();
                ulong[] a = new ulong[112], b = new ulong[112];
                hasher.Sign(string.Join(' ', left), a);
                hasher.Sign(string.Join(' ', right), b);
                var error = (a.Zip(b).Count(p => p.First == p.Second) / 112.0) - jaccard;
                errors.Add(error);
                squares.Add(error * error / (jaccard * (1 - jaccard) / 112));
            }
            Assert.InRange(errors.Average(), -.008, .008);
            Assert.InRange(squares.Average(), .75, 1.25);
        }
    }

    [Fact]
    public void Similarity_counts_equal_places() => Assert.Equal(.75, MinHasher.Similarity([1, 2, 3, 4], [1, 2, 9, 4]));
}
