using Loam.Documents;
using Loam.Filtering;

namespace Loam.Tests.Filtering;

public class QualityReasonsTests
{
    static readonly string Filler = string.Join(' ', Enumerable.Range(0, 60).Select(i => $"word{(char)('a' + (i % 26))}"));

    static Document Page(string text, string? language = null) => new() { Id = new("test", "1"), Text = text, Language = language };

    static string Times(int n, string text) => string.Concat(Enumerable.Repeat(text, n));

    static Reason? Gopher(string text, Semantics semantics = Semantics.Datatrove) =>
        new GopherQualityFilter(new() { Semantics = semantics, MinWords = 10, MaxWords = 1000 }).Judge(Page(text)).Reason;

    [Fact]
    public void Gopher_drops_what_datatroves_tests_drop()
    {
        Assert.Equal(GopherReasons.TooShort, Gopher("I am too small..."));
        Assert.Equal(GopherReasons.TooLong, Gopher(Times(20, Filler + " ")));
        Assert.Equal(GopherReasons.ShortWords, Gopher(Times(20, "I am ")));
        Assert.Equal(GopherReasons.LongWords, Gopher(Times(20, "interconnection ")));
        Assert.Equal(GopherReasons.Hashes, Gopher(Times(20, "# comment ")));
        Assert.Equal(GopherReasons.Ellipses, Gopher(Times(20, "... comment ")));
        Assert.Equal(GopherReasons.FewAlphabeticWords, Gopher(Times(20, "the ./!*?<><> apple <?////> orange  ++ interconnection !<>??? have")));
        Assert.Equal(GopherReasons.Bullets, Gopher(Times(12, "- the items of these lists\n")));
        Assert.Equal(GopherReasons.EllipsisLines, Gopher(Times(12, "the beginning of a much longer story and then some more...\n")));
        Assert.Equal(GopherReasons.FewStopWords, Gopher(Filler));
        Assert.Null(Gopher(Filler + " and so it was the end"));
    }

    [Theory]
    [InlineData(Semantics.Dolma, "#tag comment ")]
    [InlineData(Semantics.Dclm, "comment ... ")]
    [InlineData(Semantics.Nemo, "### comment ")]
    public void Hashes_and_ellipses_are_one_rule_elsewhere(Semantics semantics, string text) => Assert.Equal(GopherReasons.Symbols, Gopher(Times(20, text), semantics));

    [Theory] // Dolma counts exact matches, DCLM folds case
    [InlineData(Semantics.Dolma, true)]
    [InlineData(Semantics.Dclm, false)]
    public void Stop_words_in_capitals(Semantics semantics, bool drops) =>
        Assert.Equal(drops ? GopherReasons.FewStopWords : null, Gopher(Filler + " AND SO IT WAS THE END", semantics));

    [Fact]
    public void Stop_words_are_those_of_the_documents_language()
    {
        var german = Filler + " der Hund und die Katze";
        var filter = new GopherQualityFilter();
        Assert.Equal(GopherReasons.FewStopWords, filter.Judge(Page(german)).Reason);
        Assert.False(filter.Judge(Page(german, "de")).Drops);
        Assert.False(filter.Judge(Page(Filler, "zu")).Drops);
    }

    [Fact]
    public void German_compounds_pass_the_German_profile_only()
    {
        var text = Times(6, "Der Bundesverfassungsgerichtspräsident und die Rechtsschutzversicherungsgesellschaften kommentierten mit großer Aufmerksamkeit die "
            + "Verkehrsinfrastrukturfinanzierungsgesetze. ");
        var german = (GopherQualityFilter)FilterProfiles.Create(FilterProfile.Fineweb2De)[^1];
        Assert.Equal(GopherReasons.LongWords, new GopherQualityFilter().Judge(Page(text)).Reason);
        Assert.Null(german.Judge(Page(text.Replace("Verkehrsinfrastrukturfinanzierungsgesetze", "Gesetze", StringComparison.Ordinal))).Reason);
    }

    static readonly string[] Sentences =
        ["The first line is a sentence.", "The second line is one, too.", "The third is even longer!", "Is the fourth a question?", "The fifth ends it."];

    static Reason? C4(string text) => FilterProfilesTests.Judge(FilterProfiles.Create(FilterProfile.C4), Page(text)).Reason;

