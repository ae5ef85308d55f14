using System.Collections.Concurrent;
using System.Text;
using Loam.Steps;

namespace Loam.Tokens;

/// <summary>Counts tokens as a model's own <c>tokenizer.json</c> says (Hugging Face): BPE over bytes, as GPT, Llama 3, Qwen and Mistral NeMo have it, or over characters, as Llama 2 and Gemma.</summary>
/// <remarks>
/// It counts and does not encode: names of special tokens in a text are ordinary text, and texts are taken for normalised (NFC). Thread-safe; counters with their caches of
/// words are pooled inside. <see cref="BpeTokenizer"/> is what trials train with; this one is for tokenizers that others trained.
/// </remarks>
public sealed class HubTokenizer
{
    const int LongestCached = 48, MostCached = 1 << 16;

    readonly ConcurrentBag<Dictionary<string, int>> caches = [];
    readonly HubRules rules;

    internal HubTokenizer(HubRules rules) => this.rules = rules;

    /// <summary>Reads a <c>tokenizer.json</c>.</summary>
    /// <param name="input">The file's bytes.</param>
    /// <param name="place">The file's name, for messages.</param>
    /// <exception cref="RecipeException">The file is not a tokenizer, or one whose rules cannot be followed: those of BERT and T5, for example.</exception>
    public static HubTokenizer Load(Stream input, string place) => new(HubTokenizerJson.Read(input, place));

    /// <summary>How many tokens a text has, without those that a model adds at its start and end.</summary>
    public int Count(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return 0;
        if (!caches.TryTake(out var cache))
            cache = new(StringComparer.Ordinal);
        var count = rules.Space is { } space ? CountSpaced(Spaced(text, space), space, cache) : CountSplit(rules.PrefixSpace && text[0] != ' ' ? string.Concat(" ", text) : text, 0, cache);
        caches.Add(cache);
        return count;
    }

    string Spaced(ReadOnlySpan<char> text, char space)
    {
        var spaced = new StringBuilder(text.Length + 1);
        if (rules.PrefixSpace && text[0] != space)
            spaced.Append(space);
        return spaced.Append(text).Replace(' ', space).ToString();
    }

    /// <summary>No token has a mark of space behind another character, so a text may be cut in front of each.</summary>
    int CountSpaced(ReadOnlySpan<char> text, char space, Dictionary<string, int> cache)
    {
        var (count, start) = (0, 0);
        for (var i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && (text[i] != space || text[i - 1] == space))
                continue;
            count += CountPiece(text[start..i], cache);
            start = i;
        }
        return count;
    }

    /// <summary>What a rule matches is a piece, and what stands between two matches is one, too; the next rule cuts each further.</summary>
    int CountSplit(ReadOnlySpan<char> text, int rule, Dictionary<string, int> cache)
    {
        if (text.IsEmpty)
            return 0;
        if (rule == rules.Splits.Count)
            return CountPiece(text, cache);
        var (count, end) = (0, 0);
        foreach (var match in rules.Splits[rule].EnumerateMatches(text))
        {
            count += CountSplit(text[end..match.Index], rule + 1, cache) + CountSplit(text.Slice(match.Index, match.Length), rule + 1, cache);
            end = match.Index + match.Length;
        }
        return count + CountSplit(text[end..], rule + 1, cache);
    }

    int CountPiece(ReadOnlySpan<char> piece, Dictionary<string, int> cache)
    {
        if (piece.Length > LongestCached)
            return rules.Count(piece);
        var known = cache.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(piece, out var count))
            return count;
        if (cache.Count >= MostCached)
            cache.Clear();
        return known[piece] = rules.Count(piece);
    }
}
