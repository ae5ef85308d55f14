using Loam.Deduplicating;

namespace Loam.Tests.Deduplicating;

public class ExactDeduplicatorTests
{
    [Fact]
    public void Drops_the_second_copy_and_names_the_first()
    {
        var (verdicts, duplicates) = Corpus.Run(new ExactDeduplicator(new()), [Corpus.Page("a", "One text."), Corpus.Page("b", "Other."), Corpus.Page("c", " one\n TEXT. ")]);
        Assert.Equal([false, false, true], verdicts.Select(v => v.Drops));
        Assert.Same(DuplicateReasons.Exact, verdicts[2].Reason);
        Assert.Equal("web/a", verdicts[2].Evidence);
        Assert.Equal(new Duplicate(new("web", "a"), new("web", "c"), 1, DuplicateReasons.Exact), Assert.Single(duplicates));
    }

    [Fact]
    public void Without_folding_every_character_counts() =>
        Assert.Equal("a c", Corpus.Kept(new ExactDeduplicator(new() { Folding = TextFolding.None }), Corpus.Page("a", "One"), Corpus.Page("b", "One"), Corpus.Page("c", "one")));

    [Fact]
    public void White_space_still_separates_words() =>
        Assert.NotEqual(ExactDeduplicator.Hash("now here", TextFolding.WhitespaceAndCase), ExactDeduplicator.Hash("nowhere", TextFolding.WhitespaceAndCase));

    [Fact]
    public void Folding_in_pieces_is_folding_at_once()
    {
        var text = Corpus.RandomText(1, 20_000);
        Assert.Equal(
            ExactDeduplicator.Hash(text, TextFolding.None), ExactDeduplicator.Hash("  " + text.ToUpperInvariant().Replace(" ", " \n\t", StringComparison.Ordinal), TextFolding.WhitespaceAndCase));
    }

    [Fact]
    public void The_longest_stays_when_asked() =>
        Assert.Equal("b", Corpus.Kept(new ExactDeduplicator(new() { Keep = KeepRule.Longest }), Corpus.Page("a", "x y"), Corpus.Page("b", "x   y"), Corpus.Page("c", "x  y")));

    [Fact]
    public void A_family_may_repeat_itself_when_only_other_families_count()
    {
        var page = Corpus.Page("a", "same");
        var filter = new ExactDeduplicator(new() { AcrossFamiliesOnly = true });
        Assert.Equal("a b", Corpus.Kept(filter, page, Corpus.Rewrite("b", page, "same"), Corpus.Page("c", "same")));
        Assert.Equal("c", Corpus.Kept(filter, Corpus.Page("c", "same"), page, Corpus.Rewrite("b", page, "same")));
        Assert.Equal("a", Corpus.Kept(new ExactDeduplicator(new()), page, Corpus.Rewrite("b", page, "same"), Corpus.Page("c", "same")));
    }

    [Fact]
    public void A_document_observed_twice_is_not_its_own_duplicate()
    {
        using var folder = new ScratchFolder();
        using var pass = new ExactDeduplicator(new()).Begin(1, folder.Path);
        var page = Corpus.Page("a", "text");
        pass.Observe(new(0, 0), page);
        pass.Observe(new(0, 0), page);
        pass.Conclude(default);
        Assert.False(pass.Judge(new(0, 0), page).Drops);
        Assert.Empty(pass.Duplicates());
    }

    [Fact]
    public void Takes_empty_and_no_documents()
    {
        Assert.Equal("a", Corpus.Kept(new ExactDeduplicator(new()), Corpus.Page("a", ""), Corpus.Page("b", " ")));
        Assert.Equal("", Corpus.Kept(new ExactDeduplicator(new())));
    }
}
