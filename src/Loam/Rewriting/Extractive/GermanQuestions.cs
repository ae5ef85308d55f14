using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Loam.Text;

namespace Loam.Rewriting.Extractive;

/// <summary>Turns German statements into the questions they answer, by moving what already stands there.</summary>
/// <remarks>
/// German puts the finite verb second: a statement that opens with the asked-for phrase (<c>1998 wurde der Verein gegründet.</c>) becomes a question by putting
/// the question word in that phrase's place. Where the subject opens, verb and subject change places. Nothing is inflected, so nothing can be inflected wrongly.
/// </remarks>
static partial class GermanQuestions
{
    const string Month = "(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)";
    const string Verb = @"(?<verb>(?!(?:der|die|das|des|dem|den|von|vom|aus|bei|beim|für|mit|und|oder|zum|zur|nach|vor|über|unter|ein|eine|eines|einer|einem|einen|als|wie|sowie|bis|seit|gegen|zwischen|durch|ohne|auch|noch|erst|rund|etwa|jährlich)\b)\p{Ll}{3,})";
    const string Rest = @"(?<rest>[^;:?!–]+?)";

    /// <summary>A subject: an article with what belongs to it, or one to three capitalised words.</summary>
    const string Subject = @"(?<subject>(?:Der|Die|Das|Ein|Eine|Einige|Viele|Alle|Jeder|Jede|Jedes|Zahlreiche|Mehrere) (?:[\p{L}\d\-„“&.]+ ){0,6}?(?:[\p{Lu}\d„][\p{L}\d\-“&]*)|(?:[\p{Lu}][\p{L}\d\-&.]+)(?: (?:von|van|de|der|und|&|[\p{Lu}][\p{L}\d\-&.]+)){0,3})";

    internal static IEnumerable<Question> Of(string sentence)
    {
        foreach (var question in Candidates(sentence))
        {
            if (question.Text.Length > 0 && StandsAlone(question.Text))
                yield return question;
        }
    }

    static IEnumerable<Question> Candidates(string s)
    {
        if (Labelled().IsMatch(s))
            yield break;
        if (OpensWithTime().Match(s) is { Success: true } time && IsVerb(time))
            yield return new($"{TimeWord(time.Groups["time"].Value)} {V(time)} {R(time)}?", QuestionKind.Time);
        if (PlaceOpening().Match(s) is { Success: true } place && IsVerb(place))
            yield return new($"Wo {V(place)} {R(place)}?", QuestionKind.Place);
        if (Under().Match(s) is { Success: true } under)
            yield return new($"Was versteht man unter {under.Groups["what"].Value}?", QuestionKind.Definition);
        if (NamedAs().Match(s) is { Success: true } named)
            yield return new($"Was bezeichnet man als {named.Groups["what"].Value}?", QuestionKind.Definition);
        if (BelongsTo().Match(s) is { Success: true } belongs)
            yield return new($"Was {belongs.Groups["verb"].Value.Replace("gehören", "gehört").Replace("zählen", "zählt")} zu {belongs.Groups["what"].Value}?", QuestionKind.List);
        if (BecauseOpening().Match(s) is { Success: true } because && IsVerb(because))
            yield return new($"Warum {V(because)} {R(because)}?", QuestionKind.Reason);
        if (ThereforeOpening().Match(s) is { Success: true } therefore && IsVerb(therefore))
            yield return new($"Warum {V(therefore)} {R(therefore)}?", QuestionKind.Reason, NeedsBefore: true);
        if (PurposeOpening().Match(s) is { Success: true } purpose && IsVerb(purpose))
            yield return new($"Wozu {V(purpose)} {R(purpose)}?", QuestionKind.Reason);
        if (IfOpening().Match(s) is { Success: true } condition && IsVerb(condition) && !Vague().IsMatch(condition.Groups["what"].Value))
            yield return new($"Was geschieht, {condition.Groups["if"].Value.ToLowerInvariant()} {condition.Groups["what"].Value}?", QuestionKind.Condition);
        if (ThereAre().Match(s) is { Success: true } there)
            yield return new($"Wie viele {there.Groups["what"].Value} {V(there)} es{Spaced(R(there))}?", QuestionKind.Number);
        if (QuoteSaid().Match(s) is { Success: true } said)
            yield return new($"Was {V(said)} {said.Groups["who"].Value}?", QuestionKind.Speech);
        foreach (var question in WithSubject(s))
            yield return question;
    }

