using System.Text;
using System.Text.RegularExpressions;

namespace Loam.Tests.Tokens;

/// <summary>The slow obvious twin of trainer and encoder: strings, recounting everything after every merge.</summary>
static class NaiveBpe
{
    public static List<(string Left, string Right)> Train(IEnumerable<string> texts, int merges, int minFrequency, string pattern)
    {
        var words = texts.SelectMany(t => Split(t, pattern)).GroupBy(w => w, StringComparer.Ordinal)
            .Select(g => (Tokens: g.Key.Select(c => c.ToString()).ToList(), Count: g.Count())).ToList();
        var ids = Enumerable.Range(0, 256).ToDictionary(b => ((char)b).ToString(), b => b, StringComparer.Ordinal);
        var learned = new List<(string, string)>();
        while (learned.Count < merges)
        {
            var pairs = new Dictionary<(string L, string R), int>();
            foreach (var (tokens, count) in words)
            {
                for (var i = 1; i < tokens.Count; i++)
                    pairs[(tokens[i - 1], tokens[i])] = pairs.GetValueOrDefault((tokens[i - 1], tokens[i])) + count;
            }
            var candidates = pairs.Where(p => p.Value >= minFrequency && !ids.ContainsKey(p.Key.L + p.Key.R)).ToList();
            if (candidates.Count == 0)
                break;
            var (best, _) = candidates.OrderByDescending(p => p.Value).ThenBy(p => ids[p.Key.L]).ThenBy(p => ids[p.Key.R]).First();
            ids.Add(best.L + best.R, ids.Count);
            learned.Add(best);
            foreach (var (tokens, _) in words)
                Apply(tokens, best);
        }
        return learned;
    }

    /// <summary>Tokens of a text as Latin-1 strings: one character per byte.</summary>
    public static List<string> Encode(string text, List<(string Left, string Right)> merges, string pattern)
    {
        var result = new List<string>();
        foreach (var word in Split(text, pattern))
        {
            var tokens = word.Select(c => c.ToString()).ToList();
            foreach (var merge in merges)
                Apply(tokens, merge);
            result.AddRange(tokens);
        }
        return result;
    }

    public static IEnumerable<string> Split(string text, string pattern) =>
        Regex.Matches(text, pattern).Select(m => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(m.Value)));

    static void Apply(List<string> tokens, (string Left, string Right) merge)
    {
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i] == merge.Left && tokens[i + 1] == merge.Right)
            {
                tokens[i] += tokens[i + 1];
                tokens.RemoveAt(i + 1);
            }
        }
    }
}
