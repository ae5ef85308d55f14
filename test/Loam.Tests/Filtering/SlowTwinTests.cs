using Loam.Documents;
using Loam.Filtering;

namespace Loam.Tests.Filtering;

public class SlowTwinTests
{
    public static TheoryData<Semantics> AllSemantics => [.. Enum.GetValues<Semantics>()];

    static Document Page(string text) => new() { Id = new("test", "1"), Text = text };

    static TextShape Shape(string text) => TextShape.Measure(Page(text), out _)!;

    static void Same(double expected, double actual, string what, string text) =>
        Assert.True(Math.Abs(expected - actual) < 1e-9, $"{what}: {expected} expected, {actual} found in {text.ReplaceLineEndings("⏎")}");

    [Theory]
    [MemberData(nameof(AllSemantics))]
    public void Duplicate_lines_and_paragraphs(Semantics semantics)
    {
        foreach (var text in RandomTexts.Some(400, "lines"))
        {
            var (lines, paragraphs) = (NaiveRepetition.Lines(text, semantics), NaiveRepetition.Paragraphs(text, semantics));
            var shape = Shape(text);
            Same(lines.Share, DuplicatePieces.Lines(shape, semantics).Share, "lines", text);
            Same(lines.Characters, DuplicatePieces.Lines(shape, semantics).CharacterShare, "line characters", text);
            Same(paragraphs.Share, DuplicatePieces.Paragraphs(shape, semantics).Share, "paragraphs", text);
            Same(paragraphs.Characters, DuplicatePieces.Paragraphs(shape, semantics).CharacterShare, "paragraph characters", text);
        }
    }

    [Theory]
    [MemberData(nameof(AllSemantics))]
    public void Repeated_ngrams(Semantics semantics)
    {
        foreach (var text in RandomTexts.Some(400, "ngrams"))
            SameNgrams(text, semantics);
    }

    [SkippableTheory]
    [MemberData(nameof(AllSemantics))]
    public void Repeated_ngrams_of_real_text(Semantics semantics)
    {
        var text = File.ReadAllText(SharedData.Require("text/wikitext-2/valid.txt"));
        foreach (var chunk in text[..60_000].Chunk(6_000))
            SameNgrams(new string(chunk), semantics);
    }

    static void SameNgrams(string text, Semantics semantics)
    {
        var measure = NgramMeasure.Begin(Shape(text), semantics);
        for (var n = 2; n <= 10; n++)
        {
            Same(n <= 4 ? NaiveRepetition.Top(text, semantics, n) : NaiveRepetition.Duplicate(text, semantics, n),
                n <= 4 ? measure.TopShare() : measure.DuplicateShare(), $"{n}-grams", text);
            measure.Lengthen();
        }
    }

    [Theory]
    [MemberData(nameof(AllSemantics))]
    public void Gopher_quality(Semantics semantics)
    {
        foreach (var text in RandomTexts.Some(400, "quality"))
        {
            var naive = NaiveQuality.Gopher(text, semantics);
            var measure = GopherMeasure.Of(Shape(text), semantics);
            double[] fast = [measure.Words, measure.WordLength, measure.HashesPerWord, measure.EllipsesPerWord, measure.SymbolsPerWord,
                measure.BulletLines, measure.EllipsisLines, measure.AlphabeticWords];
            for (var i = 0; i < naive.Length; i++)
                Same(naive[i], fast[i], $"figure {i}", text);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void C4_in_two_steps_decides_as_in_one(bool terminalPunctuation)
    {
        var lines = new C4Lines(new() { TerminalPunctuation = terminalPunctuation });
        var filter = new C4QualityFilter(new() { MinSentences = null });
        foreach (var text in RandomTexts.Some(800, "c4"))
        {
            var (expected, reason) = NaiveQuality.C4(text, terminalPunctuation);
            var mapped = lines.Map(Page(text));
            var verdict = filter.Judge(mapped);
            if (reason is null)
                Assert.Equal(expected, mapped.Text);
            Assert.Equal(reason ?? (expected!.Length == 0 ? "filter.empty" : null), verdict.Reason?.Code);
        }
    }

    [Fact]
    public void FineWeb_quality()
    {
        foreach (var text in RandomTexts.Some(800, "fineweb"))
        {
            var figures = NaiveQuality.FineWeb(text);
            foreach (var limit in (double[])[0.01, 0.1, 0.3, 0.6])
            {
                var expected = figures[0] <= limit ? FineWebReasons.LinePunctuation : figures[1] >= limit ? FineWebReasons.ShortLines
                    : figures[2] >= limit ? FineWebReasons.DuplicateCharacters : figures[3] > limit ? FineWebReasons.ManyLineBreaks : null;
                var filter = new FineWebQualityFilter(
                    new() { LinePunctuation = limit, ShortLines = limit, DuplicateCharacters = limit, MaxLineBreaksPerWord = limit });
                Assert.Equal(expected, filter.Judge(Page(text)).Reason);
            }
        }
    }

    [Fact]
    public void Nemo_shares_of_characters()
    {
        Reason[] reasons = [NemoReasons.NonAlphanumeric, NemoReasons.Numbers, NemoReasons.Urls, NemoReasons.WhiteSpace, NemoReasons.Parentheses];
        foreach (var text in RandomTexts.Some(800, "nemo"))
        {
            var figures = NaiveQuality.Nemo(text);
            foreach (var limit in (double[])[0.001, 0.05, 0.2])
            {
                var broken = Array.FindIndex(figures, figure => figure > limit);
                var filter = new NemoFilter(new()
                {
                    MaxNonAlphanumeric = limit,
                    MaxNumbers = limit,
                    MaxUrls = limit,
                    MaxWhiteSpace = limit,
                    MaxParentheses = limit,
                    MaxBoilerplate = null,
                    MaxLinesWithoutEndMark = null,
                    MaxWordLength = null,
                });
                Assert.Equal(broken < 0 ? null : reasons[broken], filter.Judge(Page(text)).Reason);
            }
        }
    }
}
