namespace Loam.Tests;

/// <summary>The whole main job in a few seconds: the quickstart with a smaller budget, on the sample pages as many small shards.</summary>
static class SmallRecipe
{
    /// <summary>Writes the recipe into a folder and gives its path.</summary>
    public static string Write(TemporaryFolder folder) => folder.Write("small.yaml", $$"""
        name: small
        seed: 7
        stages:
          pages:     { read: "{{SharedData.Repository}}/samples/pages/de" }
          organic:   { from: pages, steps: [extract, language: de, filter: fineweb2-de, dedup: exact, dedup: minhash], split: { heldout: 25% } }
          synthetic: { from: organic, rewrite: { styles: [wiki, qa], engine: extractive }, guard: standard }
          compare:   { measure: { organic: organic, synthetic: synthetic, repeats: 2 } }
          blend:     { blend: { tokens: 8k, parts: { organic: 70%, synthetic: 30% }, vocabulary: 1024 } }
          verdict:   { trial: { arms: { organic: organic, synthetic: synthetic, blend: blend }, tokens: 8k, seeds: 2, vocabulary: 1024, resamples: 1000 } }
          report:    { report: { samples: 2 } }

        """);
}
