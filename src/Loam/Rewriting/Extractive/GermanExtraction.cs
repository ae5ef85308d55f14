using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Loam.Text;

namespace Loam.Rewriting.Extractive;

/// <summary>German: which sentences an article may repeat, and which lean on others. Its questions are in <see cref="GermanQuestions"/>.</summary>
sealed partial class GermanExtraction : ExtractiveLanguage
{
    internal static GermanExtraction Instance { get; } = new();

    /// <inheritdoc/>
    internal override string Code => "de";

    /// <inheritdoc/>
    internal override (string Question, string Answer) Labels => ("Frage: ", "Antwort: ");

    /// <inheritdoc/>
    protected override Regex Chatter => ChatterPattern();

    /// <summary>First person and familiar address in any place; the polite <c>Sie</c> where it cannot be the plural's start of sentence.</summary>
    protected override bool Addresses(string sentence)
    {
        var first = true;
        var previous = "";
        foreach (var span in Words.In(sentence))
        {
            var word = sentence.Substring(span.Start, span.Length);
            if (Speakers.Contains(first ? word.ToLowerInvariant() : word) || word is "ICH" or "DU" or "WIR")
                return true;
            if (!first && Polite.Contains(word) && previous is not ":")
                return true;
            if (first && word == "Sie" && PoliteStart().IsMatch(sentence))
                return true;
            if (first && ImperativeStart().IsMatch(sentence))
                return true;
            (first, previous) = (false, word);
        }
        return false;
    }

    /// <inheritdoc/>
    internal override bool IsDangling(string sentence) => Dangling().IsMatch(sentence) || Unresolved().IsMatch(sentence);

    /// <inheritdoc/>
    internal override bool IsDefinition(string sentence) => !IsDangling(sentence) && Definition().IsMatch(sentence);

    /// <inheritdoc/>
    internal override IEnumerable<Question> Ask(string sentence) => GermanQuestions.Of(sentence);

    /// <inheritdoc/>
    internal override string AskAbout(string heading, BlockKind kind, int variant) => kind switch
    {
        BlockKind.Steps => Pick(variant, $"Welche Schritte gehören zu „{heading}“?", $"In welcher Reihenfolge geht man bei „{heading}“ vor?"),
        BlockKind.List or BlockKind.Facts => Pick(variant, $"Welche Punkte gehören zu „{heading}“?", $"Was wird unter „{heading}“ aufgezählt?", $"Nenne die Punkte, die zu „{heading}“ gehören."),
        _ => Pick(variant, $"Was ist zum Thema „{heading}“ zu sagen?", $"Was steht im Abschnitt „{heading}“?", $"Fasse zusammen, was zu „{heading}“ bekannt ist."),
    };

    /// <inheritdoc/>
    internal override string AskTopic(string title, int variant) => Pick(variant, $"Worum geht es im Text „{title}“?", $"Wovon handelt der Text „{title}“?", $"Was ist das Thema von „{title}“?");

    /// <inheritdoc/>
    internal override string AskFact(string term, int variant) => Pick(variant, $"Was ist zu „{term}“ angegeben?", $"Welche Angabe gibt es zu „{term}“?");

    /// <inheritdoc/>
    internal override string Yes => "Ja.";

    /// <inheritdoc/>
    internal override bool LeansOnContext(string question) => LeaningQuestion().IsMatch(question);

    /// <inheritdoc/>
    internal override string AskMeaning(string term, int variant) => Pick(variant, $"Was bedeutet „{term}“?", $"Was ist mit „{term}“ gemeint?", $"Erkläre den Begriff „{term}“.");

    /// <inheritdoc/>
    protected override string? Fit(string heading)
    {
        var asked = WhatIs().Match(heading);
        if (asked.Success)
            return char.ToUpperInvariant(asked.Groups[1].Value[0]) + asked.Groups[1].Value[1..];
        return heading.Length < 3 || char.IsDigit(heading[0]) && Words.Count(heading) < 3 || heading.EndsWith('?') && heading.Length > 60 || Addresses(heading) || ChatterPattern().IsMatch(heading) || heading.EndsWith('!') ? null : heading;
    }

