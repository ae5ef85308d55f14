using Loam.Documents;

namespace Loam.Measuring;

/// <summary>A document in the form that the kernels read: words and n-grams as small numbers, everything else counted once.</summary>
sealed class MeasuredText
{
    public required Document Document { get; init; }

    public required int Tokens { get; init; }

    /// <summary>One number per word (lower case).</summary>
    public required int[] Words { get; init; }

    /// <summary>One number per 2-gram, 3-gram and 4-gram, by first word. N-grams stay within the document.</summary>
    public required int[][] Grams { get; init; }

    /// <summary>Words per sentence.</summary>
    public required int[] SentenceWords { get; init; }

    /// <summary>How many words have each length in characters; the last bin has all above.</summary>
    public required int[] WordLengths { get; init; }

    /// <summary>Characters of all words.</summary>
    public required long WordCharacters { get; init; }

    /// <summary>The different numbers.</summary>
    public required int[] Numbers { get; init; }

    /// <summary>The different names, each as the number of its last word.</summary>
    public required int[] Names { get; init; }

    /// <summary>The hash of the first words.</summary>
    public required ulong Opening { get; init; }

    public string? Style => (Document.Provenance as Provenance.Synthetic)?.Style;
}
