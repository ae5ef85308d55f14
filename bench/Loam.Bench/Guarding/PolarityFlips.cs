using System.Text.RegularExpressions;

namespace Loam.Bench.Guarding;

/// <summary>Plain flips of faithful rewrites: a denial taken out, one put in.</summary>
/// <remarks>
/// Written flaws come with the manner of whoever wrote them ("auch", "dagegen nicht"), and weights fitted on those alone look for the manner. At most one flip of each kind a rewrite, so that
/// the written ones keep their say. For fitting only: the tables count none of them.
/// </remarks>
static partial class PolarityFlips
{
    internal static IEnumerable<LabelledPair> Of(LabelledPair faithful)
    {
        var german = faithful.Pair.Language == "de";
        var text = faithful.Pair.Text;
        if ((german ? GermanDenial() : EnglishDenial()).Matches(text) is { Count: > 0 } denials)
        {
            var denial = denials[text.Length % denials.Count];
            yield return Flip(faithful, denial.Index, denial.Length, Without(denial.Value));
        }
        if ((german ? GermanGap() : EnglishGap()).Matches(text) is { Count: > 0 } gaps)
        {
            var gap = gaps[text.Length % gaps.Count];
            yield return Flip(faithful, gap.Groups["at"].Index, 0, german ? "nicht " : "not ");
        }
    }

    static LabelledPair Flip(LabelledPair faithful, int start, int length, string replace)
    {
        var text = faithful.Pair.Text;
        return faithful with
        {
            Label = "negation",
            Pair = faithful.Pair with { Text = string.Concat(text.AsSpan(0, start), replace, text.AsSpan(start + length)) },
            Edit = start..(start + replace.Length),
            Original = text.Substring(start, length),
        };
    }

    static string Without(string denial) => denial switch
    {
        "ohne " => "mit ",
        "nie " => "immer ",
        "without " => "with ",
        "never " => "always ",
        "no " => "some ",
        _ when denial.StartsWith("kein", StringComparison.Ordinal) => denial[1..],
        _ => "",
    };

    [GeneratedRegex(@"\b(nicht |keine?[nmrs]? |ohne |nie )")]
    private static partial Regex GermanDenial();

    [GeneratedRegex(@"\b(not |no |without |never )")]
    private static partial Regex EnglishDenial();

    // Before the verb that ends a sentence, behind its finite verb: "wurde 1998 nicht errichtet."
    [GeneratedRegex(@"\b(ist|sind|war|waren|wird|werden|wurde|wurden|kann|können|soll|sollen|darf|dürfen|hat|haben|hatte|hatten) (?:(?!nicht|kein|ohne|nie|weder|kaum)[^.,;:?!\n])*? (?<at>)[a-zäöüß]{5,}[.;]")]
    private static partial Regex GermanGap();

    [GeneratedRegex(@"\b(is|are|was|were|has|have|had|can|could|will|would|may|should) (?<at>)(?!not |no |never )[a-z]{4,}")]
    private static partial Regex EnglishGap();
}