    internal static string Pick(int variant, params ReadOnlySpan<string> forms) => forms[variant % forms.Length];

    static readonly FrozenSet<string> Speakers = FrozenSet.ToFrozenSet(
        ["ich", "mir", "mich", "mein", "meine", "meinen", "meinem", "meiner", "meines", "wir", "uns", "unser", "unsere", "unseren", "unserem", "unserer", "unseres",
         "du", "dir", "dich", "dein", "deine", "deinen", "deinem", "deiner", "euch", "euer", "eure", "euren", "eurem", "eurer"], StringComparer.Ordinal);

    static readonly FrozenSet<string> Polite = FrozenSet.ToFrozenSet(["Sie", "Ihnen", "Ihr", "Ihre", "Ihren", "Ihrem", "Ihrer", "Ihres"], StringComparer.Ordinal);

    [GeneratedRegex(@"^Sie (?:haben|können|müssen|möchten|wollen|sollten|dürfen|finden|erhalten|suchen|benötigen|brauchen|erreichen|interessieren|wünschen|planen|kennen|lesen|bekommen|sehen|lernen|erfahren)\b")]
    private static partial Regex PoliteStart();

    [GeneratedRegex(@"^(?:Klick|Klicke|Melde|Meldet|Schreib|Schreibt|Schau|Schaut|Hol|Probier|Mach|Macht|Nimm|Nehmt|Lass|Lasst|Komm|Kommt|Besuch|Besucht|Bestell|Sichere|Teile|Teilt|Folge|Folgt|Abonniere|Vergiss|Vergesst|Achte|Achtet)\b(?! (?:der|die|das|ein|eine)\b.*\b(?:ist|sind|wird)\b)")]
    private static partial Regex ImperativeStart();

    [GeneratedRegex(@"\b(?:Newsletter|IBAN|BIC|Spendenkonto|Cookies?|Datenschutzerklärung|Impressum|AGB|Warenkorb|Versandkosten|klicken|anklicken|Klick|abonnier\w*|Mehr erfahren|[Ww]eiterlesen|[Mm]ehr dazu|Lesen Sie|Hier geht|zum Shop|Jetzt \w+en|JETZT|teilen auf|Facebook-Seite|Kommentar(?:e|funktion)?|[Kk]ommentieren|Alle Rechte vorbehalten|Copyright|©|Anzeige:|Werbung|Affiliate\w*|Gewinnspiel|Rabatt\w*|Gutschein\w*|Login|einloggen|registrieren|Anmeldung unter|Foto:|Bild:|Quelle:|Fotos?\s*:|JavaScript|Browser\s+(?:nicht|aktivieren)|Druckansicht|wird geladen|Karte anzeigen|[Ff]olgende[nr]? Link|[Dd]iese[rmn]? (?:Link|Seite|Website|Webseite|Artikel|Beitrag)|herunterladen|[Vv]iel Spaß|[Vv]iel Erfolg|Herzlich willkommen|Willkommen)\b")]
    private static partial Regex ChatterPattern();

