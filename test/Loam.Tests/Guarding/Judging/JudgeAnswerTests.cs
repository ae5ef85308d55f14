using Loam.Guarding.Judging;

namespace Loam.Tests.Guarding.Judging;

public class JudgeAnswerTests
{
    [Theory]
    [InlineData("""{"verdict":"supported","why":"It is there."}""", Ruling.Supported)]
    [InlineData("""{"why":"1720, not 1820","verdict":"contradicted"}""", Ruling.Contradicted)]
    [InlineData("""  {"verdict": "Not stated"}  """, Ruling.NotStated)]
    [InlineData("```json\n{\"verdict\":\"not_stated\",\"why\":\"\"}\n```", Ruling.NotStated)]
    [InlineData("```\n{\"verdict\":\"not-stated\",\"why\":\"\"}```", Ruling.NotStated)]
    [InlineData("<think>\nIs {this} it?\n</think>\n\n{\"verdict\":\"supported\",\"why\":\"yes\"}", Ruling.Supported)]
    public void Reads_what_it_was_asked_for_also_in_a_fence_or_behind_thoughts(string text, Ruling expected)
    {
        Assert.True(JudgeAnswer.TryParse(text, out var answer, out var trouble), trouble);
        Assert.Equal(expected, answer.Ruling);
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("Yes, it is supported.", "no JSON")]
    [InlineData("""{"verdict":"maybe","why":"?"}""", "\"maybe\" is none of")]
    [InlineData("""{"verdict":true}""", "no object with a verdict")]
    [InlineData("""{"why":"so"}""", "no object with a verdict")]
    [InlineData("""["supported"]""", "no object with a verdict")]
    [InlineData("""{"verdict":"supported"} and {"verdict":"contradicted"}""", "no JSON")]
    [InlineData("""{"verdict":"supported","why":"cut he""", "no JSON")]
    [InlineData("""{"verdict":"\ud800"}""", "no JSON")]
    [InlineData("```", "no JSON")]
    public void Makes_no_verdict_of_anything_else_and_says_why(string text, string expected)
    {
        Assert.False(JudgeAnswer.TryParse(text, out var answer, out var trouble));
        Assert.Null(answer);
        Assert.Contains(expected, trouble, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_reason_is_one_line() => Assert.Equal("a b", JudgeAnswer.TryParse("{\"verdict\":\"supported\",\"why\":\" a\\n\\tb \"}", out var answer, out _) ? answer.Why : null);
}
