using Loam.Documents;
using Loam.Rewriting.Styles.Qa;

namespace Loam.Rewriting.Styles;

/// <summary>Makes a model's raw answer ready.</summary>
static class Polishing
{
    /// <summary>An answer made ready in a style: behind its sentinel, through the style's <see cref="RewriteStyle.Polish"/> in order.</summary>
    internal static PolishedAnswer Finish(string answer, RewriteStyle style, string? language)
    {
        var prompt = style.PromptFor(language).Prompt;
        var said = AnswerHead.WithoutThoughts(answer);
        if (said.Length == 0)
            return PolishedAnswer.Drop(RewriteReasons.EmptyAnswer, "nothing but thoughts");
        var text = prompt.Sentinel is { } sentinel ? AnswerHead.BehindSentinel(said, sentinel) : said;
        if (prompt.Unsuitable is { } word && AnswerHead.IsNothingBut(text ?? said, word))
            return PolishedAnswer.Drop(RewriteReasons.Unsuitable, Opening(text ?? said));
        if (text is null)
            return PolishedAnswer.Drop(RewriteReasons.NoSentinel, Opening(said));
        foreach (var polish in style.Polish)
        {
            var (polished, lacks) = Apply(polish, text, language);
            if (polished.Length == 0 && text.Length > 0 && lacks is not null)
                return PolishedAnswer.Drop(lacks, Opening(text));
            text = polished;
        }
        return text.Length == 0 ? PolishedAnswer.Drop(RewriteReasons.EmptyAnswer, "nothing behind the sentinel") : new(text, default);
    }

    static (string Text, Reason? Lacks) Apply(Polish polish, string text, string? language) => polish switch
    {
        Polish.Markdown => (MarkdownText.Plain(text), null),
        Polish.Bullets => (BulletList.Tidy(text), RewriteReasons.NoItems),
        Polish.Pairs => (QaPairs.Write(QaPairs.Parse(text), language), RewriteReasons.NoPairs),
        Polish.Quotes => (Quotation.Unquoted(text), null),
        Polish.Labels => (PassageLabels.Without(text), null),
        Polish.Table => (MarkdownTable.Tidy(text, language), RewriteReasons.NoTable),
        _ => throw new NotSupportedException(polish.ToString()),
    };

    static string Opening(string text) => text.Length > 80 ? text[..80] : text;
}
