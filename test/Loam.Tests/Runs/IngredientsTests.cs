using System.Text.Json;
using System.Text.Json.Nodes;
using Loam.Rewriting;
using Loam.Runs;
using Loam.Runs.Datasets;
using Loam.Runs.Recipes;
using Loam.Runs.Stages;
using Loam.Tests.Rewriting;

namespace Loam.Tests.Runs;

public sealed class IngredientsTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("loam-ingredients-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    async Task<IReadOnlyList<StageResult>> RunAsync(string recipe, string run = "run")
    {
        Directory.CreateDirectory(Path.Combine(folder, "crawl"));
        foreach (var name in (string[])["a", "b"])
            await File.WriteAllTextAsync(Path.Combine(folder, "crawl", name + ".jsonl"), JsonSerializer.Serialize(new { id = name, text = Pages.Mill + name, language = "de", title = "Wassermühle" }) + "\n");
        var path = Path.Combine(folder, "recipe.yaml");
        await File.WriteAllTextAsync(path, recipe);
        var plan = RecipePlanner.Plan(YamlFile.Load(path), folder, Path.Combine(folder, run, "cache"), StandardRegistry.Create());
        return await RunEngine.RunAsync(plan, new() { Folder = Path.Combine(folder, run), Workers = 2 }, CancellationToken.None);
    }

    static string Recipe(string license = "cc-by-4.0") => $$"""
        stages:
          pages: { read: { files: "crawl/*.jsonl", license: {{license}}, origin: "A village" } }
          organic: { from: pages, steps: [extract] }
          synthetic: { from: organic, rewrite: { styles: [wiki, qa] }, guard: standard }
          only-qa: { from: synthetic, steps: [dedup: exact] }
          blend: { blend: { tokens: 600, parts: { organic: 50%, synthetic: 50% }, vocabulary: 512 } }
          report: { report: {} }
        """;

    static Manifest Of(IReadOnlyList<StageResult> results, string stage) => results.Single(r => r.Stage.Name == stage).Dataset.Manifest;

    [Fact]
    public async Task A_manifest_names_sources_models_and_prompts_and_a_blend_those_of_all_its_parts()
    {
        var results = await RunAsync(Recipe());
        var organic = Of(results, "organic").Ingredients;
        Assert.Equal(new SourceIngredient("crawl/*.jsonl", 2, new DirectoryInfo(Path.Combine(folder, "crawl")).EnumerateFiles().Sum(f => f.Length), "cc-by-4.0", "A village"), Assert.Single(organic.Sources));
        Assert.Empty(organic.Models);
        Assert.Empty(organic.Prompts);
        foreach (var stage in (string[])["synthetic", "only-qa", "blend"])
        {
            var made = Of(results, stage).Ingredients;
            Assert.Equal(organic.Sources.AsEnumerable(), made.Sources);
            Assert.Equal(new ModelIngredient("extractive/1", "extractive", null, null), Assert.Single(made.Models));
        }
        // Pages are German: the English prompts and those for any language were not sent.
        var prompts = Of(results, "synthetic").Ingredients.Prompts;
        Assert.Equal(["qa-de", "wiki-de"], prompts.Select(p => p.Version.Split('/')[0]));
        Assert.All(prompts, p => Assert.Contains("{text}", p.Message, StringComparison.Ordinal));
        Assert.Equal(Ingredients.None, Of(results, "report").Ingredients);
    }

    [Fact]
    public async Task A_composition_counts_every_document_once()
    {
        var results = await RunAsync(Recipe());
        foreach (var manifest in results.Select(r => r.Dataset.Manifest).Where(m => m.Stage is not ("pages" or "report")))
        {
            Assert.Equal(manifest.Documents, manifest.Composition.Sum(c => c.Documents));
            Assert.Equal(manifest.Words, manifest.Composition.Sum(c => c.Words));
        }
        Assert.Equal([(null, 0), ("qa", 1), ("wiki", 1)], Of(results, "blend").Composition.Concat(Of(results, "organic").Composition).Concat(Of(results, "synthetic").Composition)
            .Select(c => (c.Style, c.Depth)).Distinct().OrderBy(c => c.Style, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_licence_that_becomes_known_changes_manifests_and_makes_nothing_again()
    {
        var first = await RunAsync(Recipe());
        var second = await RunAsync(Recipe("odc-by"));
        Assert.All(second, r => Assert.True(r.WasCached, r.Stage.Name));
        Assert.Equal("odc-by", Of(second, "blend").Ingredients.Sources.Single().License);
        Assert.Equal(Of(first, "blend").Fingerprint, Of(second, "blend").Fingerprint);
        var fresh = await RunAsync(Recipe("odc-by"), "fresh");
        foreach (var stage in fresh.Select(r => r.Stage.Name))
            Assert.Equal(
                await File.ReadAllTextAsync(Path.Combine(folder, "fresh", stage, Manifest.FileName)), await File.ReadAllTextAsync(Path.Combine(folder, "run", stage, Manifest.FileName)));
    }

    [Theory]
    [InlineData("ingredients")]
    [InlineData("composition")]
    public async Task A_manifest_of_an_older_version_is_made_again(string part)
    {
        await RunAsync(Recipe());
        var path = Path.Combine(folder, "run", "organic", Manifest.FileName);
        var manifest = (JsonObject)JsonNode.Parse(await File.ReadAllTextAsync(path))!;
        Assert.True(manifest.Remove(part));
        await File.WriteAllTextAsync(path, manifest.ToJsonString());
        Assert.Null(Dataset.TryOpen(Path.GetDirectoryName(path)!));
        var again = await RunAsync(Recipe());
        Assert.False(again.Single(r => r.Stage.Name == "organic").WasCached);
        Assert.NotEmpty(Of(again, "organic").Ingredients.Sources);
    }

    [Fact]
    public async Task A_dataset_that_is_read_passes_its_ingredients_on()
    {
        await RunAsync(Recipe());
        var results = await RunAsync("stages: { made: { read: run/synthetic }, copy: { from: made } }", "second");
        Assert.Equal(["A village"], Of(results, "copy").Ingredients.Sources.Select(s => s.Origin));
        Assert.Equal(2, Of(results, "copy").Ingredients.Prompts.Length);
    }

    [Fact]
    public async Task A_rewrite_of_a_rewrite_names_the_first_writer_too()
    {
        Directory.CreateDirectory(Path.Combine(folder, "rows"));
        await File.WriteAllTextAsync(Path.Combine(folder, "rows", "r.jsonl"), JsonSerializer.Serialize(new
        {
            id = "1+qa",
            language = "de",
            text = Pages.Mill,
            provenance = new
            {
                parent = new { source = "s", id = "1" },
                root = new { source = "s", id = "1" },
                chunk = 0,
                style = "qa",
                prompt_version = "qa-xx/9",
                model = "somebody",
                request_hash = "00",
                depth = 1,
            },
        }) + "\n");
        var results = await RunAsync("stages: { rows: { read: rows }, first: { from: rows }, second: { from: first, rewrite: { styles: [wiki], max_depth: 2 } } }");
        var second = Of(results, "second");
        Assert.Equal(2, Assert.Single(second.Composition).Depth);
        Assert.Equal(["extractive/1", "somebody"], second.Ingredients.Models.Select(m => m.Name));
    }

    [Fact]
    public async Task A_model_of_which_only_the_name_is_known_is_listed()
    {
        Directory.CreateDirectory(Path.Combine(folder, "rows"));
        await File.WriteAllTextAsync(Path.Combine(folder, "rows", "r.jsonl"), """
            {"id":"1+wiki","text":"A text.","provenance":{"parent":{"source":"s","id":"1"},"root":{"source":"s","id":"1"},"chunk":0,"style":"wiki","prompt_version":"wiki-xx/9","model":"somebody","request_hash":"00","depth":1}}

            """);
        var results = await RunAsync("stages: { rows: { read: rows }, copy: { from: rows } }");
        Assert.Equal(new ModelIngredient("somebody", null, null, null), Assert.Single(Of(results, "copy").Ingredients.Models));
    }

    [Fact]
    public void An_endpoint_is_named_without_its_secrets()
    {
        var settings = new RewriteSettings(
            new() { Engine = ["http://user:secret@host:8000/v1?key=hidden"] }, new() { Model = "m", Revision = "r7", ModelLicense = "apache-2.0" }, new());
        var model = RewriteIngredients.Of(settings, RewriteParts.Of(settings, folder, folder)).Models.Single();
        Assert.Equal(new ModelIngredient("m", "http://host:8000/v1", "r7", "apache-2.0"), model);
    }
}
