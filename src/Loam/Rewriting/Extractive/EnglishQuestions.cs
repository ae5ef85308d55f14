using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Loam.Text;

namespace Loam.Rewriting.Extractive;

/// <summary>Turns English statements into the questions they answer, by moving what already stands there.</summary>
/// <remarks>
/// Auxiliaries and forms of "be" change places with the subject; a question about the subject keeps the order. Where English would need "do" with a
/// changed verb, only verbs of a short list are asked for, so that nothing is inflected wrongly.
/// </remarks>
static partial class EnglishQuestions
{
    const string Month = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
    const string Date = $@"(?:(?:on {Month} \d{{1,2}}(?:st|nd|rd|th)?(?:, \d{{4}})?|on \d{{1,2}} {Month}(?: \d{{4}})?|in (?:{Month} )?\d{{4}}|in {Month}))";
    const string Aux = "(?<aux>is|are|was|were|has|have|had|can|could|will|would|must|should|may|might)";
    const string Subject = @"(?<subject>(?:The|A|An|Some|Many|All|Each|Every|Several|Most) (?:[\p{L}\d\-’'&.]+ ?){1,7}?|(?:\p{Lu}[\p{L}\d\-’'&.]+)(?: (?:of|the|and|&|de|van|von|\p{Lu}[\p{L}\d\-’'&.]+)){0,4})";

    internal static IEnumerable<Question> Of(string sentence)
    {
        foreach (var question in Candidates(sentence))
        {
            if (StandsAlone(question.Text))
                yield return question;
        }
    }

    static IEnumerable<Question> Candidates(string s)
    {
        if (ThereAre().Match(s) is { Success: true } there)
            yield return new($"How many {there.Groups["what"].Value} {there.Groups["aux"].Value} there{Spaced(there.Groups["rest"].Value)}?", QuestionKind.Number);
        if (IfOpening().Match(s) is { Success: true } condition && !Vague().IsMatch(condition.Groups["what"].Value))
            yield return new($"What happens {condition.Groups["if"].Value.ToLowerInvariant()} {condition.Groups["what"].Value}?", QuestionKind.Condition);
        if (DateOpening().Match(s) is { Success: true } dated && Fronts(dated))
            yield return new($"When {dated.Groups["aux"].Value} {Lower(dated.Groups["subject"].Value)} {Cut(dated.Groups["rest"].Value)}?", QuestionKind.Time);
        if (QuoteSaid().Match(s) is { Success: true } quoted)
            yield return new($"What did {Lower(quoted.Groups["who"].Value)} say?", QuestionKind.Speech);
        if (Statement().Match(s) is { Success: true } match && Fronts(match) && !NotSubjects.Contains(s.Split(' ', 2)[0]))
        {
            foreach (var question in WithAux(match))
                yield return question;
        }
        if (Told().Match(s) is { Success: true } told && !NotSubjects.Contains(s.Split(' ', 2)[0]))
            yield return new($"What did {Lower(told.Groups["subject"].Value)} {Base[told.Groups["verb"].Value]}?", QuestionKind.Speech);
        if (Located().Match(s) is { Success: true } located && !NotSubjects.Contains(s.Split(' ', 2)[0]))
            yield return new($"Where {located.Groups["aux"].Value} {Lower(located.Groups["subject"].Value)} {located.Groups["verb"].Value}?", QuestionKind.Place);
        if (Did().Match(s) is { Success: true } did)
            yield return new($"Who {did.Groups["verb"].Value} {Cut(did.Groups["rest"].Value)}?", QuestionKind.Person);
        if (HasCounted().Match(s) is { Success: true } has && !NotSubjects.Contains(s.Split(' ', 2)[0]))
            yield return new($"How many {has.Groups["what"].Value} {(has.Groups["verb"].Value == "had" ? "did" : has.Groups["verb"].Value == "has" ? "does" : "do")} {Lower(has.Groups["subject"].Value)} have?", QuestionKind.Number);
        if (Verbed().Match(s) is { Success: true } verbed && !Finite().IsMatch(verbed.Groups["subject"].Value) && !VerbInSubject().IsMatch(verbed.Groups["subject"].Value) && !NotSubjects.Contains(s.Split(' ', 2)[0]))
            yield return new($"What {(verbed.Groups["verb"].Value.EndsWith('s') ? "does" : "do")} {Lower(verbed.Groups["subject"].Value)} {verbed.Groups["verb"].Value.TrimEnd('s')}?", QuestionKind.Fact);
    }

