namespace Loam.Guarding.Form;

/// <summary>Where a sentence stands.</summary>
readonly ref struct Place(string text, int start, int end, int fromStart, int toEnd, bool pairs)
{
    internal ReadOnlySpan<char> Sentence { get; } = text.AsSpan(start, end - start);

    internal bool IsHead => fromStart < Remarks.Edge;

    internal bool IsFirst => fromStart == 0;

    internal bool IsTail => toEnd < Remarks.Edge;

    internal bool IsEdge => IsHead || IsTail;

    /// <summary>True where the sentence is all of its line.</summary>
    internal bool IsLine => IsStartOfLine && (end >= text.Length || text.AsSpan(end).TrimStart(" *_").IndexOfAnyExcept('\r', '\n') != 0);

    bool IsStartOfLine => text.AsSpan(0, start).TrimEnd(" *_#>").LastIndexOfAny('\n', '\r') == text.AsSpan(0, start).TrimEnd(" *_#>").Length - 1;

    internal bool EndsWithColon => Sentence.TrimEnd("*_ \"“”").EndsWith(':');

    internal bool Asks => Sentence.EndsWith('?');

    internal bool Exclaims => Sentence.EndsWith('!');

    internal bool IsBracketed => Sentence is ['(' or '[' or '*' or '-' or '_', ..];

    /// <summary>True where an ordinal cut a sentence in two: "Das 18." and "Lebensjahr".</summary>
    internal bool IsHalf => IsOrdinal(text.AsSpan(0, start).TrimEnd(' ')) || end < text.Length && text[end] == ' ' && IsOrdinal(Sentence);

    static bool IsOrdinal(ReadOnlySpan<char> words) => words is [.., >= '0' and <= '9', '.'];

    /// <summary>True for an item of a list.</summary>
    internal bool IsItem => Sentence is ['*' or '-' or '•' or '–', ' ', ..];

    /// <summary>True where a colon stands near the sentence's start.</summary>
    internal bool HasColon => Sentence[..Math.Min(Sentence.Length, 40)] is var head && head.Contains(':') && head.IndexOfAny("„“\"»«") < 0;

    /// <summary>In pairs: a line of its own without a label, which is neither question nor answer.</summary>
    internal bool IsLoose => pairs && IsStartOfLine && !PairForm.IsQuestion(Sentence) && !PairForm.IsAnswer(Sentence);

    /// <summary>In pairs: what opens with the label of a question or an answer.</summary>
    internal bool IsLabelled => pairs && IsStartOfLine && !IsLoose;

    internal bool InPairs => pairs;

    /// <summary>In pairs: what stands in a line that opens with the label of a question, also behind its first sentence.</summary>
    internal bool IsInQuestion => pairs && PairForm.IsQuestion(text.AsSpan(text.AsSpan(0, start).LastIndexOf('\n') + 1).TrimStart());
}
