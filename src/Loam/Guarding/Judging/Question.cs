using Loam.Text;

namespace Loam.Guarding.Judging;

/// <summary>What a judge is asked about one sentence. Immutable.</summary>
/// <param name="Statement">The sentence.</param>
/// <param name="Text">Its words.</param>
/// <param name="PromptVersion">Which prompt, e.g. <c>judge-de/1</c>.</param>
/// <param name="System">The system message.</param>
/// <param name="Message">The user's message.</param>
public sealed record Question(Statement Statement, string Text, string PromptVersion, string System, string Message)
{
    /// <summary>Sentences shown before the statement: what "he" refers to, and the question that an answer answers.</summary>
    const int Before = 2;

    /// <summary>Hash of every prompt: what decides answers besides the texts.</summary>
    public static string Prompts => JudgePrompt.Identity;

    /// <summary>The question about a sentence.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="statement">The sentence.</param>
    /// <param name="sourceTokens">Most tokens of the source that are shown.</param>
    /// <param name="countTokens">Counts the tokens of a text.</param>
    /// <remarks>An audited sentence comes without the rules' doubts: a judge who is told of them is no second opinion.</remarks>
    public static Question Of(GuardPair pair, Statement statement, int sourceTokens, Func<ReadOnlySpan<char>, int> countTokens)
    {
        var prompt = JudgePrompt.For(pair.Language);
        var text = pair.Text[statement.Span];
        return new(statement, text, prompt.Label, prompt.System, prompt.Fill(
            SourceStretch.Of(pair, statement, sourceTokens, countTokens), Preceding(pair.Text, statement.Span), text, statement.Purpose == Purpose.Audit ? [] : statement.Findings));
    }

    /// <summary>A question about nothing: what all questions in a language have in common.</summary>
    public static (string System, string Message) Frame(string? language) => (JudgePrompt.For(language).System, JudgePrompt.For(language).Fill("", "", "", []));

    static string Preceding(string text, Range span)
    {
        var sentences = Sentences.In(text);
        var number = sentences.FindIndex(sentence => sentence.Start.Value == span.Start.Value);
        return number <= 0 ? "" : text[sentences[Math.Max(0, number - Before)].Start..sentences[number - 1].End];
    }
}
