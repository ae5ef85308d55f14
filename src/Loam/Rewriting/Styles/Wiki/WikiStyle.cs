namespace Loam.Rewriting.Styles.Wiki;

/// <summary>A page as an encyclopaedic article: neutral, dense, only what the page supports.</summary>
/// <remarks>
/// Follows the "medium" style of WRAP (Maini et al. 2024: about three times faster pre-training at 1:1) and the Wikipedia style of Nemotron-CC
/// (Su et al. 2024), used there for pages of low quality; Aleph-Alpha-GermanWeb (2025) takes a quarter of its synthetic text from it.
/// Sampling and limits are NeMo Curator's: temperature 0.5, top_p 0.9, 512 tokens in and out, at least 50 tokens as a result.
/// </remarks>
public sealed class WikiStyle : RewriteStyle
{
    /// <inheritdoc/>
    public override string Name => "wiki";

    /// <inheritdoc/>
    public override int ChunkTokens => 512;

    /// <inheritdoc/>
    public override int MinTokens => 30;

    /// <inheritdoc/>
    public override int MinResultTokens => 50;

    /// <inheritdoc/>
    public override Sampling Sampling { get; } = new() { MaxOutputTokens = 512 };

    /// <inheritdoc/>
    public override StylePrompt PromptFor(string? language) => language switch
    {
        "de" => WikiPrompts.German,
        "en" => WikiPrompts.English,
        _ => WikiPrompts.Generic,
    };

    /// <inheritdoc/>
    public override PolishedAnswer Polish(string answer, string? language)
    {
        var sentinel = PromptFor(language).Sentinel;
        var text = Polishing.BehindSentinel(answer, sentinel);
        if (text is null)
            return PolishedAnswer.Drop(RewriteReasons.NoSentinel, answer.Length > 80 ? answer[..80] : answer);
        text = Polishing.Unquoted(Polishing.Plain(text));
        return text.Length == 0 ? PolishedAnswer.Drop(RewriteReasons.EmptyAnswer, "nothing behind the sentinel") : new(text, default);
    }
}
