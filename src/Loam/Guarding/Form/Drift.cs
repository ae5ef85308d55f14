using Loam.Text;

namespace Loam.Guarding.Form;

/// <summary>A rewrite, or a run of sentences in it, in another language than asked for: told by its function words.</summary>
static class Drift
{
    /// <summary>Languages that can be told apart here, with words that are frequent in each and in none of the others.</summary>
    static readonly (string Code, HashSet<string> Words)[] Others =
    [
        ("fr", Set("les des est dans pour que qui sur avec une sont plus par pas cette aux ses leur nous vous été mais ou comme tout")),
        ("es", Set("los las del una que para por con más como está son pero sus este esta entre cuando muy también fue han desde")),
        ("it", Set("della sono che con una per più come anche nel dei gli alla questo questa delle nella stato essere")),
        ("nl", Set("het een van dat niet met voor zijn ook maar aan bij naar wordt deze door heeft worden")),
    ];

    internal static void Look(GuardText rewrite, GuardText source, string? language, List<Finding> findings)
    {
        var own = FunctionWords.Of(language);
        if (own.Count == 0)
            return;
        var rival = language == "de" ? FunctionWords.English : FunctionWords.German;
        var (run, runStart) = (0, 0);
        var (foreignWords, allWords) = (0, 0);
        var at = 0;
        for (var sentence = 0; sentence < rewrite.Sentences.Count; sentence++)
        {
            int mine = 0, theirs = 0, words = 0;
            for (; at < rewrite.AllWords.Count && rewrite.AllWords[at].Sentence == sentence; at++)
            {
                var word = rewrite.Of(rewrite.AllWords[at]).ToLowerInvariant();
                words++;
                var isMine = own.Contains(word);
                var isTheirs = rival.Contains(word) || Others.Any(other => other.Words.Contains(word));
                mine += isMine && !isTheirs ? 1 : 0;
                theirs += isTheirs && !isMine ? 1 : 0;
            }
            allWords += words;
            var foreign = words >= 5 && theirs >= 3 && theirs > 2 * mine && !source.Text.Contains(rewrite.Sentence(sentence).TrimEnd('.', '"', '“'), StringComparison.Ordinal);
            foreignWords += foreign ? words : 0;
            if (!foreign)
                run = 0;
            else if (run++ == 0)
                runStart = sentence;
            if (run >= 2 || foreign && words >= 12)
            {
                var span = rewrite.Sentences[runStart].Start..rewrite.Sentences[sentence].End;
                findings.Add(new(GuardReasons.LanguageDrift, span, rewrite.Text[span]));
                return;
            }
        }
        if (allWords >= 30 && foreignWords > 0.3 * allWords)
            findings.Add(new(GuardReasons.LanguageDrift, .., $"{foreignWords} of {allWords} words in sentences of another language"));
        else if (allWords >= 40 && rewrite.AllWords.Count(word => own.Contains(rewrite.Of(word).ToLowerInvariant())) < 0.08 * allWords)
            findings.Add(new(GuardReasons.LanguageDrift, .., $"hardly any function words of '{language}'"));
    }

    static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
