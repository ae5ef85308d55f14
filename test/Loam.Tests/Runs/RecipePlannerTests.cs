using Loam.Documents;
using Loam.Runs;
using Loam.Runs.Recipes;
using Loam.Steps;

namespace Loam.Tests.Runs;

public class RecipePlannerTests
{
    public sealed record KeepOptions
    {
        public string Keep { get; init; } = "de";
    }

    sealed class KeepAll(string name) : Filter
    {
        public override StepIdentity Identity => new(name, 1);

        public override Verdict Judge(Document document) => Verdict.Keep;
    }

    sealed class Barrier : CorpusFilter
    {
        public override StepIdentity Identity => new("barrier", 1);

        public override CorpusPass Begin(int shards, string scratch) => throw new NotSupportedException();
    }

    static readonly Registry Registry = new(
        [
            StepKind.Of<KeepOptions>("extract", "", null, (_, _) => [new KeepAll("extract")]),
            StepKind.Of<KeepOptions>("language", "", "Keep", (o, _) => [new KeepAll("language:" + o.Keep)]),
            StepKind.Of<KeepOptions>("dedup", "", null, (_, _) => [new Barrier()]),
        ],
        [new("start", "", [typeof(KeepOptions)], "Keep", (_, site) => new Start(site.Name))]);

    sealed class Start(string name) : Stage(name, [])
    {
        public override System.Collections.Immutable.ImmutableArray<string> What => [];

        public override Task<StageOutput> RunAsync(StageContext context, CancellationToken cancellation) => throw new NotSupportedException();
    }

    static RunPlan Plan(string yaml) => RecipePlanner.Plan((MapNode)YamlFile.Parse(yaml, "r.yaml"), "/", "/cache", Registry);

    const string Good = """
        name: small
        seed: 42
        stages:
          pages: { start: x }
          organic: { from: pages, steps: [extract, language: nl, dedup, extract], split: { heldout: 20% } }
          again: { from: [organic, organic.heldout], language: en, extract: {} }
        """;

    [Fact]
    public void A_chain_becomes_one_stage_per_barrier_and_per_side_of_a_split()
    {
        var plan = Plan(Good);
        Assert.Equal(("small", 42UL), (plan.Name, plan.Seed));
        Assert.Equal(["pages", "organic.1", "organic.2", "organic", "organic.heldout", "again"], plan.Stages.Select(s => s.Name));
        Assert.Equal(["extract", "language:nl"], plan.Stages[1].What.Take(2).Select(w => w.Split('/')[0]));
        Assert.Equal(["barrier", "extract"], plan.Stages[2].What.Take(2).Select(w => w.Split('/')[0]));
        Assert.Equal(["organic", "organic.heldout"], plan.Stages[5].Inputs);
        Assert.Equal(["language:en", "extract"], plan.Stages[5].What.Take(2).Select(w => w.Split('/')[0]));
    }

    [Theory]
    [InlineData("nam: x", "r.yaml:1: nam: there is no key 'nam'; did you mean 'name'?")]
    [InlineData("name: x", "a recipe needs 'stages'")]
    [InlineData("seed: -1\nstages: { a: { start: x } }", "r.yaml:1: seed: '-1' is not a whole number")]
    [InlineData("stages:\n  a: { start: x }\n  b: { from: aa }", "r.yaml:3: stages.b.from: there is no stage 'aa' before this one; did you mean 'a'?")]
    [InlineData("stages:\n  b: { from: b }", "there is no stage 'b' before this one")]
    [InlineData("stages:\n  a: { start: x }\n  b:\n    from: a\n    steps: [extrakt]", "r.yaml:5: stages.b.steps[0]: there is no step 'extrakt'; did you mean 'extract'?")]
    [InlineData("stages:\n  a: { start: x }\n  b: { from: a, steps: [language: { kep: de }] }", "stages.b.steps[0].language.kep: there is no option 'kep'; did you mean 'keep'?")]
    [InlineData("stages:\n  a: { start: x, from: a }", "'from' cannot stand beside 'start'")]
    [InlineData("stages:\n  a: { strat: x }", "did you mean 'start'?")]
    [InlineData("stages:\n  a: { start: x }\n  A: { from: a }", "the name 'A' is taken")]
    [InlineData("stages:\n  a/b: { start: x }", "a stage's name is made of letters")]
    [InlineData("stages:\n  a: { start: x }\n  b: { from: a, split: { heldout: 100% } }", "the held-out share lies above 0% and below 100%")]
    [InlineData("stages: { a: { start: x }", "r.yaml:2: this is not YAML")]
    [InlineData("stages:\n  a: { start: x }\n  a: { start: x }", "this is not YAML")]
    public void Says_what_is_wrong_and_where(string yaml, string message) =>
        Assert.Contains(message, Assert.Throws<RecipeException>(() => Plan(yaml)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("rewrite: { styles: [wiki] }", "finish_rewrite/1")]
    [InlineData("rewrite: { styles: [wiki] }, guard: standard", "finish_rewrite/1")]
    public void Whatever_follows_the_rewriting_no_dataset_keeps_the_page_beside_its_rewrite(string steps, string last)
    {
        var registry = StandardRegistry.Create().With(Registry.Stages[0]);
        var plan = RecipePlanner.Plan((MapNode)YamlFile.Parse($"stages:\n  a: {{ start: x }}\n  b: {{ from: a, {steps} }}", "r.yaml"), "/", "/cache", registry);
        Assert.StartsWith(last, plan.Stages[^1].What[^2], StringComparison.Ordinal);
    }

    [Fact]
    public void An_override_changes_one_value()
    {
        var recipe = (MapNode)YamlFile.Parse(Good, "r.yaml");
        recipe = RecipeOverride.Apply(recipe, "stages.organic.split.heldout=50%");
        recipe = RecipeOverride.Apply(recipe, "seed=7");
        var plan = RecipePlanner.Plan(recipe, "/", "/cache", Registry);
        Assert.Equal(7UL, plan.Seed);
        Assert.NotEqual(Plan(Good).Stages[3].What.AsEnumerable(), plan.Stages[3].What.AsEnumerable());
        Assert.Equal(Plan(Good).Stages[2].What.AsEnumerable(), plan.Stages[2].What.AsEnumerable());
    }

    [Theory]
    [InlineData("seed", "is not of the form path=value")]
    [InlineData("stages.orgnic.from=x", "--set: there is no 'stages.orgnic'; did you mean 'organic'?")]
    [InlineData("seed.x=1", "'seed' is the value '42', it has no keys below it")]
    public void An_override_that_fits_nowhere_is_refused(string assignment, string message) => Assert.Contains(
        message, Assert.Throws<RecipeException>(() => RecipeOverride.Apply((MapNode)YamlFile.Parse(Good, "r.yaml"), assignment)).Message, StringComparison.Ordinal);
}
