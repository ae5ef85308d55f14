using System.Diagnostics;
using Loam.Rewriting;
using Loam.Steps;

namespace Loam.Tests.Rewriting;

public sealed class AnswerCacheTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("loam-cache").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    string PathOf(string ending) => Path.Combine(folder, "answers" + ending);

    static AnswerRow Row(string key, string text, Finish finish = Finish.Stop, int limit = 100) =>
        new(key, "http://host/v1#m", "wiki", limit, new RewriteAnswer { Text = text, Finish = finish });

    [Theory]
    [InlineData(".jsonl")]
    [InlineData(".jsonl.zst")]
    public void Remembers_everything_over_reopening(string ending)
    {
        var answer = new RewriteAnswer { Text = "Größe\n„x“ \u0001", Finish = Finish.ContentFilter, OutputTokens = 7, InputTokens = 3, Seconds = 1.25, Usd = 0.00012 };
        var unusual = new RewriteAnswer { Text = "x", Finish = Finish.Other, FinishWord = "tool_calls" };
        using (var cache = new AnswerCache(PathOf(ending)))
        {
            cache.Add(new("k", "e", "wiki", 100, answer));
            cache.Add(new("u", "e", "wiki", 100, unusual));
            cache.Add(new("o", "e", "wiki", 100, unusual with { FinishWord = null }));
        }
        using var again = new AnswerCache(PathOf(ending));
        Assert.Equal(answer with { Cached = true }, again.Find("k", 100));
        Assert.Null(again.Find("other", 100));
        Assert.Equal(unusual with { Cached = true }, again.Find("u", 100));
        Assert.Equal(unusual with { FinishWord = null, Cached = true }, again.Find("o", 100));
        Assert.Equal(3, again.Count);
    }

    [Theory]
    [InlineData(".jsonl")]
    [InlineData(".jsonl.zst")]
    public void A_row_torn_at_any_byte_costs_only_itself(string ending)
    {
        var path = PathOf(ending);
        using (var cache = new AnswerCache(path))
        {
            cache.Add(Row("a", "eins"));
            cache.Add(Row("b", "zwei"));
            cache.Add(Row("c", "drei"));
        }
        var bytes = File.ReadAllBytes(path);
        int first, second;
        using (var log = new AnswerLog(path))
        {
            using var scan = log.Scan(0);
            scan.Next();
            first = scan.Length;
            scan.Next();
            second = first + scan.Length;
        }
        foreach (var withIndex in new[] { true, false })
        {
            for (var length = first; length < bytes.Length; length++)
            {
                File.WriteAllBytes(path, bytes[..length]);
                if (!withIndex)
                    File.Delete(path + ".idx");
                using (var cache = new AnswerCache(path))
                {
                    Assert.Equal("eins", cache.Find("a", 100)!.Text);
                    Assert.Equal(length >= second ? "zwei" : null, cache.Find("b", 100)?.Text);
                    Assert.Null(cache.Find("c", 100));
                    if (length < second)
                        cache.Add(Row("b", "zwei"));
                    cache.Add(Row("c", "drei"));
                }
                Assert.Equal(bytes, File.ReadAllBytes(path));
            }
        }
    }

    [Theory]
    [InlineData(".jsonl")]
    [InlineData(".jsonl.zst")]
    public void A_damaged_byte_in_the_middle_costs_only_its_row(string ending)
    {
        var path = PathOf(ending);
        int first, second;
        using (var cache = new AnswerCache(path))
        {
            cache.Add(Row("a", "eins"));
            first = (int)cache.Bytes;
            cache.Add(Row("b", "zwei oder mehr, aber nicht viel mehr als zwei"));
            second = (int)cache.Bytes;
            cache.Add(Row("c", "drei"));
        }
        var bytes = File.ReadAllBytes(path);
        for (var at = first; at < second; at++)
        {
            foreach (var damage in new byte[] { 0x00, 0xFF, (byte)(bytes[at] ^ 1) })
            {
                var damaged = (byte[])bytes.Clone();
                damaged[at] = damage;
                File.WriteAllBytes(path, damaged);
                File.Delete(path + ".idx");
                using var cache = new AnswerCache(path);
                Assert.Equal("eins", cache.Find("a", 100)!.Text);
                // Of text, a line break that is damaged costs the next row, too.
                if (ending == ".jsonl.zst" || at < second - 1)
                    Assert.Equal("drei", cache.Find("c", 100)!.Text);
            }
        }
    }

    [Fact]
    public void A_line_that_is_no_row_costs_only_itself()
    {
        File.WriteAllText(PathOf(".jsonl"), "{\"key\":\"x\"}\nno json\n{\"key\":\"a\",\"engine\":\"e\",\"text\":\"eins\",\"finish\":\"stop\",\"limit\":9,\"tokens_in\":0,\"tokens_out\":0,\"seconds\":0}\n");
        using var cache = new AnswerCache(PathOf(".jsonl"));
        Assert.Equal(1, cache.Count);
        Assert.Equal("eins", cache.Find("a", 9)!.Text);
    }

    [Fact]
    public void A_raised_limit_asks_again_only_for_cut_answers()
    {
        using var cache = new AnswerCache(PathOf(".jsonl.zst"));
        cache.Add(Row("cut", "x", Finish.Length));
        cache.Add(Row("whole", "x"));
        Assert.NotNull(cache.Find("cut", 100));
        Assert.NotNull(cache.Find("cut", 50));
        Assert.Null(cache.Find("cut", 200));
        Assert.NotNull(cache.Find("whole", 200));
        cache.Add(Row("cut", "xy", limit: 200));
        Assert.Equal("xy", cache.Find("cut", 100)!.Text);
        Assert.Equal(2, cache.Count);
    }

    [Fact]
    public void A_cut_answer_does_not_take_the_place_of_one_that_serves_more()
    {
        for (var open = 0; open < 2; open++)
        {
            using var cache = new AnswerCache(PathOf(".jsonl.zst"));
            if (open == 0)
            {
                cache.Add(Row("a", "ganz", limit: 200));
                cache.Add(Row("a", "ga", Finish.Length, limit: 100));
                cache.Add(Row("b", "hal", Finish.Length, limit: 200));
                cache.Add(Row("b", "ha", Finish.Length, limit: 100));
            }
            Assert.Equal("ganz", cache.Find("a", 200)!.Text);
            Assert.Equal("hal", cache.Find("b", 200)!.Text);
            Assert.Null(cache.Find("b", 300));
            cache.Dispose();
            File.Delete(PathOf(".jsonl.zst.idx"));
        }
    }

    [Fact]
    public void Shards_write_at_once_and_lose_nothing()
    {
        using (var cache = new AnswerCache(PathOf(".jsonl.zst")))
            Parallel.For(0, 2000, i => cache.Add(Row("k" + i, new string('x', i))));
        using var again = new AnswerCache(PathOf(".jsonl.zst"));
        Assert.Equal(2000, again.Count);
        Parallel.For(0, 2000, i => Assert.Equal(i, again.Find("k" + i, 1)!.Text.Length));
    }

    [Fact]
    public void A_second_run_on_the_same_file_is_refused()
    {
        using var cache = new AnswerCache(PathOf(".jsonl"));
        Assert.Contains("another run", Assert.Throws<RecipeException>(() => new AnswerCache(PathOf(".jsonl"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_stages_of_a_run_share_a_file_until_it_is_closed()
    {
        var path = PathOf(".jsonl.zst");
        var cache = AnswerCache.Shared(path);
        Assert.Same(cache, AnswerCache.Shared(path));
        AnswerCache.Close(path);
        using var other = new AnswerCache(path);
        Assert.Throws<ObjectDisposedException>(() => cache.Find("k", 1));
    }

    [Fact]
    public void Rows_that_no_longer_count_go_when_they_are_more_than_half()
    {
        var path = PathOf(".jsonl.zst");
        var noise = new Random(1);
        string Noise() => string.Concat(Enumerable.Range(0, 2000).Select(_ => (char)('!' + noise.Next(90))));
        long before;
        var last = new Dictionary<string, string>();
        using (var cache = new AnswerCache(path))
        {
            for (var i = 0; i < 1200; i++)
                cache.Add(Row("k" + i % 400, last["k" + i % 400] = Noise()));
            before = cache.Bytes;
        }
        for (var open = 0; open < 2; open++)
        {
            using var cache = new AnswerCache(path);
            Assert.InRange(cache.Bytes, before / 3 - 1000, before / 3 + 1000);
            Assert.Equal(400, cache.Count);
            Assert.All(last, row => Assert.Equal(row.Value, cache.Find(row.Key, 1)!.Text));
            Assert.Contains("another run", Assert.Throws<RecipeException>(() => new AnswerCache(path)).Message, StringComparison.Ordinal);
        }
        Assert.Equal(["answers.jsonl.zst", "answers.jsonl.zst.idx"], Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_full_disk_stops_the_run_with_its_words_and_what_was_written_stays()
    {
        var path = PathOf(".jsonl.zst");
        using (var cache = new AnswerCache(path))
        {
            cache.Add(Row("a", "eins"));
            var whole = cache.Log.Write;
            cache.Log.Write = (bytes, offset) =>
            {
                whole(bytes[..(bytes.Length / 2)], offset);
                throw new IOException("No space left on device");
            };
            var error = Assert.Throws<IOException>(() => cache.Add(Row("b", "zwei")));
            Assert.Contains("No space left on device", error.Message, StringComparison.Ordinal);
            Assert.Contains(path, error.Message, StringComparison.Ordinal);
            Assert.Null(cache.Find("b", 1));
        }
        using var again = new AnswerCache(path);
        Assert.Equal((1, "eins"), (again.Count, again.Find("a", 1)!.Text));
    }

    [SkippableFact]
    public void Other_programs_read_it()
    {
        Skip.IfNot(File.Exists("/usr/bin/zstdcat"), "there is no zstdcat");
        using (var cache = new AnswerCache(PathOf(".jsonl.zst")))
        {
            cache.Add(Row("a", "Mühle"));
            cache.Add(Row("b", "Bach"));
        }
        using var zstdcat = Process.Start(new ProcessStartInfo("/usr/bin/zstdcat", [PathOf(".jsonl.zst")]) { RedirectStandardOutput = true })!;
        var lines = zstdcat.StandardOutput.ReadToEnd().Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Equal("""{"key":"a","engine":"http://host/v1#m","style":"wiki","text":"Mühle","finish":"stop","limit":100,"tokens_in":0,"tokens_out":0,"seconds":0}""", lines[0]);
    }

    [Fact]
    public void A_file_that_is_none_is_refused_and_left_as_it_is()
    {
        var row = "{\"id\":\"p\",\"text\":\"Text\"}\n"u8.ToArray();
        using var compressor = new ZstdSharp.Compressor();
        foreach (var bytes in new[] { compressor.Wrap([.. row, .. row]).ToArray(), row, [1, 2, 3, 4, 5] })
        {
            File.WriteAllBytes(PathOf(".jsonl.zst"), bytes);
            Assert.Contains("no answer cache", Assert.Throws<RecipeException>(() => new AnswerCache(PathOf(".jsonl.zst"))).Message, StringComparison.Ordinal);
            Assert.Equal(bytes, File.ReadAllBytes(PathOf(".jsonl.zst")));
        }
        Assert.Throws<RecipeException>(() => new AnswerCache(PathOf(".jsonl.gz")));
    }

    [Fact]
    public void A_corpus_is_not_taken_for_a_cache()
    {
        var path = Path.Combine(Path.GetTempPath(), $"loam-{Environment.ProcessId}-corpus.jsonl");
        const string Corpus = "{\"id\":\"1\",\"text\":\"three years of work\"}\n";
        File.WriteAllText(path, Corpus);
        try
        {
            Assert.Throws<Loam.Steps.RecipeException>(() => new AnswerCache(path));
            Assert.Equal(Corpus, File.ReadAllText(path));
        }
        finally
        {
            File.Delete(path);
            File.Delete(path + ".idx");
        }
    }

    [Fact]
    public void A_link_to_a_cache_is_that_cache()
    {
        var folder = Directory.CreateTempSubdirectory("loam-link-").FullName;
        try
        {
            var (file, link) = (Path.Combine(folder, "a.jsonl"), Path.Combine(folder, "b.jsonl"));
            Assert.Equal(link, AnswerCache.RealPath(link));
            File.WriteAllText(file, "");
            File.CreateSymbolicLink(link, file);
            Assert.Equal(file, AnswerCache.RealPath(link));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(0, -5)]
    [InlineData(long.MaxValue, 1)]
    [InlineData(0, int.MaxValue)]
    public void A_place_that_a_damaged_index_names_holds_no_row(long offset, int length)
    {
        var path = Path.GetTempFileName();
        using (var log = new AnswerLog(path))
            Assert.Null(log.Read(offset, length));
        File.Delete(path);
    }

    [Theory]
    [InlineData(28, typeof(IOException), "with space there")] // ENOSPC
    [InlineData(122, typeof(IOException), "with space there")] // EDQUOT
    [InlineData(11, typeof(RecipeException), "another run may be using it")] // EAGAIN, of the lock
    [InlineData(30, typeof(RecipeException), "name another place")] // EROFS
    public void What_keeps_a_cache_from_being_opened_is_told_apart(int code, Type type, string words)
    {
        var error = AnswerCache.CannotOpen("answers.jsonl", new IOException("the cause", code));
        Assert.IsType(type, error);
        Assert.Contains("(the cause); " + words, error.Message, StringComparison.Ordinal);
    }
}
