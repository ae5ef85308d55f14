using Loam.Deduplicating;
using Loam.Documents;

namespace Loam.Tests.Deduplicating;

public class MinHashDeduplicatorTests
{
    static readonly string Long = Corpus.RandomText(1, 400);

    static string Edited(int at, string with) => string.Join(' ', Long.Split(' ').Select((w, i) => i == at ? with : w));

    [Fact]
    public void Drops_a_near_duplicate_with_its_evidence()
    {
        var (verdicts, duplicates) = Corpus.Run(new MinHashDeduplicator(new()), [Corpus.Page("a", Long), Corpus.Page("b", Corpus.RandomText(2, 400)), Corpus.Page("c", Edited(200, "changed"))]);
        Assert.Equal([false, false, true], verdicts.Select(v => v.Drops));
        Assert.Same(DuplicateReasons.Near, verdicts[2].Reason);
        Assert.StartsWith("web/a, estimated Jaccard 0.9", verdicts[2].Evidence, StringComparison.Ordinal);
        Assert.InRange(Assert.Single(duplicates).Similarity, .92, 1);
    }

    [Fact]
    public void A_text_shorter_than_the_n_gram_is_one_shingle() =>
        Assert.Equal("a c", Corpus.Kept(new MinHashDeduplicator(new()), Corpus.Page("a", "two words"), Corpus.Page("b", "Two: words!"), Corpus.Page("c", "other words")));

    [Fact]
    public void A_text_without_words_is_nobodys_duplicate() =>
        Assert.Equal("a b", Corpus.Kept(new MinHashDeduplicator(new()), Corpus.Page("a", "..."), Corpus.Page("b", "...")));

    [Fact]
    public void The_longest_of_a_cluster_stays_when_asked()
    {
        var filter = new MinHashDeduplicator(new() { Keep = KeepRule.Longest });
        Assert.Equal("b", Corpus.Kept(filter, Corpus.Page("a", Long), Corpus.Page("b", Edited(9, new string('x', 50))), Corpus.Page("c", Edited(300, "y"))));
    }

    [Fact]
    public void A_threshold_parts_what_only_met_in_a_band()
    {
        var half = string.Join(' ', Long.Split(' ').Take(320)) + " " + Corpus.RandomText(8, 80);
        var met = new MinHashOptions { Rows = 1, Bands = 64 };
        Assert.Equal("a", Corpus.Kept(new MinHashDeduplicator(met), Corpus.Page("a", Long), Corpus.Page("b", half), Corpus.Page("c", Edited(9, "x"))));
        Assert.Equal("a b", Corpus.Kept(new MinHashDeduplicator(met with { MinSimilarity = .9 }), Corpus.Page("a", Long), Corpus.Page("b", half), Corpus.Page("c", Edited(9, "x"))));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(.8)]
    public void Searches_across_families_and_spares_a_page_and_its_rewrites(double? threshold)
    {
        var filter = new MinHashDeduplicator(new() { AcrossFamiliesOnly = true, MinSimilarity = threshold });
        var page = Corpus.Page("a", Long);
        Document first = Corpus.Rewrite("a1", page, Edited(5, "x")), second = Corpus.Rewrite("a2", page, Edited(6, "x")), other = Corpus.Page("b", Edited(7, "x"));
        Assert.Equal("a a1 a2", Corpus.Kept(filter, page, first, second));
        Assert.Equal("a a1 a2", Corpus.Kept(filter, page, first, other, second));
        Assert.Equal("b", Corpus.Kept(filter, other, first, second, page));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(.7)]
    public void Neither_threads_nor_the_order_of_shards_change_a_verdict(double? threshold)
    {
        var documents = new List<Document>();
        for (var i = 0; i < 900; i++)
        {
            var words = Corpus.RandomWords((ulong)(i % 300), 80);
            for (var edit = 0; edit < i / 300 * 2; edit++)
                words[((i * 31) + (edit * 17)) % words.Count] = $"e{i}";
            documents.Add(Corpus.Page($"d{i}", string.Join(' ', words)));
        }
        var filter = new MinHashDeduplicator(new() { MinSimilarity = threshold });
        var expected = Corpus.Run(filter, documents, 7);
        Assert.InRange(expected.Duplicates.Count, 100, 600);
        foreach (var (parallel, reversed) in new[] { (true, false), (false, true), (true, true) })
        {
            var again = Corpus.Run(filter, documents, 7, parallel, reversed);
            Assert.Equal(expected.Verdicts, again.Verdicts);
            Assert.Equal(expected.Duplicates, again.Duplicates);
        }
        Assert.Equal(expected.Verdicts, Corpus.Run(filter, documents, 100).Verdicts);
    }

    [Fact]
    public void Slices_of_the_key_range_find_the_same_clusters()
    {
        using var folder = new ScratchFolder();
        using var spill = new DuplicateSpill(folder.Path, 1, 8);
        for (var i = 0; i < 1000; i++)
            spill.Add((ulong)i, Corpus.Page($"{i}", "x"), 0, [Loam.Text.StableHash.Mix((ulong)i / 4)], new byte[8]);
        spill.Flush();
        var rule = new BucketRule(spill, spill.ReadPlaces(), null, null, 0, 8);
        DisjointSets whole = new BandJoin(spill, rule, 1000).Run(1, default), sliced = new BandJoin(spill, rule, 90).Run(1, default);
        Assert.All(Enumerable.Range(0, 1000), i => Assert.Equal(whole.Find(i), sliced.Find(i)));
        Assert.Equal(250, Enumerable.Range(0, 1000).Select(sliced.Find).Distinct().Count());
    }

    [Fact]
    public void A_full_disk_is_named()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var folder = new ScratchFolder();
        File.CreateSymbolicLink(Path.Combine(folder.Path, "keys-003"), "/dev/full");
        using var pass = new MinHashDeduplicator(new()).Begin(1, folder.Path);
        pass.Observe(new(0, 0), Corpus.Page("a", "x"));
        var error = Assert.Throws<IOException>(() => pass.Conclude(default));
        Assert.Contains("scratch", error.Message, StringComparison.Ordinal);
        Assert.Contains(folder.Path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Conclude_can_be_cancelled()
    {
        using var folder = new ScratchFolder();
        using var pass = new MinHashDeduplicator(new()).Begin(1, folder.Path);
        pass.Observe(new(0, 0), Corpus.Page("a", "x"));
        Assert.Throws<OperationCanceledException>(() => pass.Conclude(new(canceled: true)));
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new MinHashOptions { NGram = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MinHashOptions { Bands = 257 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MinHashOptions { Rows = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MinHashOptions { MinSimilarity = double.NaN });
    }

    [Fact]
    public void The_chance_to_meet_is_the_s_curve() => Assert.Equal(1 - Math.Pow(1 - Math.Pow(.8, 8), 14), new MinHashOptions().ChanceToMeet(.8), 12);

    [Fact]
    public void The_clusters_file_has_a_line_per_dropped_document()
    {
        using var file = new MemoryStream();
        ClustersFile.Write(file, [new(new("s", "a\"ö"), new("s", "b"), .98766, DuplicateReasons.Near), new(new("s", "a"), new("t", "c"), 1, DuplicateReasons.Exact)], default);
        Assert.Equal(
            """
            {"kept":{"source":"s","id":"a\"ö"},"dropped":{"source":"s","id":"b"},"similarity":0.9877,"reason":"dedup.near"}
            {"kept":{"source":"s","id":"a"},"dropped":{"source":"t","id":"c"},"similarity":1,"reason":"dedup.exact"}

            """, System.Text.Encoding.UTF8.GetString(file.ToArray()));
    }
}
