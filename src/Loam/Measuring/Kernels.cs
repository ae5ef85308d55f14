using System.Text;
using Loam.Text;
using ZstdSharp;

namespace Loam.Measuring;

/// <summary>The measures of one sample: single passes over numbered words.</summary>
static class Kernels
{
    /// <summary>Window of the moving type-token ratio, in words.</summary>
    public const int Window = 100;

    /// <summary>Different by all n-grams, summed over n = 1 to 4.</summary>
    public static double NgramDiversity(List<Slice> sample, Scratch scratch)
    {
        var round = scratch.NextRound();
        var sum = 0.0;
        for (var n = 1; n <= Vocabulary.Orders + 1; n++)
        {
            var (different, all) = (0L, 0L);
            var marks = n == 1 ? scratch.Words : scratch.Grams(n - 2);
            foreach (var (text, from, to) in sample)
            {
                var grams = n == 1 ? text.Words : text.Grams[n - 2];
                for (var i = from; i + n <= to; i++)
                {
                    all++;
                    if (marks[grams[i]] == round)
                        continue;
                    marks[grams[i]] = round;
                    different++;
                }
            }
            sum += all == 0 ? 0 : (double)different / all;
        }
        return sum;
    }

    /// <summary>Mean over documents of ln(1 + sum over their different 4-grams of (documents with it - 1)).</summary>
    public static double SelfRepetition(List<Slice> sample, Scratch scratch)
    {
        const int N = Vocabulary.Orders + 1;
        var marks = scratch.Grams(Vocabulary.Orders - 1);
        var documents = scratch.GramDocuments;
        foreach (var (text, from, to) in sample)
        {
            var grams = text.Grams[^1];
            var round = scratch.NextRound();
            for (var i = from; i + N <= to; i++)
            {
                if (marks[grams[i]] == round)
                    continue;
                marks[grams[i]] = round;
                documents[grams[i]]++;
            }
        }
        var sum = 0.0;
        foreach (var (text, from, to) in sample)
        {
            var grams = text.Grams[^1];
            var round = scratch.NextRound();
            var shared = 0L;
            for (var i = from; i + N <= to; i++)
            {
                if (marks[grams[i]] == round)
                    continue;
                marks[grams[i]] = round;
                shared += documents[grams[i]] - 1;
            }
            sum += Math.Log(1 + shared);
        }
        foreach (var (text, from, to) in sample)
            for (var i = from; i + N <= to; i++)
                documents[text.Grams[^1][i]] = 0;
        return sample.Count == 0 ? 0 : sum / sample.Count;
    }

    /// <summary>Different words after each of the given numbers of words, which ascend; NaN beyond the sample's end.</summary>
    public static double[] DistinctWords(List<Slice> sample, long[] at, Scratch scratch)
    {
        var round = scratch.NextRound();
        var counts = new double[at.Length];
        Array.Fill(counts, double.NaN);
        var (words, different, next) = (0L, 0L, 0);
        foreach (var (text, from, to) in sample)
        {
            for (var i = from; i < to; i++)
            {
                if (scratch.Words[text.Words[i]] != round)
                {
                    scratch.Words[text.Words[i]] = round;
                    different++;
                }
                words++;
                while (next < at.Length && at[next] == words)
                    counts[next++] = different;
            }
        }
        return counts;
    }

    /// <summary>Mean share of different words over all windows of <see cref="Window"/> words, documents one after another.</summary>
    public static double MovingTypeToken(List<Slice> sample, Scratch scratch)
    {
        var counts = scratch.WordCounts;
        var ring = new int[Window];
        var (words, different, sum) = (0L, 0, 0L);
        foreach (var (text, from, to) in sample)
        {
            for (var i = from; i < to; i++)
            {
                var slot = (int)(words % Window);
                if (words >= Window && --counts[ring[slot]] == 0)
                    different--;
                ring[slot] = text.Words[i];
                if (counts[ring[slot]]++ == 0)
                    different++;
                words++;
                if (words >= Window)
                    sum += different;
            }
        }
        var filled = (int)Math.Min(words, Window);
        for (var i = 0; i < filled; i++)
            counts[ring[i]] = 0;
        return words switch { 0 => 0, < Window => (double)different / words, _ => (double)sum / (words - Window + 1) / Window };
    }

    /// <summary>The share of the marked words (<paramref name="tail"/>) that the sample has.</summary>
    public static double Kept(List<Slice> sample, bool[] tail, int tailSize, Scratch scratch)
    {
        var round = scratch.NextRound();
        var found = 0;
        foreach (var (text, from, to) in sample)
        {
            for (var i = from; i < to; i++)
            {
                var word = text.Words[i];
                if (!tail[word] || scratch.Words[word] == round)
                    continue;
                scratch.Words[word] = round;
                found++;
            }
        }
        return tailSize == 0 ? 0 : (double)found / tailSize;
    }

    /// <summary>Bytes of UTF-8 by bytes after Zstandard level 3, documents joined by a space.</summary>
    /// <remarks>Zstandard rather than gzip: gzip looks back 32 KB and would see few other documents, and the library used here gives the same bytes everywhere.</remarks>
    public static double CompressionRatio(List<Slice> sample)
    {
        var sink = new CountingStream();
        long raw = 0;
        using (var compressor = new CompressionStream(sink, 3))
        {
            var bytes = Array.Empty<byte>();
            foreach (var slice in sample)
            {
                var text = TextOf(slice);
                var most = Encoding.UTF8.GetMaxByteCount(text.Length) + 1;
                if (bytes.Length < most)
                    bytes = new byte[most];
                var length = Encoding.UTF8.GetBytes(text, bytes);
                bytes[length++] = (byte)' ';
                compressor.Write(bytes, 0, length);
                raw += length;
            }
        }
        return raw == 0 ? 0 : (double)raw / sink.Length;
    }

    static ReadOnlySpan<char> TextOf(Slice slice)
    {
        ReadOnlySpan<char> text = slice.Text.Document.Text;
        if (slice.Whole)
            return text;
        var (start, end, i) = (0, text.Length, 0);
        foreach (var word in Words.In(text))
        {
            if (i == slice.From && i > 0)
                start = word.Start;
            if (++i != slice.To)
                continue;
            end = word.End;
            break;
        }
        return text[start..end];
    }

    sealed class CountingStream : Stream
    {
        long length;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => length;

        public override long Position { get => length; set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => length += count;

        public override void Write(ReadOnlySpan<byte> buffer) => length += buffer.Length;

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
