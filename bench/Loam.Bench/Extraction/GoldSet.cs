using Loam.Documents;
using Loam.Extraction.Scoring;
using Loam.Formats;

namespace Loam.Bench.Extraction;

/// <summary>Pages with their gold.</summary>
sealed record GoldSet(string Name, bool Segments, bool Ours, List<(GoldPage Gold, Document Page)> Pages)
{
    public static List<GoldSet> Read(string web, string samples)
    {
        var sets = new List<GoldSet>();
        foreach (var name in (string[])["de", "en", "other", "fulltext"])
        {
            if (File.Exists($"{web}/{name}.gold.jsonl"))
                sets.Add(new(name, name != "fulltext", false, Join(GoldPage.Read($"{web}/{name}.gold.jsonl"), $"{web}/{name}.warc.gz")));
        }
        if (File.Exists($"{samples}/gold.jsonl"))
            sets.Add(new("samples", true, true, Join(GoldPage.Read($"{samples}/gold.jsonl"), $"{samples}/pages")));
        return sets;
    }

    static List<(GoldPage Gold, Document Page)> Join(IReadOnlyList<GoldPage> gold, string input)
    {
        var pages = new Dictionary<string, Document>(StringComparer.Ordinal);
        foreach (var file in InputFiles.Expand([input], "."))
        {
            foreach (var (document, verdict) in DocumentReader.Read(file, new()))
            {
                if (verdict.Drops)
                    continue;
                pages[document.Id.Key] = document;
                if (document.Url is not null)
                    pages[document.Url.Trim()] = document;
            }
        }
        var missing = gold.Where(row => !pages.ContainsKey(row.Url)).Select(row => row.Url).ToList();
        if (missing.Count > 0)
            Console.Error.WriteLine($"{input}: no page for {string.Join(", ", missing)}");
        return [.. gold.Where(row => pages.ContainsKey(row.Url)).Select(row => (row, pages[row.Url]))];
    }
}
