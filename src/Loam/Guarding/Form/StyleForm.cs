namespace Loam.Guarding.Form;

/// <summary>What a style's form allows: the one place where the guard knows styles by name.</summary>
/// <remarks>
/// A style that it does not know, such as a user's own, is judged by what holds for all: it may be short, may stay close to the source's words, and may hold pairs or tables.
/// A rewrite without a style is judged as an article.
/// </remarks>
/// <param name="Pairs">It must be question-answer pairs.</param>
/// <param name="Retells">It retells the whole source: much shorter than that is too short, and the same words are a copy.</param>
/// <param name="Stretch">How much longer than <see cref="GuardOptions.MaxLength"/> it may be: questions and headers say things twice.</param>
/// <param name="Tables">It may hold tables in Markdown, and end with a row.</param>
/// <param name="Calculates">It says what can be calculated from the source but does not stand in it.</param>
/// <param name="Reports">It speaks in the third person and orders nothing, whoever speaks on the page.</param>
readonly record struct StyleForm(bool Pairs, bool Retells, double Stretch, bool Tables, bool Calculates, bool Reports)
{
    static readonly StyleForm Article = new(Pairs: false, Retells: true, Stretch: 1, Tables: false, Calculates: false, Reports: false);
    static readonly StyleForm Digest = Article with { Retells = false };
    static readonly StyleForm Unknown = Digest with { Stretch = 2, Tables = true };

    internal static StyleForm Of(string? style) => style switch
    {
        null or "rephrase" => Article,
        "wiki" => Article with { Reports = true },
        "qa" or "faq" => Digest with { Pairs = true, Stretch = 2, Reports = true },
        "summary" or "distill" or "extract" or "list" or "tutorial" => Digest,
        "math" => Unknown with { Tables = false, Calculates = true },
        _ => Unknown,
    };
}
