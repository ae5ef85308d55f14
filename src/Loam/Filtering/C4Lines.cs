using System.Buffers;
using System.Text;
using Loam.Documents;
using Loam.Steps;

namespace Loam.Filtering;

/// <summary>Takes lines out of a text that are not sentences of its content: the half of C4 that edits (Raffel et al. 2020, section 2.2).</summary>
/// <remarks>
/// Lines are trimmed and joined by line feeds. A line that <see cref="C4QualityFilter"/> drops the whole document for (lorem ipsum, a curly
/// bracket) is left in wherever datatrove's one-piece filter would have seen it, so that mapper and filter together decide as it does.
/// </remarks>
public sealed class C4Lines(C4LinesOptions? options = null) : Mapper
{
    readonly C4LinesOptions options = options ?? new();

    static readonly SearchValues<string> PolicyPhrases = SearchValues.Create(
        ["terms of use", "privacy policy", "cookie policy", "uses cookies", "use of cookies", "use cookies"], StringComparison.OrdinalIgnoreCase);

    static readonly SearchValues<string> AnyPhrase = SearchValues.Create(
        ["terms of use", "privacy policy", "cookie policy", "uses cookies", "use of cookies", "use cookies", "javascript", "lorem ipsum"],
        StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override StepIdentity Identity => new("c4_lines", 1, CanonicalText.Of(options));

    /// <inheritdoc/>
    public override Document Map(Document document)
    {
        var text = document.Text;
        // Every filter drops such a text unread; cleaning it first would cost twice its memory.
        if (text.Length > TextShape.MaxCharacters)
            return document;
        var kept = new StringBuilder(text.Length);
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var raw = text.AsSpan(range).Trim();
            if (HasWordLongerThanAllowed(raw))
                continue;
            var line = options.Citations && raw.Contains('[') ? WithoutCitations(raw) : raw;
            if (!Keeps(raw, line))
                continue;
            if (kept.Length > 0)
                kept.Append('\n');
            kept.Append(line);
        }
        var (start, end) = (0, kept.Length);
        while (start < end && char.IsWhiteSpace(kept[start]))
            start++;
        while (end > start && char.IsWhiteSpace(kept[end - 1]))
            end--;
        return end - start == text.Length ? document : document with { Text = kept.ToString(start, end - start) };
    }

    bool Keeps(ReadOnlySpan<char> raw, ReadOnlySpan<char> line)
    {
        if (options.TerminalPunctuation && (!LineMarks.EndsSentence(line) || line.EndsWith("...")))
            return false;
        if (HasFewerWordsThanAllowed(raw))
            return false;
        if (!line.ContainsAny(AnyPhrase) || line.Contains("lorem ipsum", StringComparison.OrdinalIgnoreCase))
            return true;
        if (options.Javascript && line.Contains("javascript", StringComparison.OrdinalIgnoreCase))
            return false;
        return line.Contains('{') || !options.Policy || !line.ContainsAny(PolicyPhrases);
    }

    bool HasWordLongerThanAllowed(ReadOnlySpan<char> line)
    {
        if (options.MaxWordLength is not { } most || line.Length <= most)
            return false;
        var run = 0;
        foreach (var c in line)
            if ((run = char.IsWhiteSpace(c) ? 0 : run + 1) > most)
                return true;
        return false;
    }

    bool HasFewerWordsThanAllowed(ReadOnlySpan<char> line)
    {
        if (options.MinWordsPerLine is not { } least)
            return false;
        var (words, inside) = (0, false);
        foreach (var c in line)
        {
            var space = char.IsWhiteSpace(c);
            if (!space && !inside && ++words >= least)
                return false;
            inside = !space;
        }
        return words < least;
    }

    static string WithoutCitations(ReadOnlySpan<char> line)
    {
        var text = new StringBuilder(line.Length);
        while (line.IndexOf('[') is >= 0 and var open)
        {
            text.Append(line[..open]);
            line = line[open..];
            var length = CitationLength(line);
            if (length == 0)
                text.Append(line[0]);
            line = line[Math.Max(1, length)..];
        }
        return text.Append(line).ToString();
    }

    static int CitationLength(ReadOnlySpan<char> line)
    {
        if (line.StartsWith("[edit]"))
            return 6;
        if (line.StartsWith("[citation needed]"))
            return 17;
        var end = 1;
        while (end < line.Length && char.IsDigit(line[end]))
            end++;
        return end < line.Length && line[end] == ']' ? end + 1 : 0;
    }
}
