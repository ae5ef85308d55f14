using System.Text;

namespace Loam.Guarding.Judging;

/// <summary>The part of a source that a judge is shown: all of it where it is short, else the sentences that have most to do with a statement, with their neighbours.</summary>
/// <remarks>
/// Sentences are ranked by the content words that they share with the statement, rare ones first (inverse document frequency over the source's sentences), and the places that the rules found nearest come before all.
/// The first sentence, mostly the title, is always there. What is left out between two stretches is marked.
/// </remarks>
static class SourceStretch
{
    /// <summary>What stands for sentences that are left out.</summary>
    internal const string Gap = "[…]";

    /// <summary>Sentences shown on either side of one that matters: what "he" and "there" refer to.</summary>
    const int Neighbours = 1;

    /// <summary>Cuts.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="statement">What is to be judged.</param>
    /// <param name="most">Most tokens.</param>
    /// <param name="countTokens">Counts the tokens of a text.</param>
    internal static string Of(GuardPair pair, Statement statement, int most, Func<ReadOnlySpan<char>, int> countTokens)
    {
        if (countTokens(pair.Source) <= most)
            return pair.Source.Trim();
        var source = new GuardText(pair.Source, pair.Language);
        int[] tokens = [.. source.Sentences.Select(range => countTokens(source.Text.AsSpan()[range]) + 1)];
        var shown = new bool[tokens.Length];
        var left = most;
        Show(0);
        foreach (var sentence in Ranked(source, pair, statement))
        {
            Show(sentence);
            for (var away = 1; away <= Neighbours; away++)
            {
                Show(sentence - away);
                Show(sentence + away);
            }
        }
        return Array.Exists(shown, s => s) ? Joined(source, shown) : Cut(pair.Source, most);

        void Show(int sentence)
        {
            if (sentence < 0 || sentence >= shown.Length || shown[sentence] || tokens[sentence] > left)
                return;
            shown[sentence] = true;
            left -= tokens[sentence];
        }
    }

    static IEnumerable<int> Ranked(GuardText source, GuardPair pair, Statement statement)
    {
        var wanted = new GuardText(pair.Text[statement.Span], pair.Language).AllWords.Where(word => !word.Function && word.Stem.Length > 0).Select(word => word.Stem).ToHashSet(StringComparer.Ordinal);
        var held = new Dictionary<string, int>(StringComparer.Ordinal);
        var stems = new List<HashSet<string>>(source.Sentences.Count);
        for (var sentence = 0; sentence < source.Sentences.Count; sentence++)
        {
            var own = new HashSet<string>(StringComparer.Ordinal);
            foreach (var word in source.WordsOf(sentence))
            {
                if (wanted.Contains(word.Stem) && own.Add(word.Stem))
                    held[word.Stem] = held.GetValueOrDefault(word.Stem) + 1;
            }
            stems.Add(own);
        }
        var scores = stems.Select((own, sentence) =>
            own.Sum(stem => Math.Log(1 + source.Sentences.Count / (double)held[stem])) + (IsNearest(sentence) ? 1e6 : 0)).ToList();
        return Enumerable.Range(0, scores.Count).Where(sentence => scores[sentence] > 0).OrderByDescending(sentence => scores[sentence]).ThenBy(sentence => sentence);

        bool IsNearest(int sentence) => statement.Findings.Any(finding => finding.NearestSpan is { } nearest
            && nearest.Start.GetOffset(source.Text.Length) < source.Sentences[sentence].End.Value && nearest.End.GetOffset(source.Text.Length) > source.Sentences[sentence].Start.Value);
    }

    static string Joined(GuardText source, bool[] shown)
    {
        var text = new StringBuilder();
        for (var from = 0; from < shown.Length; from++)
        {
            if (!shown[from])
                continue;
            var to = from;
            while (to + 1 < shown.Length && shown[to + 1])
                to++;
            if (from > 0)
                text.Append(text.Length > 0 ? "\n" : "").Append(Gap).Append('\n');
            text.Append(source.Text.AsSpan()[source.Sentences[from].Start..source.Sentences[to].End]);
            from = to;
            if (to + 1 < shown.Length && !shown.AsSpan(to + 1).Contains(true))
                text.Append('\n').Append(Gap);
        }
        return text.ToString();
    }

    // One sentence that is longer than all that may be shown: a table, or a text without full stops. A token has hardly fewer than two letters.
    static string Cut(string source, int most)
    {
        var length = Math.Min(source.Length, 2 * most);
        if (length < source.Length && char.IsHighSurrogate(source[length - 1]))
            length--;
        return $"{source[..length].Trim()}\n{Gap}";
    }
}