    static IEnumerable<Question> WithAux(Match match)
    {
        var subject = Lower(match.Groups["subject"].Value);
        var aux = match.Groups["aux"].Value;
        var rest = match.Groups["rest"].Value;
        if (aux is "is" or "are" or "was" or "were" && DefiningRest().IsMatch(rest) && Words.Count(rest) >= 4)
            yield return new($"{(aux is "is" or "was" && PersonNoun().IsMatch(rest) && !match.Groups["subject"].Value.StartsWith("The ", StringComparison.Ordinal) && subject.Contains(' ') ? "Who" : "What")} {aux} {subject}?", QuestionKind.Definition);
        if (InnerDate().Match(rest) is { Success: true } date && !rest.Contains(',') && !rest.Contains(" and ", StringComparison.Ordinal))
            yield return new($"When {aux} {subject} {rest.Remove(date.Index, date.Length).Replace("  ", " ", StringComparison.Ordinal).Trim()}?", QuestionKind.Time);
        if (BecauseInside().Match(rest) is { Success: true } because)
            yield return new($"Why {aux} {subject} {because.Groups["main"].Value.Trim()}?", QuestionKind.Reason);
        if (aux is not ("could" or "would" or "may" or "might" or "should") && subject.Length < 60 && !rest.Contains(',') && !Finite().IsMatch(rest) && !Negation().IsMatch(rest))
            yield return new($"{char.ToUpperInvariant(aux[0])}{aux[1..]} {subject} {rest}?", QuestionKind.Polar);
        if (PurposeInside().Match(rest) is { Success: true } used)
            yield return new($"What {aux} {subject} used for?", QuestionKind.Reason);
    }

    /// <summary>True when the auxiliary is the sentence's verb: the subject holds no verb of its own, and behind has and had stands a participle.</summary>
    static bool Fronts(Match match)
    {
        var subject = match.Groups["subject"].Value;
        return !Finite().IsMatch(subject) && !VerbInSubject().IsMatch(subject)
            && (match.Groups["aux"].Value is not ("has" or "have" or "had") || Participle().IsMatch(match.Groups["rest"].Value));
    }

    static string Lower(string subject) => subject.Trim() is var s && Determiners.Contains(s.Split(' ', 2)[0]) ? char.ToLowerInvariant(s[0]) + s[1..] : s;

    static string Spaced(string text) => string.IsNullOrWhiteSpace(text) ? "" : " " + text.Trim();

    static string Cut(string rest) => rest.Split(", ", 2)[0].Trim();

    static bool StandsAlone(string question) =>
        question.Count(c => c == ' ') is >= 2 and <= 22 && !TwoVerbs().IsMatch(question) && !BackReference().IsMatch(question)
        && question.Count(c => c == '"') % 2 == 0 && question.Count(c => c == '“') == question.Count(c => c == '”') && question.Count(c => c == '(') == question.Count(c => c == ')');

    static readonly FrozenSet<string> Determiners = Set("The A An Some Many All Each Every Several Most");

    static readonly FrozenSet<string> NotSubjects = Set("In On At By From With Without For Of To As If When While After Before Since Until Because Although Though Unless There It He She They This That These Those What Which Who How Why Where Then Now Here But And Or So Not Only Also Even Just Today Yesterday According During Under Over Both Another However");

    static readonly FrozenDictionary<string, string> Base = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["said"] = "say",
        ["announced"] = "announce",
        ["explained"] = "explain",
        ["noted"] = "note",
        ["stated"] = "state",
        ["reported"] = "report",
        ["argued"] = "argue",
        ["suggested"] = "suggest",
        ["found"] = "find",
        ["showed"] = "show",
        ["confirmed"] = "confirm",
        ["claimed"] = "claim",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static FrozenSet<string> Set(string words) => FrozenSet.ToFrozenSet(words.Split(' '), StringComparer.Ordinal);

    [GeneratedRegex($@"^There (?<aux>are|were) (?:about |around |over |more than |approximately |at least )?(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|twelve) (?<what>(?:\p{{Ll}}+ )?\p{{L}}+s)(?<rest> [^,;:?!]*)?\.$")]
    private static partial Regex ThereAre();

    [GeneratedRegex(@"^(?<if>If|When) (?<what>[^,]{8,100}), [^;:?!]+\.$")]
    private static partial Regex IfOpening();

    [GeneratedRegex($@"^(?:On|In) (?:{Month} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {Month}(?: \d{{4}})?|(?:{Month} )?\d{{4}}),? {Subject} {Aux} (?<rest>[^;:?!]+)\.$")]
    private static partial Regex DateOpening();

    [GeneratedRegex(@"^[“""].{15,}[”""],? (?:said|says) (?<who>(?:the )?(?:\p{L}[\p{L}\-.]+ ){0,4}?\p{Lu}[\p{L}\-]+ \p{Lu}[\p{L}\-]+)[,.]|^[“""].{15,}[”""],? (?<who>\p{Lu}[\p{L}\-]+(?: \p{Lu}[\p{L}\-]+)+) (?:said|says)\b")]
    private static partial Regex QuoteSaid();

