using Loam.Documents;
using Loam.Filtering;

namespace Loam.Tests.Filtering;

public class RepetitionReasonsTests
{
    // Tolkien's Frodo and Gandalf stand in datatrove's own tests; any text without repetition does.
    const string Prose = "At noon the ferry left the island with three goats, a piano and the entire choir of Saint Anne on board. Nobody had counted the "
        + "sheet music, which is why half of it stayed behind under a bench, where the postman found it on Tuesday.";

    static Document Page(string text) => new() { Id = new("test", "1"), Text = text };

    static Reason? Judge(string text, GopherRepetitionOptions? options = null) => new GopherRepetitionFilter(options).Judge(Page(text)).Reason;

    static string Times(int n, string text) => string.Concat(Enumerable.Repeat(text, n));

    [Fact]
    public void Drops_repeated_lines() => Assert.Equal(RepetitionReasons.DuplicateLines, Judge(Times(4, "I am your father.\n")));

    [Fact]
    public void Drops_repeated_paragraphs() => Assert.Equal(RepetitionReasons.DuplicateParagraphs, Judge(Times(4, "I am your father.\n\n")));

    [Fact]
    public void Drops_long_repeated_paragraphs_that_are_few() => Assert.Equal(RepetitionReasons.DuplicateParagraphCharacters,
        Judge("I am groot.\n\nYou are a wizard.\n\nI am your father.\n\n" + Times(2, new string('x', 30) + ".\n\n")));

    [Fact]
    public void Drops_long_repeated_lines_that_are_few() => Assert.Equal(RepetitionReasons.DuplicateLineCharacters,
        Judge("I am groot.\nYou are a wizard.\nI am your father.\n" + Times(2, new string('x', 40) + ".\n")));

    [Fact]
    public void Drops_a_repeated_pair_of_words() => Assert.Equal(RepetitionReasons.Top2Gram, Judge("I am Frank, I am Frank, I am Frank"));

    [Fact]
    public void Drops_a_repeated_triple_of_words() =>
        Assert.Equal(RepetitionReasons.Top3Gram, Judge("I am Frank, you are Jhon. I am Frank. I am Frank you are Jhon"));

    [Fact]
    public void Drops_a_repeated_quadruple_of_words() =>
        Assert.Equal(RepetitionReasons.Top4Gram, Judge(Times(4, "in the year of ") + Prose, new() { MaxTop2Gram = null, MaxTop3Gram = null }));

    [Fact]
    public void Drops_repeated_sequences_of_five_words() => Assert.Equal(RepetitionReasons.Duplicate5Grams, Judge(Times(4, "I am a solo traveller ") + Prose));

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    public void Drops_longer_repeated_sequences(int n)
    {
        GopherRepetitionOptions only = new()
        {
            MaxTop2Gram = null,
            MaxTop3Gram = null,
            MaxTop4Gram = null,
            MaxDuplicate5Grams = null,
            MaxDuplicate6Grams = n == 6 ? 0.1 : null,
            MaxDuplicate7Grams = n == 7 ? 0.1 : null,
            MaxDuplicate8Grams = n == 8 ? 0.1 : null,
            MaxDuplicate9Grams = n == 9 ? 0.1 : null,
            MaxDuplicate10Grams = n == 10 ? 0.1 : null,
        };
        Reason expected = n switch
        {
            6 => RepetitionReasons.Duplicate6Grams,
            7 => RepetitionReasons.Duplicate7Grams,
            8 => RepetitionReasons.Duplicate8Grams,
            9 => RepetitionReasons.Duplicate9Grams,
            _ => RepetitionReasons.Duplicate10Grams,
        };
        Assert.Equal(expected, Judge(Times(3, "we will never know who took the last piece of cake and ran ") + Prose, only));
        Assert.Null(Judge(Prose, only));
    }

    [Fact]
    public void Keeps_prose_and_says_what_it_measured_when_it_does_not()
    {
        Assert.Null(Judge(Prose));
        Assert.Equal("0.75 of the paragraphs, at most 0.3 allowed", new GopherRepetitionFilter().Judge(Page(Times(4, "I am your father.\n\n"))).Evidence);
    }

    [Fact]
    public void Counts_copies_as_each_implementation_does()
    {
        double Lines(Semantics semantics) => DuplicatePieces.Lines(TextShape.Measure(Page("a\na\nb"), out _)!, semantics).Share;
        Assert.Equal(1 / 3.0, Lines(Semantics.Datatrove), 9);
        Assert.Equal(1 / 3.0, Lines(Semantics.Nemo), 9);
        Assert.Equal(2 / 3.0, Lines(Semantics.Dolma), 9);
        Assert.Equal(2 / 3.0, Lines(Semantics.Dclm), 9);
    }

    [Theory] // the fractions of DCLM's own tests
    [InlineData("Hello, World.\nHello, World.\n\nHello", 2 / 3.0, 26 / 31.0)]
    [InlineData("Hello\nHello\n\n\n\n\nHello", 1, 1)]
    public void Measures_lines_as_DCLM_does(string text, double share, double characters)
    {
        var lines = DuplicatePieces.Lines(TextShape.Measure(Page(text), out _)!, Semantics.Dclm);
        Assert.Equal((share, characters), (lines.Share, lines.CharacterShare));
    }

    [Theory] // DCLM: marks and spaces do not count, ties go to the longest
    [InlineData("hello      world hello apple.... world hello\n world hello", 2, 30 / 40.0)]
    [InlineData("a b a b a b ab cd ab cd ab cd abc def abc def", 2, 12 / 30.0)]
    [InlineData("a b a b a b abc def abc def ab cd ab cd ab cd", 2, 12 / 30.0)]
    [InlineData("hello world hello\n world hello. apple world hello world hello world hello world", 5, 60 / 65.0)]
    public void Measures_ngrams_as_DCLM_does(string text, int n, double share) => Assert.Equal(share, Share(text, n, Semantics.Dclm), 9);

    [Theory] // the scores of Dolma's own tests
    [InlineData("This is a test.", 2, 0.5)]
    [InlineData("This is a test.", 3, 0.5833333333333334)]
    [InlineData("This is a test.", 4, 1.0)]
    [InlineData("This is a sentence. \n  \n This is another sentence.\n\n  This is a third sentence.", 2, 0.3050847457627119)]
    [InlineData("This is a sentence. \n  \n This is another sentence.\n\n  This is a third sentence.", 3, 0.23728813559322035)]
    [InlineData("This is a sentence. \n  \n This is another sentence.\n\n  This is a third sentence.", 4, 0.2711864406779661)]
    [InlineData("This is a sentence. \n  \n This is another sentence.\n\n  This is a third sentence.", 5, 0)]
    public void Measures_ngrams_as_Dolma_does(string text, int n, double share) => Assert.Equal(share, Share(text, n, Semantics.Dolma), 9);

    static double Share(string text, int n, Semantics semantics)
    {
        var measure = NgramMeasure.Begin(TextShape.Measure(Page(text), out _)!, semantics);
        for (var i = 2; i < n; i++)
            measure.Lengthen();
        return n <= 4 ? measure.TopShare() : measure.DuplicateShare();
    }
}