    static IEnumerable<Question> WithSubject(string s)
    {
        if (Statement().Match(s) is not { Success: true } match || NotASubject(s))
            yield break;
        var subject = LowerArticle(match.Groups["subject"].Value);
        var (verb, rest) = (V(match), R(match));
        if (Articles.Contains(match.Groups["subject"].Value) || !FinitePlace(verb) || OpensWithAdjective().IsMatch(match.Groups["subject"].Value))
            yield break;
        if (verb is "ist" or "sind" or "war" or "waren" && (match.Groups["subject"].Value is var raw && Articles.Contains(FirstWord(raw)) ? Indefinite().IsMatch(rest) : DefiningRest().IsMatch(rest)) && !Indefinable.Contains(FirstWord(raw)))
            yield return new($"{(verb is "ist" or "war" && IsPerson(match.Groups["subject"].Value, rest) ? "Wer" : "Was")} {verb} {subject}?", QuestionKind.Definition);
        if (CountedObject().Match(rest) is { Success: true } counted && Havers.Contains(verb))
            yield return new($"Wie viele {counted.Groups["what"].Value} {verb} {subject}{Spaced(counted.Groups["rest"].Value.Trim())}?", QuestionKind.Number);
        if (InnerTime().Match(rest) is { Success: true } time && !rest.Contains(',') && rest.Length > time.Length)
            yield return new($"Wann {verb} {subject}{Spaced(Squeeze(rest.Remove(time.Index, time.Length)))}?", QuestionKind.Time);
        if (BecauseInside().Match(rest) is { Success: true } because)
            yield return new($"Warum {verb} {subject} {because.Groups["main"].Value.Trim()}?", QuestionKind.Reason);
        foreach (var (verbs, pattern, form, kind) in Forms)
        {
            if (verbs.Contains(verb) && pattern.IsMatch(rest))
                yield return new(form.Replace("{v}", verb, StringComparison.Ordinal).Replace("{s}", subject, StringComparison.Ordinal), kind);
        }
        if (Polar.Contains(verb) && !Negation().IsMatch(match.Groups["rest"].Value) && !rest.Contains(',') && subject.Length < 60 && subject.Contains(' ') && subject is not ['S', 't', 'a', 'n', 'd', ..])
            yield return new($"{char.ToUpperInvariant(verb[0])}{verb[1..]} {subject} {rest}?", QuestionKind.Polar);
        if (SpeechVerbs.Contains(verb) && rest.StartsWith(", ", StringComparison.Ordinal))
            yield return new($"Was {verb} {subject}?", QuestionKind.Speech);
    }

    /// <summary>No statement's subject: adverbs and prepositions that open a sentence, a speaker's name before a colon.</summary>
    static bool NotASubject(string s)
    {
        var word = FirstWord(s);
        return NotSubjects.Contains(word) || !Articles.Contains(word) && FunctionWords.German.Contains(word.ToLowerInvariant()) || word.EndsWith("lich", StringComparison.Ordinal) || word.EndsWith("weise", StringComparison.Ordinal);
    }

    /// <summary>Nouns that name a role in a sentence, not a thing to ask for: <c>Grundlage ist …</c>.</summary>
    static readonly FrozenSet<string> Indefinable = Set("Grundlage Anlass Ziel Zweck Ursache Grund Voraussetzung Ergebnis Folge Problem Vorteil Nachteil Ausnahme Beispiel Teil Stand Sieger Gewinner Größter Wichtig Grundlage Hintergrund Beispiele Schuld Thema");

    /// <summary>Verbs that make a fair yes-no question when they come first.</summary>
    static readonly FrozenSet<string> Polar = Set("ist sind war waren wird werden wurde wurden hat haben hatte kann können muss müssen soll sollen darf dürfen gilt gelten gehört gehören");

    static readonly FrozenSet<string> Havers = Set("hat haben hatte hatten umfasst umfasste umfassen zählt zählte zählen besitzt besaß enthält enthalten bietet bieten beschäftigt beschäftigte erhielt erhielten sammelte gewann");

