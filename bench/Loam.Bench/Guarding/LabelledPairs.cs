using System.Text.Json;
using Loam.Guarding;

namespace Loam.Bench.Guarding;

/// <summary>Reads the labelled pairs: the shared ones, and flaws that were written for this benchmark into other rewrites of the shared data.</summary>
/// <remarks>
/// <c>Flaws/*.jsonl</c> hold our words only: rows <c>{"page","kind","start","length","replace"}</c> say what to put in place of what in a page's article
/// (<c>kind</c> <c>faithful</c>: nothing), and <c>english.jsonl</c> holds articles and questions <c>{"page","wiki","qa"}</c> on English pages. Texts of others stay in the shared data.
/// </remarks>
static class LabelledPairs
{
    const string Folder = "bench/Loam.Bench/Guarding/Flaws";

    sealed record Page(string Source, string Wiki, string Qa, string Language);

    /// <summary>All pairs; empty when the shared data is not there.</summary>
    internal static List<LabelledPair> Read(string data)
    {
        var pairs = new List<LabelledPair>();
        var labelled = Path.Combine(data, "rewrites", "pairs.jsonl");
        if (!File.Exists(labelled))
            return pairs;
        pairs.AddRange(Labelled(labelled));
        if (!Directory.Exists(Folder))
            return pairs;
        var pages = Rows(Path.Combine(data, "rewrites", "corpus-de.jsonl")).ToDictionary(row => Text(row, "id"), row => new Page(Text(row, "source"), Text(row, "wiki"), Text(row, "qa"), "de"), StringComparer.Ordinal);
        var english = Rows(Path.Combine(data, "web", "fulltext.gold.jsonl")).ToDictionary(row => Text(row, "id"), row => Text(row, "text"), StringComparer.Ordinal);
        foreach (var row in Rows(Path.Combine(Folder, "english.jsonl")))
            pages[Text(row, "page")] = new(english[Text(row, "page")], Text(row, "wiki"), Text(row, "qa"), "en");
        foreach (var set in (ReadOnlySpan<PairSet>)[PairSet.Dev, PairSet.Test])
        {
            foreach (var row in Rows(Path.Combine(Folder, set == PairSet.Dev ? "dev.jsonl" : "test.jsonl")))
                pairs.AddRange(Written(row, set, pages));
        }
        return pairs;
    }

    static IEnumerable<LabelledPair> Written(JsonElement row, PairSet set, Dictionary<string, Page> pages)
    {
        var (id, kind) = (Text(row, "page"), Text(row, "kind"));
        var page = pages[id];
        if (kind == "faithful")
        {
            yield return new(set, id, kind, new(page.Source, page.Wiki, "wiki", page.Language));
            yield return new(set, id, kind, new(page.Source, page.Qa, "qa", page.Language));
            yield break;
        }
        var (start, length, replace) = (row.GetProperty("start").GetInt32(), row.GetProperty("length").GetInt32(), Text(row, "replace"));
        var text = string.Concat(page.Wiki.AsSpan(0, start), replace, page.Wiki.AsSpan(start + length));
        yield return new(set, id, kind, new(page.Source, text, "wiki", page.Language), start..(start + replace.Length), page.Wiki.Substring(start, length));
    }

    static IEnumerable<LabelledPair> Labelled(string path)
    {
        var rows = Rows(path).ToList();
        var faithful = rows.Where(row => Text(row, "label") == "faithful" && Text(row, "style") == "wiki").ToDictionary(row => Text(row, "source"), row => Text(row, "text"), StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var pair = new GuardPair(Text(row, "source"), Text(row, "text"), Text(row, "style"), Text(row, "language"));
            var (label, page) = (Text(row, "label"), Text(row, "id").Split('#')[0]);
            if (label == "faithful")
            {
                yield return new(PairSet.Labelled, page, label, pair);
                continue;
            }
            var original = faithful[pair.Source];
            var start = original.AsSpan().CommonPrefixLength(pair.Text);
            var most = Math.Min(original.Length, pair.Text.Length) - start;
            var end = 0;
            while (end < most && original[original.Length - 1 - end] == pair.Text[pair.Text.Length - 1 - end])
                end++;
            yield return new(PairSet.Labelled, page, label, pair, start..(pair.Text.Length - end), original[start..(original.Length - end)]);
        }
    }

    static IEnumerable<JsonElement> Rows(string path)
    {
        if (!File.Exists(path))
            yield break;
        foreach (var line in File.ReadLines(path))
        {
            using var row = JsonDocument.Parse(line);
            yield return row.RootElement.Clone();
        }
    }

    static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;
}