    [GeneratedRegex($@"^{Subject} {Aux} (?<rest>[^;:?!]+)\.$")]
    private static partial Regex Statement();

    [GeneratedRegex($@"^{Subject} (?<verb>said|announced|explained|noted|stated|reported|argued|suggested|found|showed|confirmed|claimed)(?:,| that| on \w+day that) [^;?!]+\.$")]
    private static partial Regex Told();

    [GeneratedRegex($@"^{Subject} (?<aux>is|are|was|were) (?<verb>located|situated|based|held|born|buried) (?:in|at|near)\b(?! (?:the (?:fact|idea|form|case)|order|part|place|high|low)\b)")]
    private static partial Regex Located();

    [GeneratedRegex(@"^\p{Lu}[\p{L}\-.]+(?: \p{Lu}[\p{L}\-.]+){1,2} (?<verb>founded|created|developed|wrote|directed|produced|won|designed|invented|discovered|opened|led|joined|became|received) (?<rest>[^;:?!]+)\.$")]
    private static partial Regex Did();

    [GeneratedRegex($@"^{Subject} (?<verb>has|have|had) (?:about |around |over |more than |approximately |at least )?(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|twelve) (?<what>(?:\p{{Ll}}+ )?\p{{L}}+s)(?:\.$| (?:in|on|at|and|with)\b)")]
    private static partial Regex HasCounted();

    [GeneratedRegex($@"^{Subject} (?<verb>includes?|provides?|contains?|offers?|requires?|supports?|shows?|allows?|means?|covers?|describes?) [^;:?!]+\.$")]
    private static partial Regex Verbed();

    [GeneratedRegex(@"^(?:a|an|the|one of)\b(?! (?:bit|little|same|only|\p{Ll}+est (?:since|so|in|for|on))\b)")]
    private static partial Regex DefiningRest();

    [GeneratedRegex($@"\b{Date}(?=[ ,.]|$)")]
    private static partial Regex InnerDate();

    [GeneratedRegex(@"^(?<main>[^,]{3,90}?),? because (?!of (?:this|that))")]
    private static partial Regex BecauseInside();

    [GeneratedRegex(@"\b(?:not|no|never|nor|only|hardly|also|yet|still|however|then|now|therefore|thus|again|later|today|too|n't)\b|n[’']t\b")]
    private static partial Regex Negation();

    /// <summary>Signs that a verb was taken for a part of the subject.</summary>
    [GeneratedRegex(@"^(?:Is|Are|Was|Were|Must|Can|Has|Have) .* (?:is|are|was|were) (?!the |a |an )|^What (?:does|do) .*(?:s and \w+\?$| (?:is|are|was|were) )|^When had |^When (?:is|are|was|were) .* (?:is|are|was|were) ")]
    private static partial Regex TwoVerbs();

    /// <summary>Conditions that name nothing to ask for.</summary>
    [GeneratedRegex(@"\b(?:nothing|something|anything|everything|either|neither|someone|anyone|nobody|none|so|necessary|possible|needed|there)\b")]
    private static partial Regex Vague();

    [GeneratedRegex(@"\b(?:is|are|was|were|has|have|had|can|could|will|would|must|should|may|might|do|does|did|that|which|who|whose|how|what|where|when|why|whether|if|because)\b")]
    private static partial Regex Finite();

    /// <summary>A noun's verb inside what was taken for a subject: <c>the pH decides how well a plant</c>, <c>the club shows the films</c>.</summary>
    [GeneratedRegex(@"\b\p{Ll}+(?:s|ed) (?:the|a|an|no|all|its|their|on|to|up|out|into|\p{Ll}+ly)\b")]
    private static partial Regex VerbInSubject();

    [GeneratedRegex(@"^(?:\p{Ll}+ly |always |often |long |since |already )?(?:been|become|begun|brought|built|come|done|fallen|found|given|gone|grown|held|kept|known|led|left|lost|made|met|moved|put|risen|run|seen|set|shown|sold|spread|stood|taken|told|won|written|\p{Ll}{2,}ed)\b")]
    private static partial Regex Participle();

    [GeneratedRegex(@"^used (?:to|for|as) ")]
    private static partial Regex PurposeInside();

    [GeneratedRegex(@"\b(?:actor|actress|artist|author|writer|singer|player|coach|professor|doctor|director|journalist|painter|musician|scientist|researcher|entrepreneur|politician|lawyer|historian|president|minister|founder|chef|composer|poet|engineer|designer|photographer|producer|comedian|philosopher)\b", RegexOptions.IgnoreCase)]
    private static partial Regex PersonNoun();

    [GeneratedRegex(@"\b(?:he|she|it|they|him|them|his|her|hers|its|their|this|that|these|those|here|also|however|therefore|such|both|another|latter|former|above|below|I|you|your|we|our)\b")]
    private static partial Regex BackReference();
}
