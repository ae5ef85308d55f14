using Loam.Documents;

namespace Loam.Guarding.Form;

/// <summary>Findings of the form, with the words at their place, cut to what can be read at a glance.</summary>
static class Evidence
{
    /// <summary>Letters of evidence, at most.</summary>
    const int Most = 120;

    /// <summary>A finding with the words at its place: the beginning of a long place, or its end.</summary>
    internal static Finding At(Reason reason, string text, Range span, bool fromEnd = false)
    {
        var (start, length) = span.GetOffsetAndLength(text.Length);
        while (length > 0 && char.IsWhiteSpace(text[start + length - 1]))
            length--;
        for (; length > 0 && char.IsWhiteSpace(text[start]); length--)
            start++;
        var words = text.AsSpan(start, length);
        var told = words.Length <= Most ? words.ToString()
            : fromEnd ? $"…{words[^(Most - 1)..]}"
            : $"{words[..(Most - 1)]}…";
        return new(reason, start..(start + length), told.Replace('\n', ' ').Replace('\r', ' '));
    }

    /// <summary>A finding about the whole text, with the figure that is out of range.</summary>
    internal static Finding Of(Reason reason, string figure) => new(reason, .., figure);
}
