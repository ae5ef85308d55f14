using System.Text.Json;
using Loam.Guarding;

namespace Loam.Tests.Guarding.Form;

/// <summary>Faithful rewrites of real pages: articles and question-answer pairs.</summary>
static class Faithful
{
    /// <summary>All of them; skips the test where the data is absent.</summary>
    internal static List<GuardPair> All()
    {
        var pairs = new List<GuardPair>();
        foreach (var file in new[] { "pages.jsonl", "corpus-de.jsonl" })
        {
            foreach (var line in File.ReadLines(SharedData.Require("rewrites/" + file)))
            {
                using var row = JsonDocument.Parse(line);
                string Field(string name) => row.RootElement.GetProperty(name).GetString()!;
                foreach (var style in new[] { "wiki", "qa" })
                    pairs.Add(new($"{Field("title")}\n{Field("source")}", Field(style), style, Field("language")));
            }
        }
        return pairs;
    }

    /// <summary>Articles and question-answer pairs on other English pages, which stand beside the benchmarks.</summary>
    internal static List<GuardPair> English()
    {
        var pages = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(SharedData.Require("web/fulltext.gold.jsonl")))
        {
            using var row = JsonDocument.Parse(line);
            pages[row.RootElement.GetProperty("id").GetString()!] = row.RootElement.GetProperty("text").GetString()!;
        }
        var pairs = new List<GuardPair>();
        foreach (var line in File.ReadLines(Path.Combine(SharedData.Repository, "bench", "Loam.Bench", "Guarding", "Flaws", "english.jsonl")))
        {
            using var row = JsonDocument.Parse(line);
            foreach (var style in new[] { "wiki", "qa" })
                pairs.Add(new(pages[row.RootElement.GetProperty("page").GetString()!], row.RootElement.GetProperty(style).GetString()!, style, "en"));
        }
        return pairs;
    }
}