    static readonly FrozenSet<string> SpeechVerbs = Set("sagt sagte erklärt erklärte betont betonte kritisierte forderte fordert berichtet berichtete meint meinte warnte warnt kündigte mahnte bestätigte");

    /// <summary>Statements whose verb says what they tell about the subject: verbs, what must follow, the question, its kind.</summary>
    static readonly (FrozenSet<string> Verbs, Regex Follows, string Form, QuestionKind Kind)[] Forms =
    [
        (Set("liegt liegen lag befindet"), new(@"^(?:sich )?(?:in|im|am|an|auf|bei|nahe|südlich|nördlich|östlich|westlich|zwischen)\b(?! (?:der Regel|(?:rund |etwa |über |unter |nur |mehr als )?\d))"), "Wo {v} {s}?", QuestionKind.Place),
        (Set("besteht bestehen bestand"), new("^aus "), "Woraus {v} {s}?", QuestionKind.Fact),
        (Set("dient dienen diente"), new("^(?:zu|zum|zur|der|dem|als|dazu)\\b"), "Wozu {v} {s}?", QuestionKind.Reason),
        (Set("basiert basieren beruht beruhen"), new("^auf "), "Worauf {v} {s}?", QuestionKind.Fact),
        (Set("stammt stammen stammte"), new("^aus "), "Woher {v} {s}?", QuestionKind.Place),
        (Set("führt führen führte"), new("^zu[mr]? "), "Wozu {v} {s}?", QuestionKind.Reason),
        (Set("ermöglicht umfasst enthält bedeutet regelt beschreibt zeigt erlaubt beinhaltet verhindert bewirkt verursacht"), new("^[^,]"), "Was {v} {s}?", QuestionKind.Fact),
        (Set("hilft helfen"), new("^(?:bei|gegen|dabei)\\b"), "Wobei {v} {s}?", QuestionKind.Fact),
        (Set("braucht brauchen benötigt benötigen"), new("^[^,]"), "Was {v} {s}?", QuestionKind.Fact),
        (Set("bildet bilden bietet bieten liefert liefern fordert fordern plant planen kritisiert kritisieren erhält erhalten trägt tragen verwendet verwenden nutzt nutzen fressen frisst unterstützt unterstützen verbindet verbinden erfordert erfordern produziert produzieren betreibt betreiben"), new("^(?!sich|an\\b|auf\\b|in\\b)[^,]"), "Was {v} {s}?", QuestionKind.Fact),
        (Set("steht stehen stand"), new("^(?:in|im|am|an|auf|bei|nahe)\\b"), "Wo {v} {s}?", QuestionKind.Place),
        (Set("lebt leben lebte lebten wächst wachsen"), new("^(?:in|im|am|an|auf)\\b"), "Wo {v} {s}?", QuestionKind.Place),
        (Set("wiegt wiegen wog"), new(@"\d"), "Wie viel {v} {s}?", QuestionKind.Number),
        (Set("heißt heißen hieß"), new("^[^,]"), "Wie {v} {s}?", QuestionKind.Definition),
        (Set("kostet kosten kostete"), new(@"\d"), "Was {v} {s}?", QuestionKind.Number),
        (Set("beträgt betrug"), new(@"\d"), "Wie viel {v} {s}?", QuestionKind.Number),
        (Set("dauert dauern dauerte"), new(@"\d|Stunde|Tag|Woche|Monat|Jahr|Minute"), "Wie lange {v} {s}?", QuestionKind.Time),
        (Set("entsteht entstehen"), new("^(?:durch|aus)\\b"), "Wie {v} {s}?", QuestionKind.Reason),
        (Set("gehört gehören"), new("^zu[mr]? "), "Wozu {v} {s}?", QuestionKind.Fact),
        (Set("richtet"), new("^sich an "), "An wen {v} sich {s}?", QuestionKind.Fact),
        (Set("sorgt sorgen"), new("^für "), "Wofür {v} {s}?", QuestionKind.Fact),
        (Set("beginnt begann endet endete startet startete"), new(@"\d"), "Wann {v} {s}?", QuestionKind.Time),
    ];

    static string V(Match match) => match.Groups["verb"].Value;