    [Fact]
    public void C4_drops_pages()
    {
        var page = string.Join('\n', Sentences);
        Assert.Null(C4(page));
        Assert.Equal(C4Reasons.LoremIpsum, C4(page + "\nHere stands Lorem Ipsum dolor sit."));
        Assert.Equal(C4Reasons.CurlyBracket, C4(page + "\nThis is code with a { bracket."));
        Assert.Equal(C4Reasons.TooFewSentences, C4("Just one sentence."));
    }

    [Fact]
    public void C4_takes_lines_out_and_leaves_the_rest()
    {
        var page = "Home\nThis site uses cookies for tracking.\nThe first line[12] is a sentence[citation needed].\nPlease enable JavaScript to see this.\n"
            + "Read on and on...\n  The second line is one, too.";
        Assert.Equal("The first line is a sentence.\nThe second line is one, too.", new C4Lines().Map(Page(page)).Text);
        var untouched = Page(string.Join('\n', Sentences));
        Assert.Same(untouched, new C4Lines().Map(untouched));
    }

    [Fact]
    public void FineWeb_drops_by_the_shape_of_lines()
    {
        static Reason? Judge(string text, FineWebQualityOptions? options = null) => new FineWebQualityFilter(options).Judge(Page(text)).Reason;
        Assert.Equal(FineWebReasons.LinePunctuation, Judge("No punctuation here\nAnother line without any\nStill nothing"));
        Assert.Equal(FineWebReasons.ShortLines, Judge("hi.\nbye.\nok.\nno.\nyes."));
        var line = "Each line here is long enough and ends with a terminal punctuation mark.\n";
        Assert.Equal(FineWebReasons.DuplicateCharacters, Judge(line + line));
        Assert.Equal(FineWebReasons.ManyLineBreaks, Judge(string.Join('\n', Enumerable.Range(0, 9).Select(i => i + new string('x', 40) + "."))));
        Assert.Null(Judge(line + line.Replace("Each", "No other", StringComparison.Ordinal)));
    }

    [Fact]
    public void FineWebs_zero_for_line_punctuation_drops_only_pages_without_any()
    {
        var filter = new FineWebQualityFilter(new() { LinePunctuation = 0, ShortLines = null, DuplicateCharacters = null, MaxLineBreaksPerWord = null });
        Assert.Equal(FineWebReasons.LinePunctuation, filter.Judge(Page("no mark\nat all")).Reason);
        Assert.Null(filter.Judge(Page(Times(99, "no mark\n") + "but here.")).Reason);
    }

    [Fact]
    public void Nemo_drops_by_kinds_of_characters()
    {
        static Reason? Judge(string text, string? language = null) => new NemoFilter().Judge(Page(text, language)).Reason;
        Assert.Equal(NemoReasons.NonAlphanumeric, Judge("Übergrößenträger äußern Ärger über ölige Öfen."));
        Assert.Null(Judge("Übergrößenträger äußern Ärger über ölige Öfen.", "de"));
        Assert.Equal(NemoReasons.Numbers, Judge("Call 0123456789 or 9876543210 today."));
        Assert.Equal(NemoReasons.Urls, Judge("See https://www.example.com now."));
        Assert.Equal(NemoReasons.WhiteSpace, Judge("a b c d e f g h i.", "de"));
        Assert.Equal(NemoReasons.Parentheses, Judge("List((of))[things]{here}.", "de"));
        Assert.Equal(NemoReasons.Boilerplate, Judge("Our privacy policy changed.\n\nSomething else."));
        Assert.Equal(NemoReasons.LinePunctuation, Judge("no end mark here\nnor in this line"));
        Assert.Equal(NemoReasons.LongWord, Judge(new string('a', 1001) + "."));
        Assert.Null(Judge("The council decided yesterday that nothing would be decided."));
    }

    [Fact]
    public void Options_out_of_range_are_refused_in_words()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new GopherRepetitionOptions { MaxTop2Gram = 1.5 });
        Assert.Contains("MaxTop2Gram is a share: a number from 0 to 1", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new GopherQualityOptions { MinWords = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new GopherQualityOptions { Semantics = (Semantics)9 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FineWebQualityOptions { MaxLineBreaksPerWord = double.NaN });
    }
}
