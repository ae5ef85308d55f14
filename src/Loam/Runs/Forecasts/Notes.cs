using System.Collections.Immutable;

namespace Loam.Runs.Forecasts;

/// <summary>What a forecast rests on, as sentences, each once, in the order in which they came up. Not thread-safe.</summary>
sealed class Notes
{
    readonly List<string> sentences = [];

    /// <summary>All of them.</summary>
    public ImmutableArray<string> All => [.. sentences];

    /// <summary>Adds a sentence.</summary>
    public void Say(string sentence)
    {
        if (!sentences.Contains(sentence))
            sentences.Add(sentence);
    }
}