    /// <summary>What follows the verb, up to a last addition behind a comma; a sentence with several commas is left alone, as its verb may end behind them.</summary>
    static string R(Match match)
    {
        var rest = SecondStatement().Split(match.Groups["rest"].Value.Trim().TrimEnd('.'), 2)[0];
        var comma = rest.IndexOf(", ", StringComparison.Ordinal);
        return comma < 0 || match.Groups["sep"].Success ? rest : rest.IndexOf(", ", comma + 2, StringComparison.Ordinal) < 0 ? rest[..comma] : rest;
    }

    static string Spaced(string text) => text.Length == 0 ? "" : " " + text;

    static string Squeeze(string text) => text.Replace("  ", " ", StringComparison.Ordinal).Trim();

    static string FirstWord(string text) => text.Split(' ', 2)[0];

    static string TimeWord(string time) => time.StartsWith("Seit", StringComparison.Ordinal) ? "Seit wann" : time.StartsWith("Bis", StringComparison.Ordinal) ? "Bis wann" : time.StartsWith("Ab", StringComparison.Ordinal) ? "Ab wann" : "Wann";

    static string LowerArticle(string subject) => Articles.Contains(FirstWord(subject)) ? char.ToLowerInvariant(subject[0]) + subject[1..] : subject;

    static bool IsPerson(string subject, string rest) => !Articles.Contains(FirstWord(subject)) && subject.Contains(' ') && PersonNoun().IsMatch(rest);

    /// <summary>Lower case, in the verb's place, and no adverb or preposition in disguise.</summary>
    static bool IsVerb(Match match) => FinitePlace(V(match)) && !NotVerbs.Contains(V(match)) && !BackReference().IsMatch(R(match).Split(' ', 2)[0]);

    /// <summary>A word that may be the finite verb: of the closed classes, only auxiliaries are.</summary>
    static bool FinitePlace(string verb) => !FunctionWords.German.Contains(verb) || Auxiliaries.Contains(verb);

    static readonly FrozenSet<string> Auxiliaries = Set("ist sind war waren wird werden wurde wurden hat haben hatte hatten kann können konnte konnten muss müssen musste mussten soll sollen sollte sollten darf dürfen durfte durften will wollen wollte wollten mag lassen lässt ließ wäre würde hätte könnte dürfte müsste");

    /// <summary>A question must not lean on a text that its reader does not see.</summary>
    static bool StandsAlone(string question) =>
        question.Count(c => c == ' ') is >= 2 and <= 22 && !BackReference().IsMatch(question.Replace("gibt es", "", StringComparison.Ordinal).Replace("gab es", "", StringComparison.Ordinal))
        && question.Count(c => c == '„') == question.Count(c => c == '“') && question.Count(c => c == '(') == question.Count(c => c == ')') && question.Count(c => c == '"') % 2 == 0;

    static readonly FrozenSet<string> Articles = Set("Der Die Das Ein Eine Einige Viele Alle Jeder Jede Jedes Zahlreiche Mehrere");

    static readonly FrozenSet<string> NotSubjects = Set("""
        In Im Am An Auf Aus Bei Beim Mit Nach Von Vom Vor Für Gegen Ohne Durch Über Unter Zwischen Hinter Wegen Trotz Statt Laut Zu Zum Zur Seit Bis Ab Während
        Wenn Weil Da Dass Ob Obwohl Nachdem Bevor Sobald Als Wie Wer Was Wo Warum Nicht Nur Auch Noch Schon Sehr Mehr Dann Nun Jetzt Hier Dort Heute Gestern Morgen
        Es Er Sie Man Dies Diese Dieser Dieses Ich Wir Ihr Du Um Damit So Doch Aber Und Oder Denn Einmal Oft Häufig Meist Meistens Besonders Insgesamt Zusammen Laut
        Ebenfalls Daher Deshalb Leider Natürlich Allein Gemeinsam Erst Zuletzt Künftig Bereits Derzeit Übrigens Aktuell Ursprünglich Später Anfangs Neben Vielmehr Entsprechend Dementsprechend Weit Herzstück Kernstück Höhepunkt Mindestens Knapp Rund Etwa
        """);

    static readonly FrozenSet<string> NotVerbs = Set("und oder aber bis von vor nach mit bei sowie wie als auch noch nur das die der den dem ein eine einen etwa rund alle erst wieder schon sich gegen über unter");

