using Loam.Documents;

namespace Loam.Guarding;

/// <summary>One thing that is wrong with a rewrite.</summary>
/// <param name="Reason">What kind of thing.</param>
/// <param name="Span">Where in the rewrite; the whole of it where no place can be named.</param>
/// <param name="Evidence">The words there, or the figure that is out of range.</param>
/// <param name="Nearest">The nearest words of the source, or null where there is nothing to compare.</param>
public sealed record Finding(Reason Reason, Range Span, string Evidence, string? Nearest = null)
{
    /// <summary>How sure the guard is, 0 to 1: 1 for what is plain to see, less for what was weighed. Default: 1.</summary>
    public double Doubt { get; init; } = 1;

    /// <summary>Where <see cref="Nearest"/> stands in the source; null where there is nothing to compare, or no place can be named. Default: null.</summary>
    public Range? NearestSpan { get; init; }
}

/// <summary>A rewrite with what it was made of: what the guard compares.</summary>
/// <param name="Source">The text it was made of, with its title where that was shown to the writer.</param>
/// <param name="Text">The rewrite.</param>
/// <param name="Style">Its style, e.g. <c>wiki</c>, <c>qa</c>; null where unknown: checks of one style are left out.</param>
/// <param name="Language">ISO 639-1 code; checks of one language are left out where there is no list for it.</param>
public sealed record GuardPair(string Source, string Text, string? Style = null, string? Language = null)
{
    /// <summary>Why the answer ended, as the server said (<c>stop</c>, <c>length</c>); null where unknown. Default: null.</summary>
    public string? FinishReason { get; init; }

    /// <summary>The prompt, to recognise it when it leaks; null where unknown. Default: null.</summary>
    public string? Prompt { get; init; }

    /// <summary>The line that the text must open with, once, where it was not cut off yet; the other checks leave it out. Null: the text has none. Default: null.</summary>
    public string? Sentinel { get; init; }

    /// <summary>True when the writer copies by design (the extractive engine): copying is then no fault, and what is left out is its choice. Default: false.</summary>
    public bool Copies { get; init; }
}
