using Loam.Runs.Options;
using Loam.Runs.Recipes;
using Loam.Steps;

namespace Loam.Tests.Runs;

public class OptionsBinderTests
{
    public enum Shade
    {
        Light,
        VeryDark2,
    }

    public sealed record Inner
    {
        public int Depth { get; init; } = 3;
    }

    public sealed record Sample
    {
        public long Tokens { get; init; } = 7;

        public double Share
        {
            get;
            init => field = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), "the share lies between 0% and 100%");
        }

        public Shade Shade { get; init; }

        public int? Limit { get; init; } = 5;

        public TimeSpan Timeout { get; init; }

        public string? Label { get; init; } = "x";

        public string Word { get; init; } = "x";

        public IReadOnlyList<Shade> Shades { get; init; } = [];

        public IReadOnlyDictionary<string, double> Parts { get; init; } = new Dictionary<string, double>();

        public Inner Nested { get; init; } = new();
    }

    static Sample Bind(string yaml, string? shorthand = null) =>
        (Sample)OptionsBinder.Bind(typeof(Sample), YamlFile.Parse(yaml, "r.yaml", "stage"), shorthand);

    [Fact]
    public void Fills_every_kind_of_option()
    {
        var sample = Bind("{ tokens: 200k, share: 70%, shade: very-dark2, limit: null, timeout: 30s, shades: [light, very-dark2], parts: { a: 0.3, b: 50% }, nested: { depth: 9 } }");
        Assert.Equal(200_000, sample.Tokens);
        Assert.Equal(0.7, sample.Share, 12);
        Assert.Equal(Shade.VeryDark2, sample.Shade);
        Assert.Null(sample.Limit);
        Assert.Equal(TimeSpan.FromSeconds(30), sample.Timeout);
        Assert.Equal([Shade.Light, Shade.VeryDark2], sample.Shades);
        Assert.Equal(0.5, sample.Parts["b"]);
        Assert.Equal(9, sample.Nested.Depth);
    }

    [Fact]
    public void A_bare_value_fills_the_shorthand() => Assert.Equal(Shade.VeryDark2, Bind("very-dark2", nameof(Sample.Shade)).Shade);

    [Fact]
    public void Off_is_nothing_only_where_an_option_can_be_nothing()
    {
        Assert.Null(Bind("{ label: off }").Label);
        Assert.Equal("off", Bind("{ word: off }").Word);
    }

    [Fact]
    public void Nothing_leaves_the_defaults() => Assert.Equal(5, Bind("{}").Limit);

    [Theory]
    [InlineData("{ tokns: 3 }", "r.yaml:1: stage.tokns: there is no option 'tokns'; did you mean 'tokens'?")]
    [InlineData("{ share: 170% }", "r.yaml:1: stage.share: the share lies between 0% and 100%")]
    [InlineData("{ tokens: many }", "r.yaml:1: stage.tokens: 'many' is not a whole number (200, 200k, 3M)")]
    [InlineData("{ tokens: 1.5 }", "'1.5' is not a whole number")]
    [InlineData("{ tokens: 99999999999999999999 }", "is not a whole number")]
    [InlineData("{ shade: ligt }", "'ligt' is not one of light, very-dark2; did you mean 'light'?")]
    [InlineData("{ timeout: 3 weeks }", "'3 weeks' is not a duration")]
    [InlineData("{ nested: { dept: 1 } }", "r.yaml:1: stage.nested.dept: there is no option 'dept'; did you mean 'depth'?")]
    [InlineData("{ shades: { a: 1 } }", "expected a list, found a group of keys")]
    [InlineData("{ parts: 3 }", "expected names with values, found the value '3'")]
    [InlineData("{ tokens: [1] }", "expected a whole number")]
    [InlineData("seven", "expected keys (tokens, share, ")]
    public void Says_what_is_wrong_and_where(string yaml, string message) =>
        Assert.Contains(message, Assert.Throws<RecipeException>(() => Bind(yaml)).Message, StringComparison.Ordinal);
}
