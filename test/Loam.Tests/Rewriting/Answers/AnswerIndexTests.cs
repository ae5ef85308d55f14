using Loam.Rewriting;

namespace Loam.Tests.Rewriting;

public sealed class AnswerIndexTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("loam-index").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    string FilePath => Path.Combine(folder, "answers.jsonl.zst");

    string IndexPath => FilePath + ".idx";

    static AnswerRow Row(int i, string text = "") => new($"k{i}", "e", "wiki", 100, new RewriteAnswer { Text = $"Antwort {i}{text}" });

    void Fill(int from, int to)
    {
        using var cache = new AnswerCache(FilePath);
        for (var i = from; i < to; i++)
            cache.Add(Row(i));
    }

    void AssertHolds(int count)
    {
        using var cache = new AnswerCache(FilePath);
        Assert.Equal(count, cache.Count);
        for (var i = 0; i < count; i++)
            Assert.Equal($"Antwort {i}", cache.Find($"k{i}", 100)!.Text);
        Assert.Null(cache.Find($"k{count}", 100));
    }

    [Fact]
    public void Finds_what_a_dictionary_finds()
    {
        using var index = AnswerIndex.Scratch(folder);
        var twin = new Dictionary<UInt128, (long, int)>();
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var key = AnswerIndex.KeyOf("k" + random.Next(12_000));
            var (offset, length) = (random.NextInt64(1L << 40), random.Next(1, 1 << 20));
            index.Set(key, offset, length);
            twin[key] = (offset, length);
        }
        Assert.Equal((twin.Count, twin.Values.Sum(row => (long)row.Item2)), (index.Count, index.Live));
        Assert.All(twin, row => Assert.True(index.Find(row.Key, out var slot) && (slot.Offset, slot.Length) == row.Value));
        Assert.False(index.Find(AnswerIndex.KeyOf("other"), out _));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public void Torn_at_any_page_or_gone_it_is_made_anew()
    {
        Fill(0, 600);
        var bytes = File.ReadAllBytes(IndexPath);
        for (var length = bytes.Length - 1; length > 0; length -= 1500)
        {
            File.WriteAllBytes(IndexPath, bytes[..length]);
            AssertHolds(600);
        }
        File.Delete(IndexPath);
        AssertHolds(600);
        File.WriteAllBytes(IndexPath, [.. Enumerable.Repeat((byte)0xA5, bytes.Length)]);
        AssertHolds(600);
    }

    [Fact]
    public void One_that_is_behind_takes_the_rest_of_the_rows()
    {
        Fill(0, 300);
        var old = File.ReadAllBytes(IndexPath);
        Fill(300, 500);
        File.WriteAllBytes(IndexPath, old);
        AssertHolds(500);
    }

    [Fact]
    public void Another_files_is_made_anew()
    {
        Fill(0, 300);
        var foreign = File.ReadAllBytes(IndexPath);
        File.Delete(FilePath);
        File.Delete(IndexPath);
        using (var cache = new AnswerCache(FilePath))
        {
            for (var i = 0; i < 400; i++)
                cache.Add(Row(400 - i, "."));
        }
        File.WriteAllBytes(IndexPath, foreign);
        using var again = new AnswerCache(FilePath);
        Assert.Equal(400, again.Count);
        Assert.Equal("Antwort 7.", again.Find("k7", 100)!.Text);
        Assert.Null(again.Find("k0", 100));
    }

    [Fact]
    public void A_killed_run_leaves_it_as_it_was_and_the_next_one_knows_all_rows()
    {
        // What a kill leaves: everything that was handed over, and no last word.
        var copy = Directory.CreateDirectory(Path.Combine(folder, "copy")).FullName;
        using (var cache = new AnswerCache(FilePath))
        {
            for (var i = 0; i < 3000; i++)
            {
                cache.Add(Row(i));
                if (i % 500 != 137)
                    continue;
                File.Delete(Path.Combine(copy, "answers.jsonl.zst.idx"));
                File.Copy(FilePath, Path.Combine(copy, "answers.jsonl.zst"), overwrite: true);
                File.WriteAllBytes(Path.Combine(copy, "answers.jsonl.zst.idx"), cache.Index.Bytes());
                using var killed = new AnswerCache(Path.Combine(copy, "answers.jsonl.zst"));
                Assert.Equal(i + 1, killed.Count);
                Assert.Equal($"Antwort {i}", killed.Find($"k{i}", 100)!.Text);
            }
        }
        AssertHolds(3000);
    }

    [Fact]
    public void Memory_does_not_grow_with_the_number_of_answers()
    {
        using var index = AnswerIndex.Scratch(folder);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100_000; i++)
            index.Set(new UInt128(Loam.Text.StableHash.Mix((ulong)i), 0), 100L * i, 100);
        Assert.Equal(100_000, index.Count);
        // What a dictionary of these takes is 4 MB and more.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }
}