    [GeneratedRegex(@"^(?:[„""»(]?)(?:Er|Sie|Es (?!gibt|gab|ist (?:möglich|wichtig))|Diese[rsmn]?\b|Dies\b|Jene[rsmn]?\b|Solche?[rsmn]?\b|Dabei|Dazu|Dafür|Dagegen|Daher|Darum|Deshalb|Deswegen|Dadurch|Damit\b|Danach|Davon|Davor|Daran|Darauf|Daraus|Darin|Darüber|Darunter|Daneben|Demnach|Denn|Dennoch|Dort|Hier\b|Hierbei|Hierzu|Hierfür|Hiervon|Hierdurch|Außerdem|Ausserdem|Zudem|Ferner|Weiterhin|Weiters|Auch\b|Doch|Aber|Und|Oder|Jedoch|Allerdings|Trotzdem|So\b|Somit|Also|Ebenso|Ebenfalls|Anschließend|Dann|Zuvor|Seither|Seitdem|Beide\b|Letzter|Erster|Sein[ers]?[nm]?\b|Ihr[ersnm]{0,2}\b|Ihm|Ihn|Deren|Dessen|Andere[rsn]?\b|Andererseits|Einerseits|Zusätzlich|Vielmehr|Sondern|Insofern|Ansonsten|Sonst|Stattdessen|Umgekehrt|Schließlich|Zunächst|Folglich|Infolgedessen|Entsprechend|Nur so|Genau|Nämlich|Jetzt|Nun|Inzwischen|Mittlerweile|Gleichzeitig|Gleiches|Aus diesem|Zu diese[mnr]|In diese[mnr]|Bei diese[mnr]|Mit diese[mnr]|Auf diese|Für diese|Nach diese|Von diese|Das (?:ist|sind|war|waren|wird|werden|wurde|hat|haben|kann|können|muss|soll|sollte|gilt|liegt|heißt|bedeutet|führt|macht|geht|gibt|zeigt|sorgt|betrifft|reicht|hatte|wäre|klingt|stimmt)|Der (?:ist|war|wird|hat|kann)|Die (?:ist|sind|war|waren|wird|haben|hat|können))(?![\p{Ll}])")]
    private static partial Regex Dangling();

    /// <summary>An opening phrase, the verb, and a pronoun for its subject: <c>Gemeinsam mit Alfred Vail entwickelte er …</c></summary>
    [GeneratedRegex(@"^(?:Gemeinsam|Zusammen|Mit|Nach|Vor|Seit|Bis|Ab|Im|In|Am|An|Auf|Bei|Beim|Durch|Für|Von|Vom|Zu|Zum|Zur|Während|Wegen|Trotz|Unter|Über|Als|Später|Bereits|Schon|Erst|Heute|Damals|Oft|Meist|\d{4})\b[^,.;]{0,70}? \p{Ll}+(?:t|te|ten|en|ar|urde|ist|ind|ann) (?:er|sie|ihn|ihm|das (?:\d+|so|nur|etwa|rund|insgesamt))\b|^(?:Anlass|Grundlage|Grund|Ursache|Voraussetzung|Ergebnis|Folge|Hintergrund|Ausgenommen|Hinzu|Vorbild) (?:ist|sind|war|waren|kommt|kommen|kam|kamen|dafür|davon)\b")]
    private static partial Regex Unresolved();

    [GeneratedRegex(@"^(?:Und|Aber|Oder|Also|Dann|Was ist mit)\b|\b(?:das|dies|es|sie|er|ihn|so|hier|dort|damit|dazu|davon|dabei|dafür|dagegen|daran|darauf|danach)\?$|^(?:\S+ ){0,3}(?:er|sie|ihn|dies|diese[rsnm]?|damit|dazu|davon|dabei|dafür|dagegen|dort)\b|\bdas (?:so|denn|eigentlich|überhaupt|genau|aus|alles|nur)\b")]
    private static partial Regex LeaningQuestion();

    [GeneratedRegex(@"^(?:[^,.:;]{2,70}) (?:ist|sind|war|waren) (?:ein|eine|einer|eines|der|die|das)\b|^Unter [^,]{3,60} versteht man|\bbezeichnet (?:man|einen?|die|das|den)\b|^Als [^,]{3,60} bezeichnet man")]
    private static partial Regex Definition();

    [GeneratedRegex(@"^Was (?:ist|sind|war|bedeutet|heißt) (?!(?:zu|los|neu|wichtig|erlaubt|verboten|nicht|passiert|mit|bei|wenn|jetzt|möglich|enthalten|bekannt|besser|anders|das|es|dies|mein\w*|dein\w*)(?: (?:\p{Ll}|Sie)|\s*\?|$))(?:(?:ein|eine|der|die|das|eigentlich) ){0,2}(.{2,60}?)\s*\??$")]
    private static partial Regex WhatIs();
}