    static FrozenSet<string> Set(string words) => FrozenSet.ToFrozenSet(words.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), StringComparer.Ordinal);

    /// <summary>An adjective, participle or numeral with its capital of the sentence's start: it would have to be written small in a question.</summary>
    [GeneratedRegex(@"^(?:\p{Lu}\p{Ll}+(?:er|e|es|en|em) \p{Lu}|Ge\p{Ll}+t$|(?:Zwei|Drei|Vier|Fünf|Sechs|Sieben|Acht|Neun|Zehn|Elf|Zwölf)\b)(?<!^(?:Der|Die|Das|Ein|Eine|Einige|Viele|Alle|Jeder|Jede|Jedes|Zahlreiche|Mehrere) \p{Lu})")]
    private static partial Regex OpensWithAdjective();

    /// <summary>Where a second statement begins that shares the first one's subject.</summary>
    [GeneratedRegex(@"\s(?:und|oder|sowie)\s(?=(?:ist|war|sind|hat|wird|wurde|\p{Ll}{2,}(?:t|te|ten))\s)")]
    private static partial Regex SecondStatement();

    [GeneratedRegex(@"^\p{Lu}[\p{L}\-]+(?: \p{Lu}[\p{L}\-]+)?: ")]
    private static partial Regex Labelled();

    [GeneratedRegex($@"^(?<time>(?:Am|Seit dem|Bis zum|Ab dem|Vom) \d{{1,2}}\. {Month}(?: \d{{4}})?|(?:Im|Seit|Bis|Ab)(?: Jahre?| {Month})? \d{{4}}|\d{{4}}|(?:Im|Seit|Bis|Ab) {Month}(?: \d{{4}})?|Im \d{{1,2}}\. Jahrhundert) {Verb} {Rest}\.$")]
    private static partial Regex OpensWithTime();

    [GeneratedRegex($@"^In (?:Deutschland|Österreich|der Schweiz|Europa|Berlin|Hamburg|München|Köln|Frankfurt|Stuttgart|Düsseldorf|Leipzig|Dortmund|Essen|Bremen|Dresden|Hannover|Nürnberg|Wien|Graz|Linz|Salzburg|Innsbruck|Zürich|Basel|Bern|Genf|Bayern|Sachsen|Hessen|Thüringen|Brandenburg|Niedersachsen|Nordrhein-Westfalen|Baden-Württemberg|Rheinland-Pfalz|Schleswig-Holstein|Sachsen-Anhalt|Mecklenburg-Vorpommern|Frankreich|Italien|Spanien|Polen|England|Großbritannien|Russland|China|Japan|Indien|Afrika|Asien|Amerika|den USA|London|Paris|Rom|Brüssel|New York) {Verb} {Rest}\.$")]
    private static partial Regex PlaceOpening();

    [GeneratedRegex(@"^Unter (?<what>[^,]{3,70}?) versteht man ")]
    private static partial Regex Under();

    [GeneratedRegex(@"^Als (?<what>[^,]{3,60}?) (?:bezeichnet man|werden? .* bezeichnet\.$)")]
    private static partial Regex NamedAs();

    [GeneratedRegex(@"^Zu (?<what>(?:den|der|dem) [^,]{3,60}?) (?<verb>gehören|zählen) ")]
    private static partial Regex BelongsTo();

    [GeneratedRegex($@"^(?:Da|Weil) [^,]{{8,140}}, {Verb} {Rest}\.$")]
    private static partial Regex BecauseOpening();

    [GeneratedRegex($@"^(?:Deshalb|Daher|Deswegen|Darum|Aus diesem Grund) {Verb} {Rest}\.$")]
    private static partial Regex ThereforeOpening();

    [GeneratedRegex($@"^Um [^,]{{4,100}} (?:zu \p{{Ll}}+|\p{{Ll}}+zu\p{{Ll}}+), {Verb} {Rest}\.$")]
    private static partial Regex PurposeOpening();

    [GeneratedRegex($@"^(?<if>Wenn|Falls|Sobald) (?<what>[^,]{{8,110}}), (?:so |dann )?{Verb} {Rest}\.$")]
    private static partial Regex IfOpening();

    [GeneratedRegex($@"^Es (?<verb>gibt|gab) (?:rund |etwa |ca\. |über |mehr als |insgesamt |mindestens )?(?:\d[\d.]*|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf) (?<what>(?:\p{{Ll}}+e )?\p{{Lu}}\p{{L}}+)(?<rest>[^,;:?!–]*?)\.$")]
    private static partial Regex ThereAre();

    [GeneratedRegex(@"^[„""»].{15,}[“""«”],? (?<verb>sagt|sagte|erklärt|erklärte|betonte|betont|so) (?<who>(?:der |die |den )?[\p{L}\-. ]*\p{Lu}[\p{L}\-]+ \p{Lu}[\p{L}\-]+)(?:[,.]| (?:am|in|im|zu|bei|auf)\b)")]
    private static partial Regex QuoteSaid();

    [GeneratedRegex($@"^{Subject}(?<sep> ){Verb}(?: |(?=,))(?<rest>[^;:?!–]+)\.$")]
    private static partial Regex Statement();

    [GeneratedRegex(@"^(?:ein|eine|einer|eines)\b(?! (?:wenig|bisschen|weiterer|weiteres|weitere|großer|gutes|guter|anderer|anderes))")]
    private static partial Regex Indefinite();

    [GeneratedRegex(@"\b(?:nicht|kein\w*|nie|niemals|weder|kaum|nur|ohne|noch|allerdings|jedoch|dagegen|aber|damit|daher|so|und|oder|leider|gegebenenfalls|einfach)\b")]
    private static partial Regex Negation();

    [GeneratedRegex(@"^(?:ein|eine|einer|eines)\b(?! (?:wenig|bisschen))|^(?:der|die|das) \p{Ll}+ste\b")]
    private static partial Regex DefiningRest();

    [GeneratedRegex(@"^(?:rund |etwa |ca\. |über |mehr als |insgesamt |mindestens )?(?:\d[\d.]*|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf) (?<what>(?:\p{Ll}+e )?(?!Hektar|Euro|Prozent|Meter|Kilometer|Millionen|Mio|Milliarden|Dollar|Uhr|Jahr\b|Grad|Kilogramm|Liter|Tonnen)\p{Lu}\p{L}+)(?<rest>(?: [^,]*)?)$")]
    private static partial Regex CountedObject();

    [GeneratedRegex($@"(?:(?<=^|\s)(?:am \d{{1,2}}\. {Month}(?>(?: \d{{4}})?)|im Jahre? \d{{4}}|im {Month}(?>(?: \d{{4}})?))|^\d{{4}})(?= |$)")]
    private static partial Regex InnerTime();

    /// <summary>Conditions that name nothing to ask for.</summary>
    [GeneratedRegex(@"\b(?:nichts|etwas|jemand|alles|das|es|keine[rsnm]?|kein|niemand)\b(?! (?:\p{Ll}+ )?\p{Lu})")]
    private static partial Regex Vague();

    [GeneratedRegex(@"^(?<main>[^,]{3,90}), (?:weil|da) ")]
    private static partial Regex BecauseInside();

    [GeneratedRegex(@"\b\p{Lu}\p{Ll}*(?:künstler|politiker|schauspieler|autor|sänger|spieler|trainer|professor|arzt|direktor|journalist|maler|musiker|wissenschaftler|forscher|unternehmer|regisseur|schriftsteller|philosoph|jurist|historiker|sportler|minister|präsident|meister|leiter|gründer|chef)(?:in)?\b|\b(?:Autor|Maler|Arzt|Sänger|Trainer|Direktor|Minister|Präsident|Leiter|Gründer|Chef|Künstler|Musiker|Politiker|Professor|Journalist)(?:in)?\b")]
    private static partial Regex PersonNoun();

    [GeneratedRegex(@"\b(?:er|sie|es|ihn|ihm|ihnen|dies|diese[rsnm]?|jene[rsnm]?|solche[rsnm]?|dort|hier|dabei|dazu|dafür|dagegen|daher|deshalb|dadurch|davon|darauf|daran|darin|darüber|danach|davor|hierzu|hierbei|sein|seine[rsnm]?|ihr|ihre[rsnm]?|beide[nr]?|letztere[rsn]?|auch|jedoch|außerdem|zudem|allerdings|nämlich|ebenfalls|Sie|Ihnen|Ihre?[nmrs]?|selbige[rsn]?|demnach|dann|übrigens|dessen|deren|somit|also)\b")]
    private static partial Regex BackReference();
}
