using Loam.Rewriting;
using Loam.Steps;

namespace Loam.Tests.Rewriting;

public class EngineSpecTests
{
    [Theory]
    [InlineData("http://user:secret@host:8000/v1/?key=secret", "http://host:8000/v1")]
    [InlineData("batch:https://secret@api.example.org/v1#secret", "batch:https://api.example.org/v1")]
    [InlineData("http://host/a@b/v1", "http://host/a@b/v1")]
    [InlineData("http://user:se/cret@host/v1?key=secret", "http://host/v1")]
    [InlineData("recorded:answers.jsonl", "recorded:answers.jsonl")]
    public void A_description_is_shown_without_what_may_be_a_secret(string text, string shown) => Assert.Equal(shown, EngineSpec.Shown(text));

    [Fact]
    public void Reads_all_kinds()
    {
        Assert.IsType<EngineSpec.Extractive>(EngineSpec.Parse("extractive"));
        Assert.Equal("answers.jsonl", Assert.IsType<EngineSpec.Recording>(EngineSpec.Parse("recorded:answers.jsonl")).Path);
        Assert.Equal(8000, Assert.IsType<EngineSpec.Server>(EngineSpec.Parse("http://host:8000/v1")).BaseUrl.Port);
        Assert.Equal("to/answer", Assert.IsType<EngineSpec.BatchFiles>(EngineSpec.Parse("batch:to/answer")).Folder);
        Assert.Equal("api.openai.com", Assert.IsType<EngineSpec.BatchService>(EngineSpec.Parse("batch:https://api.openai.com/v1")).BaseUrl.Host);
    }

    [Theory]
    [InlineData("batch:to/answer", "batch:/recipes/to/answer")]
    [InlineData("batch:/to/answer", "batch:/to/answer")]
    [InlineData("batch:https://host/v1", "batch:https://host/v1")]
    [InlineData("recorded:a.jsonl", "recorded:/recipes/a.jsonl")]
    public void Paths_are_relative_to_the_recipe(string text, string expected) => Assert.Equal(expected, EngineSpec.InPlace(text, "/recipes"));

    [Fact]
    public void A_batch_needs_a_model_and_a_cache()
    {
        using var engine = EngineSpec.Open(new RewriteSettings { Rewrite = new() { Engine = ["batch:https://host/v1"], Cache = "a.jsonl" }, Endpoint = new() { Model = "m" } });
        Assert.Equal("https://host/v1#m", engine.Identity);
        Assert.Contains("name the model", Assert.Throws<RecipeException>(() => EngineSpec.Open(new RewriteSettings { Rewrite = new() { Engine = ["batch:x"], Cache = "a.jsonl" } })).Message, StringComparison.Ordinal);
        Assert.Contains("answers later", Assert.Throws<RecipeException>(() => EngineSpec.Open(new RewriteSettings { Rewrite = new() { Engine = ["batch:x"] }, Endpoint = new() { Model = "m" } })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("extraktiv", "there is no engine 'extraktiv'")]
    [InlineData("recorded:", "needs a file")]
    [InlineData("ftp://host/v1", "is not the base URL")]
    [InlineData("http://", "is not the base URL")]
    [InlineData("batch:", "needs a folder or a server")]
    [InlineData("batch:ftp://host", "is not the base URL")]
    public void Says_what_is_wrong(string text, string words) =>
        Assert.Contains(words, Assert.Throws<RecipeException>(() => EngineSpec.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Shows_no_secret_of_an_address()
    {
        var words = Assert.Throws<RecipeException>(() => EngineSpec.Parse("ftp://name:pa@ss@host/v1?key=word")).Message;
        Assert.StartsWith("'ftp://host/v1' is not", words, StringComparison.Ordinal);
        using var engine = EngineSpec.Open(new RewriteSettings { Rewrite = new() { Engine = ["http://name:pass@host/v1?key=word"] }, Endpoint = new() { Model = "m" } });
        Assert.Equal("http://host/v1#m", engine.Identity);
    }

    [Fact]
    public void A_server_needs_a_model_and_the_others_have_none()
    {
        Assert.Contains("--model", Assert.Throws<RecipeException>(() => EngineSpec.Open(new RewriteSettings { Rewrite = new() { Engine = ["http://localhost:1/v1"] } })).Message, StringComparison.Ordinal);
        Assert.Throws<RecipeException>(() => EngineSpec.Open(new RewriteSettings { Endpoint = new() { Model = "m" } }));
        Assert.Throws<RecipeException>(() => EngineSpec.Open(new RewriteSettings { Rewrite = new() { Engine = ["recorded:/no/such/file"] } }));
        using var engine = EngineSpec.Open(new RewriteSettings { Rewrite = new() { Engine = ["http://localhost:1/v1"] }, Endpoint = new() { Model = "m", Concurrency = 5 } });
        Assert.Equal(("m", "http://localhost:1/v1#m", 5), (engine.Model, engine.Identity, engine.Concurrency));
    }

    [SkippableFact]
    public async Task A_recording_answers_by_parent_and_style()
    {
        var path = SharedData.Require("rewrites/corpus-de.jsonl");
        using var row = System.Text.Json.JsonDocument.Parse(File.ReadLines(path).First());
        var page = Pages.Page(row.RootElement.GetProperty("source").GetString()!, key: row.RootElement.GetProperty("id").GetString()!);
        using var engine = new RecordedEngine(path);
        var context = new FakeContext();
        var step = new RewriteStep(engine, new RewriteOptions { Styles = ["wiki", "qa"] });
        var rewrites = await step.RunAsync(Streams.Of(page, Pages.Page(key: "unknown")), context, default).ToListAsync();
        Assert.Equal(row.RootElement.GetProperty("wiki").GetString()!.Trim(), rewrites[0].Text);
        Assert.Equal(row.RootElement.GetProperty("qa").GetString()!.Trim(), rewrites[1].Text);
        Assert.Equal("rewrite.not_recorded", context.Records[2].Verdict.Reason!.Code);
    }

    [Fact]
    public void Another_content_of_a_recording_is_another_step()
    {
        var path = Path.GetTempFileName();
        try
        {
            var identities = new List<string>();
            foreach (var text in new[] { "eins", "zwei", "eins" })
            {
                File.WriteAllText(path, $$"""{"id":"p1","wiki":"{{text}}"}""");
                using var engine = EngineSpec.Open(new RewriteSettings { Rewrite = new() { Engine = ["recorded:" + path] } });
                identities.Add(new RewriteStep(engine, new RewriteOptions()).Identity.ToString());
            }
            Assert.NotEqual(identities[0], identities[1]);
            Assert.Equal(identities[0], identities[2]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_key_without_its_engine_is_refused_with_its_line()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "{\"id\":\"p1\",\"wiki\":\"x\"}\n{\"key\":\"k\",\"text\":\"x\"}\n");
            var error = Assert.Throws<RecipeException>(() => new RecordedEngine(path));
            Assert.Contains("\"engine\"", error.Message, StringComparison.Ordinal);
            Assert.Contains(":2", error.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
