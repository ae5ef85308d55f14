using Loam.Documents;
using Loam.Extraction;
using Loam.Reporting;
using Loam.Runs.Datasets;
using Loam.Steps;
using Loam.Text;

namespace Loam.Runs.Reports;

/// <summary>The chapter to read with one's own eyes: pages beside their extracted text and their rewrites.</summary>
static class SampleSection
{
    const int Candidates = 20_000;
    const int PassageLength = 6000;

    /// <summary>Chooses pages that have rewrites by a seeded draw; null when nothing was rewritten.</summary>
    public static async Task<Section?> FromAsync(IReadOnlyDictionary<string, Dataset> datasets, int count, ulong seed, CancellationToken cancellation)
    {
        var rewrites = await RewritesAsync(datasets, count, seed, cancellation).ConfigureAwait(false);
        if (rewrites.Count == 0)
            return null;
        var roots = rewrites.Select(r => r.Key).ToHashSet();
        var extracted = await DocumentLookup.FindAsync(datasets.Values.SelectMany(d => d.Shards).Where(s => !s.IsExternal), roots, cancellation).ConfigureAwait(false);
        // A key is the file's name, and a place in it after an '@' where the file has several pages: only those files are read again.
        var files = roots.Select(r => r.Key.LastIndexOf('@') is >= 0 and var at ? r.Key[..at] : r.Key).ToHashSet(StringComparer.Ordinal);
        var pages = await DocumentLookup.FindAsync(datasets.Values.SelectMany(d => d.Shards).Where(s => s.IsExternal && s.Files.Any(f => files.Contains(f.Name))), roots, cancellation).ConfigureAwait(false);
        var blocks = rewrites.Select(Block (r) =>
        {
            var passages = new List<Passage>();
            if (pages.TryGetValue(r.Key, out var page))
                passages.Add(Text("The page", page.Format == TextFormat.Html ? Extractor.VisibleText(page.Text) : page.Text, Ink.Grey));
            if (extracted.TryGetValue(r.Key, out var text))
                passages.Add(Text("Extracted text", text.Text, Ink.Organic));
            passages.AddRange(r.Value.Select(w => Text($"Rewrite: {((Provenance.Synthetic)w.Provenance).Style}", w.Text, Ink.Synthetic)));
            var known = extracted.GetValueOrDefault(r.Key) ?? r.Value[0];
            return new SideBySide(known.Title ?? known.Url ?? r.Key.Key, passages, known.Url);
        });
        return new("Samples", [.. blocks]) { Lead = "Drawn by the seed from the first 20,000 rewrites, not chosen: the page, its main text, and what was written from it." };
    }

    static Passage Text(string heading, string text, Ink ink) =>
        new(heading, text.Length <= PassageLength ? text : text[..PassageLength] + " …", $"{NumberText.Count(Words.Count(text))} words") { Ink = ink };

    static async Task<List<KeyValuePair<DocumentId, List<Document>>>> RewritesAsync(
        IReadOnlyDictionary<string, Dataset> datasets, int count, ulong seed, CancellationToken cancellation)
    {
        var families = new Dictionary<DocumentId, List<Document>>();
        var seen = 0;
        foreach (var dataset in datasets.Values.Where(d => d.Ledger.Steps.Any(s => s.Step == "rewrite")))
        {
            await foreach (var document in dataset.ReadAsync(cancellation).ConfigureAwait(false))
            {
                if (document.Provenance is not Provenance.Synthetic)
                    continue;
                if (++seen > Candidates)
                    break;
                if (!families.TryGetValue(document.Family, out var family))
                    families[document.Family] = family = [];
                if (family.Count < 2)
                    family.Add(document);
                if (families.Count > 4 * count)
                    families.Remove(families.MaxBy(f => Rank(f.Key, seed)).Key);
            }
        }
        return [.. families.OrderByDescending(f => f.Value.Count).ThenBy(f => Rank(f.Key, seed)).Take(count)];
    }

    static ulong Rank(DocumentId id, ulong seed) => SeededRandom.For(seed, "samples", id).Next();
}
