namespace Loam.Guarding.Form;

/// <summary>The line that an answer must open with, once: an answer without it followed no instruction, one that has it twice began anew.</summary>
static class Sentinels
{
    /// <summary>What may stand around a sentinel: quotes, emphasis, the marks of a heading.</summary>
    const string Wrapping = "*#\"„“”_`> \t\r\n";

    internal static void Look(GuardPair pair, List<Finding> findings)
    {
        if (string.IsNullOrWhiteSpace(pair.Sentinel))
            return;
        var end = End(pair);
        if (end == 0)
            findings.Add(Evidence.At(GuardReasons.Sentinel, pair.Text, ..LineEnd(pair.Text)));
        else if (pair.Text.IndexOf(Words(pair), end, StringComparison.OrdinalIgnoreCase) is >= 0 and var again)
            findings.Add(Evidence.At(GuardReasons.Sentinel, pair.Text, again..(again + Words(pair).Length)));
    }

    /// <summary>The pair with blanks in place of its sentinel: what the other checks judge, every place as in the row.</summary>
    internal static GuardPair Blanked(GuardPair pair) =>
        string.IsNullOrWhiteSpace(pair.Sentinel) || End(pair) is not (> 0 and var end) ? pair : pair with { Text = string.Concat(new string(' ', end), pair.Text.AsSpan(end)) };

    /// <summary>Where the sentinel that opens the text ends; 0 where none does.</summary>
    static int End(GuardPair pair)
    {
        var text = pair.Text.AsSpan();
        var start = text.Length - text.TrimStart(Wrapping).Length;
        var words = Words(pair);
        if (!text[start..].StartsWith(words, StringComparison.OrdinalIgnoreCase))
            return 0;
        var end = start + words.Length;
        if (end < text.Length && char.IsLetterOrDigit(text[end]))
            return 0;
        while (end < text.Length && text[end] is '*' or '_' or '`' or '"' or '”' or '“' or ':' or ' ')
            end++;
        return end;
    }

    static string Words(GuardPair pair) => pair.Sentinel!.Trim().TrimEnd(':', ' ');

    static int LineEnd(string text) => text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var line ? line : text.Length;
}
