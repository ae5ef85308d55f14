using Loam.Guarding;
using Loam.Runs;
using Loam.Runs.Judging;
using Loam.Runs.Options;
using Loam.Runs.Recipes;
using Loam.Steps;

namespace Loam.Tests.Runs.Judging;

public class JudgeSettingsTests
{
    static MapNode Yaml(string text) => (MapNode)YamlFile.Parse(text, "recipe.yaml");

    static JudgeSettings? Bind(string text) => ((GuardJudgeOptions)OptionsBinder.Bind([typeof(GuardOptions), typeof(GuardJudgeOptions)], Yaml(text), nameof(GuardOptions.Strictness))[1]).Judge;

    [Fact]
    public void Keys_of_all_its_records_stand_side_by_side()
    {
        var judge = Bind("""
            strictness: strict
            judge: { engine: [http://a/v1, http://b/v1], model: m, rescue: true, audit: 5%, floor: 0.1, max_cost: 3, price_input: 1, timeout: 30s, answer: json-object, cache: j.jsonl }
            """)!;
        Assert.Equal(["http://a/v1", "http://b/v1"], judge.Options.Engine);
        Assert.Equal((AnswerFormat.JsonObject, "j.jsonl", 200), (judge.Options.Answer, judge.Options.Cache, judge.Options.MaxOutputTokens));
        Assert.Equal(new() { Rescue = true, Audit = 0.05, Floor = 0.1 }, judge.Scope);
        Assert.Equal(("m", TimeSpan.FromSeconds(30)), (judge.Endpoint.Model, judge.Endpoint.Timeout));
        Assert.Equal((3.0, 1.0), (judge.Money.MaxCost!.Value, judge.Money.PriceInput!.Value));
        Assert.Null(Bind("strictness: strict"));
    }

    [Theory]
    [InlineData("judge: { engine: http://a/v1, modle: m }", "there is no option 'modle'; did you mean 'model'")]
    [InlineData("judge: { floor: 2 }", "floor is a doubt from 0 to 1, or off")]
    [InlineData("judge: { audit: 101% }", "audit is a share from 0 to 1")]
    [InlineData("judge: { per_rewrite: 0 }", "per_rewrite is from 1 to 1000")]
    [InlineData("judge: { source_tokens: 3 }", "source_tokens is at least 64")]
    [InlineData("judge: { retries: -1 }", "retries are from 0 to 100")]
    [InlineData("judge: { answer: xml }", "answer")]
    [InlineData("judge: true", "expected keys")]
    public void A_mistake_is_said_with_its_place(string text, string words)
    {
        var error = Assert.Throws<RecipeException>(() => Bind(text));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("recipe.yaml:1: judge", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("judge: { model: m }", "name who judges")]
    [InlineData("judge: { engine: extractive }", "the embedded engine cannot judge")]
    [InlineData("judge: { engine: http://a.example/v1 }", "name the model")]
    [InlineData("judge: { engine: http://a.example/v1, model: m, max_cost: 3 }", "max_cost needs prices")]
    [InlineData("judge: { engine: http://a.example/v1, model: m, tokenizer: gone.json }", "there is no tokenizer")]
    public void What_does_not_fit_together_is_found_before_any_work(string text, string words)
    {
        var node = Yaml(text);
        var error = Assert.Throws<RecipeException>(() => StandardRegistry.Create().Step("guard")!.Parts(node, new("/tmp", "/tmp/loam-none", 0, node)));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_cache_is_not_that_of_rewriting_so_that_each_has_a_cap_of_its_own()
    {
        var settings = new JudgeSettings { Options = new() { Engine = ["http://localhost/v1"] }, Endpoint = new() { Model = "m" } };
        Assert.Equal("/run/cache/judgements.jsonl.zst", settings.Engine("/recipe", "/run/cache").Rewrite.Cache);
        Assert.Equal("/recipe/own.jsonl", (settings with { Options = settings.Options with { Cache = "own.jsonl" } }).Engine("/recipe", "/run/cache").Rewrite.Cache);
    }

    [Fact]
    public void Without_a_judge_the_guard_is_what_it_was() => Assert.Equal(
        new GuardStep(new()).Identity, StandardRegistry.Create().Step("guard")!.Parts(null, new("/tmp", "/tmp", 0, Yaml("a: b")))[0].Identity);
}
