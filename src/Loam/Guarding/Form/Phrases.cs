using System.Text.RegularExpressions;
using Loam.Documents;

namespace Loam.Guarding.Form;

/// <summary>What models say when they do not write the text: refusals, words about the task, and marks that should be gone.</summary>
static partial class Phrases
{
    internal static void Look(GuardPair pair, List<Finding> findings)
    {
        var text = pair.Text;
        if (Refusal().Match(Head(text, 400)) is { Success: true } refusal && !pair.Source.Contains(refusal.Value, StringComparison.OrdinalIgnoreCase))
            Add(GuardReasons.Refusal, refusal.Index, refusal.Length);
        if (Opening().Match(text) is { Success: true } opening && !pair.Source.Contains(opening.Value.Trim(), StringComparison.OrdinalIgnoreCase))
            Add(GuardReasons.Chatter, opening.Index, opening.Length);
        else if (text.Length > 0 && LastLines(text) is var from && Closing().Match(text, from) is { Success: true } closing && !pair.Source.Contains(closing.Value, StringComparison.OrdinalIgnoreCase))
            Add(GuardReasons.Chatter, closing.Index, closing.Length);
        foreach (var match in Marks().EnumerateMatches(text))
        {
            var mark = text.Substring(match.Index, match.Length);
            if (pair.Source.Contains(mark.Trim(), StringComparison.Ordinal) || mark.TrimStart().StartsWith('|') && StyleForm.Of(pair.Style).Tables)
                continue;
            Add(GuardReasons.Markup, match.Index, match.Length);
            break;
        }
        Leak();

        void Add(Reason reason, int start, int length) => findings.Add(new(reason, start..(start + length), text.Substring(start, length).Trim()));

        void Leak()
        {
            if (PromptWords().Match(text) is { Success: true } leaked && !pair.Source.Contains(leaked.Value, StringComparison.OrdinalIgnoreCase))
            {
                Add(GuardReasons.PromptLeak, leaked.Index, leaked.Length);
                return;
            }
            foreach (var line in (pair.Prompt ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var words = line.TrimStart('-', ' ');
                var at = words.Length >= 40 && !pair.Source.Contains(words, StringComparison.Ordinal) ? text.IndexOf(words[..40], StringComparison.OrdinalIgnoreCase) : -1;
                if (at >= 0)
                {
                    Add(GuardReasons.PromptLeak, at, 40);
                    return;
                }
            }
        }
    }

    static string Head(string text, int length) => text.Length > length ? text[..length] : text;

    static int LastLines(string text) => Math.Max(0, text.TrimEnd().LastIndexOf('\n', Math.Max(0, text.TrimEnd().Length - 1)) + 1) is var line && text.Length - line > 300 ? Math.Max(line, text.Length - 300) : line;

    [GeneratedRegex(@"\b(?:(?:es )?tut mir (?:sehr )?leid,? (?:aber |dass )?|leider kann ich|ich kann (?:diese|diesen|dieser|die) (?:Anfrage|Text|Inhalt|Aufgabe|Bitte|Anforderung)\w*|ich bin (?:nur )?ein(?: KI| Sprachmodell|e KI|e künstliche)|als (?:KI|Sprachmodell|künstliche Intelligenz)\b|als KI-|ich kann (?:dabei|damit|Ihnen|dir) (?:leider )?nicht|ich bin nicht in der Lage|dazu kann ich (?:leider )?(?:keine|nichts)|I(?:'m| am) sorry,? but|I(?:'m| am) (?:unable|not able) to|I (?:cannot|can't|can’t|won't) (?:assist|help|comply|fulfil|fulfill|provide|create|write|rewrite|complete|process)|as an AI\b|as a (?:large )?language model|I apologi[sz]e,? but|(?:cannot|can't) (?:assist|help) with (?:that|this))", RegexOptions.IgnoreCase)]
    private static partial Regex Refusal();

    [GeneratedRegex(@"\A\W{0,4}(?:(?:sicher|natürlich|gerne?|klar|selbstverständlich|okay|ok|sure|certainly|of course|absolutely|great|here you go)\s*[!,.:–-]+\s*(?:hier|ich|here|I)\b[^\n]{0,120}|hier (?:ist|sind|kommt|folgt|finden Sie)\b[^\n]{0,110}(?:Artikel|Fassung|Text|Version|Zusammenfassung|Fragen|Paare|Umformulierung|Antwort|Lexikon)\w*[^\n]{0,60}:|(?:im Folgenden|nachfolgend|anbei)\b[^\n]{0,110}:\s*$|here(?:'s| is| are)\b[^\n]{0,110}(?:article|version|text|rewrite|summary|questions?|pairs|paraphrase|answer)\w*[^\n]{0,60}:|below (?:is|are)\b[^\n]{0,110}:|(?:umgeschriebener|überarbeiteter|paraphrasierter) (?:Text|Artikel)\s*:|(?:rewritten|paraphrased) (?:text|article|version)\s*:|(?:sicher|natürlich|gerne?|sure|certainly|of course)!)", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Opening();

    [GeneratedRegex(@"(?:ich hoffe,? (?:das|dies|der|die|dass)|lassen Sie (?:es )?mich wissen|lass (?:es )?mich wissen|wenn (?:Sie|du) (?:weitere|noch|mehr) (?:Fragen|Informationen|Hilfe|Details|Anpassungen)|falls (?:Sie|du) (?:weitere|noch|mehr|Änderungen)|gerne? (?:kann|passe|helfe|erstelle) ich|kann ich (?:Ihnen|dir) (?:noch|sonst|weiter)|(?:Hinweis|Anmerkung)\s*:\s*(?:Dieser|Der|Ich|Diese|Die) (?:Text|Artikel|habe|Fassung|Zusammenfassung)|dieser Artikel (?:wurde|basiert) (?:auf|aus|anhand) |I hope (?:this|that)|let me know if|feel free to|(?:would|do) you (?:like|want) me to|if you (?:have|need|would like|want) (?:any|more|further|me)|is there anything else|note\s*:\s*(?:this|the|I) (?:article|text|have|rewrite|summary|version))", RegexOptions.IgnoreCase)]
    private static partial Regex Closing();

    [GeneratedRegex(@"```|\*\*\S|</?(?:p|div|br|b|i|strong|em|span|h[1-6]|ul|ol|li|a|table|tr|td|think|s|text|article|answer|output)\b[^>\n]*>|^#{1,6} \S|\[\[ ?##|##\s*\]\]|<\|[a-z_]+\|>|\[/?INST\]|^\s*\|(?:\s*:?-{2,}:?\s*\|)+|\{\{[^}\n]{1,40}\}\}|\[[^\]\n]{1,80}\]\(https?://", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Marks();

    [GeneratedRegex(@"(?:schreibe? (?:den|die|das|diesen|folgenden|den folgenden) [^.\n]{0,40}(?:Text|Webseite|Artikel)[^.\n]{0,30} (?:um|neu)\b|verwende nur,? was im Text steht|(?:die|deine) Antwort (?:beginnt|muss beginnen|soll)|reiner Text ohne Markdown|you are an? (?:helpful|careful|expert|AI|assistant)[^.\n]{0,60}|rewrite the following|use only what the text says|(?:the|your) answer (?:opens|must begin|should begin|begins) with|plain text without markdown|du bist ein (?:hilfreicher|gewissenhafter|Assistent|KI)[^.\n]{0,40}|(?:^|\n)\s*(?:system|assistant|user|instruction|anweisung|aufgabe|task|prompt)\s*:\s)", RegexOptions.IgnoreCase)]
    private static partial Regex PromptWords();
}
