using Loam.Steps;

namespace Loam.Tests.Formats;

public sealed class GzipDamageTests
{
    static readonly byte[][] Members = [.. Enumerable.Range(0, 8).Select(n => Samples.Gzip(Samples.Page(n)))];

    [Fact]
    public void Every_record_before_a_cut_survives_wherever_the_cut_is()
    {
        byte[] file = [.. Members.SelectMany(member => member)];
        for (var cut = 0; cut < file.Length; cut += 13)
        {
            var items = Samples.ReadArchive(file[..cut]);
            var whole = 0;
            for (var end = 0; whole < Members.Length && (end += Members[whole].Length) <= cut; whole++) { }
            Assert.Equal(Enumerable.Range(0, whole).Select(Samples.Html), Samples.Texts(items).Take(whole));
            Assert.True(items.Count <= whole + 2, $"cut {cut}: {items.Count} items");
            Assert.True(cut == Members.Take(whole).Sum(member => member.Length) || Samples.Codes(items).Length > 0, $"cut {cut}: no drop");
        }
    }

    [Fact]
    public void Every_record_before_a_cut_of_one_big_member_survives()
    {
        byte[][] pages = [.. Enumerable.Range(0, 60).Select(Samples.Page)];
        byte[] bytes = [.. pages.SelectMany(page => page)];
        var file = Samples.Gzip(bytes);
        for (var cut = file.Length / 3; cut < file.Length; cut += 97)
        {
            var items = Samples.ReadArchive(file[..cut]);
            var texts = Samples.Texts(items);
            Assert.Equal(Enumerable.Range(0, texts.Length).Select(Samples.Html), texts);
            Assert.Equal(WholeRecords(pages, Readable(file[..cut])), texts.Length);
            Assert.Equal(["gzip.truncated"], Samples.Codes(items));
        }
    }

    static int WholeRecords(byte[][] records, int bytes)
    {
        var whole = 0;
        // The four bytes of line breaks after a record may be missing.
        for (var end = 0; whole < records.Length && (end += records[whole].Length) - 4 <= bytes; whole++) { }
        return whole;
    }

    static bool IsUnharmed(byte[] member, byte[] record)
    {
        using var gzip = new System.IO.Compression.GZipStream(new MemoryStream(member), System.IO.Compression.CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        try
        {
            gzip.CopyTo(bytes);
        }
        catch (InvalidDataException) { }
        // The stream does not check the checksum in the trailer; a flip there is harm.
        return bytes.ToArray().AsSpan().SequenceEqual(record) && member.AsSpan(^8).SequenceEqual(Samples.Gzip(record).AsSpan(^8));
    }

    /// <summary>How many bytes come out of a gzip file at all: the slow twin reads them one by one.</summary>
    static int Readable(byte[] file)
    {
        using var gzip = new System.IO.Compression.GZipStream(new MemoryStream(file), System.IO.Compression.CompressionMode.Decompress);
        var count = 0;
        try
        {
            while (gzip.ReadByte() >= 0)
                count++;
        }
        catch (InvalidDataException) { }
        return count;
    }

    [Fact]
    public void A_flipped_bit_costs_the_record_it_hits_and_no_other()
    {
        byte[] file = [.. Members.SelectMany(member => member)];
        var random = new SeededRandom(7);
        for (var round = 0; round < 150; round++)
        {
            var hit = random.Next(Members.Length);
            var start = Members.Take(hit).Sum(member => member.Length);
            var damaged = file.ToArray();
            // Bytes 4 to 9 of a gzip header (time, flags for the compressor, system) decide nothing.
            damaged[start + 10 + random.Next(Members[hit].Length - 10)] ^= (byte)(1 << random.Next(8));
            // Deflate pads its last byte with bits that mean nothing.
            if (IsUnharmed(damaged[start..(start + Members[hit].Length)], Samples.Page(hit)))
                continue;
            var items = Samples.ReadArchive(damaged);

            Assert.Equal(Enumerable.Range(0, Members.Length).Where(n => n != hit).Select(Samples.Html), Samples.Texts(items));
            Assert.NotEmpty(Samples.Codes(items));
        }
    }

    [Fact]
    public void A_wrong_checksum_drops_its_record()
    {
        byte[] bad = [.. Members[1]];
        bad[^8] ^= 1;
        var items = Samples.ReadArchive([.. Members[0], .. bad, .. Members[2]]);

        Assert.Equal([Samples.Html(0), Samples.Html(2)], Samples.Texts(items));
        Assert.Equal(["gzip.corrupt"], Samples.Codes(items));
    }

    [Fact]
    public void Garbage_between_members_is_one_drop_and_padding_none()
    {
        byte[] file = [.. Members[0], .. new byte[512], .. Members[1], .. "garbage"u8, .. Members[2], .. new byte[100]];
        var items = Samples.ReadArchive(file);

        Assert.Equal([Samples.Html(0), Samples.Html(1), Samples.Html(2)], Samples.Texts(items));
        Assert.Equal(["gzip.garbage"], Samples.Codes(items));
    }

    [Fact]
    public void Thousands_of_empty_members_are_nothing()
    {
        var empty = Samples.Gzip([1])[..10].Concat(new byte[] { 3, 0, 0, 0, 0, 0, 0, 0, 0, 0 }).ToArray();
        var items = Samples.ReadArchive([.. Members[0], .. Enumerable.Range(0, 20_000).SelectMany(_ => empty), .. Members[1]]);

        Assert.Equal([Samples.Html(0), Samples.Html(1)], Samples.Texts(items));
        Assert.Equal(2, items.Count);
    }

    [Fact]
    public void Header_fields_of_gzip_are_skipped()
    {
        var plain = Members[0];
        byte[] named = [.. plain[..3], 0x1C, .. plain[4..10], 3, 0, 1, 2, 3, .. "name\0comment\0"u8, .. plain[10..]];

        Assert.Equal([Samples.Html(0), Samples.Html(1)], Samples.Texts(Samples.ReadArchive([.. named, .. Members[1]])));
    }

    [Fact]
    public void Random_bytes_never_crash_a_reader()
    {
        var random = new SeededRandom(11);
        foreach (var name in new[] { "x.warc", "x.arc", "x.jsonl", "x.html", "x.txt" })
            for (var round = 0; round < 30; round++)
            {
                var bytes = new byte[random.Next(3000)];
                for (var i = 0; i < bytes.Length; i++)
                    bytes[i] = (byte)random.Next();
                if (round % 3 == 0 && bytes.Length > 3)
                    (bytes[0], bytes[1], bytes[2]) = (0x1F, 0x8B, 8);
                if (round % 3 == 1 && bytes.Length > 3)
                    (bytes[0], bytes[1], bytes[2], bytes[3]) = (0x28, 0xB5, 0x2F, 0xFD);
                Assert.True(Samples.Read(bytes, name).Count <= bytes.Length);
            }
    }
}
