namespace Loam.Guarding.Faith.Negation;

/// <summary>Statements that the rewrite turns round: denials added or lost, and words in place of their opposites.</summary>
/// <remarks>
/// A denial is judged by its place. What stands around it is linked to the other text, and the place there that answers best to it is asked: does a denial stand
/// there, a word that could be a denial worded anew, or an opposite of the word beside it? Comparing parities of whole sentences was tried before: writers cut and
/// join sentences, and one clause's <c>nicht</c> then accounts for another's.
/// </remarks>
sealed class NegationCheck() : FaithCheck(GuardReasons.Negation)
{
    internal override IReadOnlyList<string> Features { get; } = Enum.GetNames<Figure>();

    internal override bool Applies(Comparison comparison, GuardOptions options) => options.Negations && !comparison.Pair.Copies && PolarWords.Of(comparison.Pair.Language) is not null;

    internal override void Look(Comparison comparison, List<Candidate> candidates)
    {
        var pair = new PolarPair(comparison, PolarWords.Of(comparison.Pair.Language)!);
        AddedDenials.Look(pair, candidates);
        LostDenials.Look(pair, candidates);
        Opposites.Look(pair, candidates);
    }

    internal static double[] Figures() => new double[Enum.GetValues<Figure>().Length];

    /// <summary>Whether a word opens an answer and denies its question: "Nein, …", "No. …".</summary>
    internal static bool Answers(GuardText text, int word)
    {
        var own = text.AllWords[word];
        return own.Length is 2 or 4 && text.Text.AsSpan(own.Start, own.Length) is "Nein" or "nein" or "No"
            && (own.End == text.Text.Length || text.Text[own.End] is ',' or '.' or '!' or ';' or ':' or '–' or '\n');
    }

    /// <summary>A question asserts nothing.</summary>
    internal static bool IsQuestion(GuardText text, int sentence)
    {
        var end = text.Sentences[sentence].End.GetOffset(text.Text.Length);
        while (end > 0 && char.IsWhiteSpace(text.Text[end - 1]))
            end--;
        return end > 0 && text.Text[end - 1] == '?';
    }
}
