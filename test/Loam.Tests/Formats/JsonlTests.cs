using System.Text;
using Loam.Documents;
using Loam.Formats;

namespace Loam.Tests.Formats;

public sealed class JsonlTests
{
    static readonly Document[] Documents = [.. Enumerable.Range(0, 500).Select(n => new Document { Id = new("corpus", $"{n}"), Text = Samples.Html(n) })];

    [Theory]
    [InlineData("x.jsonl")]
    [InlineData("x.jsonl.gz")]
    [InlineData("x.jsonl.zst")]
    public void What_is_written_reads_back_and_is_the_same_bytes_each_time(string name)
    {
        using var folder = new TemporaryFolder();
        byte[] Write()
        {
            using (var writer = new JsonlWriter(folder[name]))
            {
                foreach (var document in Documents)
                    writer.Write(document);
                Assert.False(File.Exists(folder[name]));
                writer.Complete();
                Assert.Equal(Documents.Length, writer.Count);
            }
            var bytes = File.ReadAllBytes(folder[name]);
            File.Delete(folder[name]);
            return bytes;
        }
        var bytes = Write();

        Assert.Equal(bytes, Write());
        Assert.Empty(Directory.GetFiles(folder.Path));
        Assert.Equal(Documents, Samples.Read(bytes, name).Select(item => item.Document));
    }

    [Fact]
    public void A_writer_that_fails_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        using (var writer = new JsonlWriter(folder["x.jsonl.gz"]))
            writer.Write(Documents[0]);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Rows_get_the_place_of_their_line_as_identity_and_bad_ones_name_their_line()
    {
        var items = Samples.Read("{\"text\":\"a\"}\r\n\n  \nbroken\n{\"text\":\"b\"}"u8.ToArray(), "x.jsonl");

        Assert.Equal(["x.jsonl@0", "x.jsonl@18", "x.jsonl@25"], items.Select(item => item.Document.Id.Key));
        Assert.Equal(["a", "b"], Samples.Texts(items));
        Assert.Equal(JsonlReasons.NotJson, items[1].Verdict.Reason);
        Assert.StartsWith("line 4: ", items[1].Verdict.Evidence);
    }

    [Fact]
    public void Two_hundred_megabytes_of_one_line_take_no_more_memory_than_the_limit()
    {
        const long Length = 200_000_000;
        using var stream = new OneLine(Length);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var items = JsonlReader.Read(stream, "x.jsonl", new ReadOptions { MaxRowBytes = 1 << 20 }).ToList();

        Assert.Equal(JsonlReasons.RowTooLong, items[0].Verdict.Reason);
        Assert.Equal($"line 1: {Length} bytes", items[0].Verdict.Evidence);
        Assert.Equal("after", Assert.Single(Samples.Texts(items)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8_000_000);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_truncated_file_keeps_the_rows_before_and_gives_one_reason(bool gzip)
    {
        using var folder = new TemporaryFolder();
        var name = gzip ? "x.jsonl.gz" : "x.jsonl.zst";
        using (var writer = new JsonlWriter(folder[name]))
        {
            foreach (var document in Documents)
                writer.Write(document);
            writer.Complete();
        }
        var bytes = File.ReadAllBytes(folder[name]);
        for (var cut = 40; cut < bytes.Length; cut += bytes.Length / 25)
        {
            var items = Samples.Read(bytes[..cut], name);
            Assert.Equal(Documents.Take(items.Count - 1), items.SkipLast(1).Select(item => item.Document));
            Assert.Equal(gzip ? "gzip.truncated" : "zstd.corrupt", items[^1].Verdict.Reason?.Code);
        }
    }

    [Fact]
    public void Members_and_frames_are_read_on_and_on()
    {
        byte[] first = [.. "{\"text\":\"a\"}\n{\"te"u8], second = [.. "xt\":\"b\"}\n"u8];
        Assert.Equal(["a", "b"], Samples.Texts(Samples.Read([.. Samples.Gzip(first), .. Samples.Gzip(second)], "x.jsonl.gz")));

        using var compressor = new ZstdSharp.Compressor();
        byte[] frames = [.. compressor.Wrap(first), .. compressor.Wrap(second)];
        Assert.Equal(["a", "b"], Samples.Texts(Samples.Read(frames, "x.jsonl.zst")));
    }

    [Fact]
    public void A_damaged_member_costs_its_rows_only()
    {
        byte[][] members = [.. Enumerable.Range(0, 3).Select(n => Samples.Gzip(Encoding.UTF8.GetBytes($"{{\"text\":\"{Samples.Html(n)}\"}}\n")))];
        members[1][40] ^= 0xFF;
        var items = Samples.Read([.. members.SelectMany(member => member)], "x.jsonl.gz");

        Assert.Contains(Samples.Html(0), Samples.Texts(items));
        Assert.Contains(Samples.Html(2), Samples.Texts(items));
        Assert.Contains("gzip.corrupt", Samples.Codes(items));
    }

    [Fact]
    public void Cancellation_is_heeded() => Assert.Throws<OperationCanceledException>(() =>
        JsonlReader.Read(new MemoryStream("{}"u8.ToArray()), "x", new ReadOptions(), null, new CancellationToken(true)).ToList());

    /// <summary>A line of that many letters, then a good row: made while it is read.</summary>
    sealed class OneLine(long length) : Stream
    {
        static readonly byte[] Tail = [.. "\n{\"text\":\"after\"}\n"u8];

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => length + Tail.Length;

        public override long Position { get; set; }

        public override int Read(Span<byte> buffer)
        {
            var count = (int)Math.Min(buffer.Length, Length - Position);
            for (var i = 0; i < count; i++, Position++)
                buffer[i] = Position < length ? (byte)'x' : Tail[Position - length];
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
