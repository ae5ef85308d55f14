namespace Loam.Tests;

/// <summary>The whole main job in a few seconds: the quickstart with a smaller budget, on German sample pages in six shards.</summary>
static class SmallRecipe
{
    /// <summary>Writes the recipe into a folder and gives its path.</summary>
    public static string Write(TemporaryFolder folder)
    {
        // A folder of pages is one shard, so the pages go into six folders.
        var pages = Directory.EnumerateFiles(Path.Combine(SharedData.Repository, "samples", "pages", "de")).Order(StringComparer.Ordinal).ToList();
        for (var i = 0; i < pages.Count; i++)
        {
            Directory.CreateDirectory(folder[$"crawl/{i % Shards}"]);
            File.Copy(pages[i], folder[$"crawl/{i % Shards}/{Path.GetFileName(pages[i])}"], overwrite: true);
        }
        return folder.Write("small.yaml", Text);
    }

    const int Shards = 6;

    const string Text = """
        name: small
        seed: 7
        stages:
          pages:     { read: [crawl/0, crawl/1, crawl/2, crawl/3, crawl/4, crawl/5] }
          organic:   { from: pages, steps: [extract, language: de, filter: fineweb2-de, dedup: exact, dedup: minhash], split: { heldout: 25% } }
          synthetic: { from: organic, rewrite: { styles: [wiki, qa], engine: extractive }, guard: standard }
          compare:   { measure: { organic: organic, synthetic: synthetic, repeats: 2 } }
          blend:     { blend: { tokens: 8k, parts: { organic: 70%, synthetic: 30% }, vocabulary: 1024 } }
          verdict:   { trial: { arms: { organic: organic, synthetic: synthetic, blend: blend }, tokens: 8k, seeds: 2, vocabulary: 1024, resamples: 1000 } }
          report:    { report: { samples: 2 } }

        """;
}
