namespace Loam.Rewriting.Styles.Qa;

/// <summary>A page as questions of different kinds with short answers.</summary>
/// <remarks>
/// Follows the diverse question-answer pairs of Nemotron-CC (Su et al. 2024): up to eight pairs, several kinds of question, plain text. In the
/// FinePhrase study (2026) it is, with guided rewriting, the only earlier prompt that reaches DCLM. Limits are NeMo Curator's: 1,000 tokens in, 600 out.
/// The pairs stand on their own here; appending them to their source is a matter of blending.
/// </remarks>
public sealed class QaStyle : RewriteStyle
{
    /// <inheritdoc/>
    public override string Name => "qa";

    /// <inheritdoc/>
    public override int ChunkTokens => 1000;

    /// <inheritdoc/>
    public override int MinTokens => 30;

    /// <inheritdoc/>
    public override int MinResultTokens => 20;

    /// <inheritdoc/>
    public override Sampling Sampling { get; } = new() { MaxOutputTokens = 600 };

    /// <inheritdoc/>
    public override StylePrompt PromptFor(string? language) => language switch
    {
        "de" => QaPrompts.German,
        "en" => QaPrompts.English,
        _ => QaPrompts.Generic,
    };

    /// <inheritdoc/>
    public override PolishedAnswer Polish(string answer, string? language)
    {
        var sentinel = PromptFor(language).Sentinel;
        var text = Polishing.BehindSentinel(answer, sentinel);
        if (text is null)
            return PolishedAnswer.Drop(RewriteReasons.NoSentinel, answer.Length > 80 ? answer[..80] : answer);
        var pairs = QaPairs.Parse(Polishing.Plain(text));
        return pairs.Count == 0
            ? PolishedAnswer.Drop(RewriteReasons.NoPairs, text.Length > 80 ? text[..80] : text)
            : new(QaPairs.Write(pairs, language), default);
    }
}
