using System.Buffers;
using System.Text.RegularExpressions;

namespace Loam.Guarding.Form;

/// <summary>Marks that no text for training has: Markdown, HTML, LaTeX, templates, thoughts, and the turns of a chat.</summary>
/// <remarks>Hardly any text has a character that such a mark begins with, so a vectorised search for those spares the expressions.</remarks>
static partial class Marks
{
    /// <summary>What every mark of <see cref="Layout"/> or <see cref="Turn"/> holds; <c>~</c> and the arrows of thoughts among them.</summary>
    static readonly SearchValues<char> Signs = SearchValues.Create("*#`<>[{\\|_$&~◁�｜");

    static readonly SearchValues<string> Rules = SearchValues.Create(["---", "***", "___"], StringComparison.Ordinal);

    internal static void Look(GuardPair pair, StyleForm form, List<Finding> findings)
    {
        Roles(pair, findings);
        if (!pair.Text.AsSpan().ContainsAny(Signs) && !pair.Text.AsSpan().ContainsAny(Rules))
            return;
        foreach (var match in Turn().EnumerateMatches(pair.Text))
        {
            if (Tell(match, GuardReasons.PromptLeak))
                break;
        }
        foreach (var match in Layout().EnumerateMatches(pair.Text))
        {
            if (!(form.Tables && pair.Text.AsSpan(match.Index).TrimStart() is ['|', ..]) && Tell(match, GuardReasons.Markup))
                return;
        }
        if (pair.Text.AsSpan().ContainsAny('$', '\\') && !Formula().IsMatch(pair.Source))
        {
            foreach (var match in Formula().EnumerateMatches(pair.Text))
            {
                if (Tell(match, GuardReasons.Markup))
                    return;
            }
        }

        bool Tell(ValueMatch match, Documents.Reason reason)
        {
            var mark = pair.Text.AsSpan(match.Index, match.Length).Trim();
            if (pair.Source.AsSpan().Contains(mark, StringComparison.Ordinal))
                return false;
            findings.Add(Evidence.At(reason, pair.Text, match.Index..(match.Index + match.Length)));
            return true;
        }
    }

    static readonly string[] Speakers =
        ["assistant", "user", "human", "system", "ai", "model", "bot", "chatgpt", "gpt", "llm", "instruction", "instructions", "response", "output", "input", "prompt", "task", "anweisung", "anweisungen", "aufgabe", "ausgabe", "eingabe", "assistent", "nutzer", "benutzer", "mensch", "ki"];

    /// <summary>A line that opens with the name of a speaker of a chat, or of a part of a prompt.</summary>
    static void Roles(GuardPair pair, List<Finding> findings)
    {
        var text = pair.Text.AsSpan();
        for (var start = 0; start < text.Length;)
        {
            var line = text[start..];
            var end = line.IndexOf('\n');
            line = end < 0 ? line : line[..end];
            var words = line.TrimStart(" \t*#_[<(");
            var colon = words[..Math.Min(words.Length, 32)].IndexOfAny(':', ']');
            if (colon > 1)
            {
                var name = words[..colon].Trim(" *_");
                foreach (var speaker in Speakers)
                {
                    // "Assistant (final):", "User Prompt:" and "GPT4 Correct Assistant:", too.
                    if (!(name.Length > speaker.Length + 1 && speaker.Length > 3 && name.EndsWith(speaker, StringComparison.OrdinalIgnoreCase) && name[^(speaker.Length + 1)] == ' ' && char.IsUpper(name[0])) && (!name.StartsWith(speaker, StringComparison.OrdinalIgnoreCase) || name.Length > speaker.Length && (name[speaker.Length] != ' ' || name[(speaker.Length + 1)..].Contains(' '))) || pair.Source.AsSpan().Contains(words[..(colon + 1)], StringComparison.OrdinalIgnoreCase))
                        continue;
                    var at = start + line.Length - line.TrimStart().Length;
                    findings.Add(Evidence.At(GuardReasons.PromptLeak, pair.Text, at..(start + line.Length - words.Length + colon + 1)));
                    return;
                }
            }
            if (end < 0)
                return;
            start += end + 1;
        }
    }

    // Chat templates of Llama, Mistral, Qwen, Gemma, DeepSeek, gpt-oss, and the instruction formats that models were tuned with.
    [GeneratedRegex(@"<[|｜][^|｜>\n]{1,40}[|｜]>|\[/?(?:INST|SYS|SYSTEM|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|RESPONSE|ASSISTANT|USER|BOS|EOS|UNK|PAD|CLS|SEP|MASK|[A-Z]{2,12}(?:_[A-Z]{2,12}){1,3})\]|<0x[0-9A-F]{2}>|<</?SYS>>|</?(?:s|bos|eos|pad|unk|start_of_turn|end_of_turn|extra_id_\d+|system|assistant|user|human|prompt|instructions?|context|tool_call|[a-z]{2,12}(?:_[a-z]{1,12}){1,4})>|(?<![^\s])#{2,4} (?:Response|Instruction|Input|Assistant|User|Human|System|Output|Antwort|Anweisung|Eingabe)\b[^\n]{0,20}|\[\[ ?##[^\n]{0,40}", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Turn();

    [GeneratedRegex(@"```|~~~|\*\*(?=\S)[^*\n]{1,200}\*\*|\*\*(?=\w)|__(?=\w)[^_\n]{1,120}__(?!\w)|(?<![\w*])\*(?=[^\s*])[^*\n]{1,160}(?<=\S)\*(?![\w*])|`[^`\n]{1,120}`|</?(?:p|div|br|b|i|strong|em|span|h[1-6]|ul|ol|li|a|table|tr|td|th|thead|tbody|sup|sub|hr|img|pre|code|html|body|head|section|blockquote|u|think|thinking|thought|thoughts|reasoning|reflection|scratchpad|text|article|artikel|answer|output|response|result|title|summary|final)(?:\s[^>\n]{0,200})?/?>|[◁<]/?think[▷>]|\[/?THINK\]|<!--|^\s{0,3}#{1,6} \S[^\n]{0,80}|^\s{0,3}>{1,3} \S[^\n]{0,40}|^\s*(?:-{3,}|\*{3,}|_{3,})\s*$|^\s*\|(?:\s*:?-{2,}:?\s*\|)+|^\|[^|\n]+\|[^|\n]+\|\s*$|\{\{[^}\n]{1,60}\}\}|\{%[^}\n]{1,60}%\}|\[[^\]\n]{1,80}\]\((?:https?://|/|#)|!\[[^\]\n]{0,80}\]\(|&(?:nbsp|amp|lt|gt|quot|#\d{2,5});|\[(?:Insert|Your|Ihr|Name|Datum|Date|Titel|Title|Ort|Quelle|Source|Autor|Author|Placeholder|Platzhalter|Einfügen|hier)\b[^\]\n]{0,60}\]|�", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Layout();

    // LaTeX; a price in dollars is none.
    [GeneratedRegex(@"\\(?:frac|text|textbf|textit|section|begin|end|times|cdot|sqrt|left|right|mathrm|mathbf|item|alpha|beta|mu|pi|Delta|leq|geq|approx|boxed|circ|degree|emph)\b|\\[(\[][^\n]{1,120}\\[)\]]|\$\$[^$\n]{1,120}\$\$|\$(?=[^$\n]{0,60}[\\^_{=])[^\s$][^$\n]{0,80}\$|\\[nt](?=[A-ZÄÖÜ\\=-])", RegexOptions.CultureInvariant)]
    private static partial Regex Formula();
}
