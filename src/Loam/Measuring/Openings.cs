using Loam.Text;

namespace Loam.Measuring;

/// <summary>How documents begin.</summary>
static class Openings
{
    const int Shown = 8, ExampleLength = 110;

    /// <summary>The share of documents with the most common opening, and the share whose opening is not theirs alone.</summary>
    public static (double Top, double Shared) Shares(IEnumerable<MeasuredText> texts)
    {
        var counts = Count(texts);
        var all = counts.Values.Sum(group => group.Count);
        return all == 0 ? (0, 0) : (
            (double)counts.Values.Max(group => group.Count) / all,
            (double)counts.Values.Where(group => group.Count > 1).Sum(group => group.Count) / all);
    }

    /// <summary>The most common openings that at least two documents have, most common first, each with an example.</summary>
    public static List<Opening> Top(IReadOnlyList<MeasuredText> texts, int words)
    {
        var counts = Count(texts);
        var all = counts.Values.Sum(group => group.Count);
        return [.. counts.Values.Where(group => group.Count > 1)
            .Select(group => new Opening(FirstWords(group[0].Document.Text, words), group.Count, (double)group.Count / all, Beginning(group[0].Document.Text)))
            .OrderByDescending(opening => opening.Documents).ThenBy(opening => opening.Text, StringComparer.Ordinal).Take(Shown)];
    }

    static Dictionary<ulong, List<MeasuredText>> Count(IEnumerable<MeasuredText> texts)
    {
        var counts = new Dictionary<ulong, List<MeasuredText>>();
        foreach (var text in texts)
        {
            if (text.Words.Length == 0)
                continue;
            if (!counts.TryGetValue(text.Opening, out var group))
                counts[text.Opening] = group = [];
            group.Add(text);
        }
        return counts;
    }

    static string FirstWords(string text, int words)
    {
        var (start, end) = (-1, 0);
        foreach (var word in Words.In(text))
        {
            start = start < 0 ? word.Start : start;
            end = word.End;
            if (--words == 0)
                break;
        }
        return OneLine(text[Math.Max(0, start)..end]);
    }

    static string Beginning(string text)
    {
        var length = Math.Min(text.Length, ExampleLength);
        if (length < text.Length && char.IsHighSurrogate(text[length - 1]))
            length--;
        return OneLine(text[..length].TrimEnd()) + (length < text.Length ? " …" : "");
    }

    static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
