using Loam.Rewriting;
using Loam.Runs.Options;
using Loam.Runs.Recipes;
using Loam.Steps;

namespace Loam.Tests.Rewriting;

public class ExtraBodyTests
{
    [Fact]
    public void The_order_of_keys_does_not_matter() => Assert.Equal(ExtraBody.Parse("""{"top_k": 20, "min_p": 0.1}"""), ExtraBody.Parse("""{"min_p":0.1,"top_k":20}"""));

    [Fact]
    public void A_user_overrides_a_style_key_by_key() =>
        Assert.Equal("""{"a":1,"b":3,"c":4}""", ExtraBody.Parse("""{"a":1,"b":2}""").With(ExtraBody.Parse("""{"b":3,"c":4}""")).Json);

    [Fact]
    public void A_user_leaves_out_what_a_server_does_not_know() =>
        Assert.Equal("{}", ExtraBody.Parse("""{"top_k":20}""").With(ExtraBody.Parse("""{"top_k":null}""")).Json);

    [Fact]
    public void A_user_leaves_out_what_every_request_has_whatever_the_style_says()
    {
        var style = Loam.Rewriting.Styles.RewriteStyle.Find("wiki")! with { Sampling = new() { Body = ExtraBody.Parse("""{"top_p":0.7}""") } };
        var sampling = style.With(new() { Body = ExtraBody.Parse("""{"temperature":null,"top_p":null,"max_tokens":null,"max_completion_tokens":700}""") }).Sampling;
        Assert.Equal("""{"max_completion_tokens":700}""", sampling.Json);
    }

    [Fact]
    public void What_provenance_says_has_no_name_twice() =>
        Assert.Equal("""{"top_p":0.9,"max_tokens":512,"temperature":0,"top_k":20}""", new Sampling { Body = ExtraBody.Parse("""{"top_k":20,"temperature":0}""") }.Json);

    [Theory]
    [InlineData("""[1]""")]
    [InlineData("""top_k""")]
    [InlineData("""{"model":"x"}""")]
    public void What_is_no_object_or_sets_what_Loam_sets_is_refused(string text) => Assert.Throws<FormatException>(() => ExtraBody.Parse(text));

    [Fact]
    public void A_recipe_writes_it_as_yaml()
    {
        var node = YamlFile.Parse("body: { top_k: 20, chat_template_kwargs: { enable_thinking: false }, tag: a-1 }", "r.yaml");
        var options = (RewriteOptions)OptionsBinder.Bind(typeof(RewriteOptions), node);
        Assert.Equal("""{"chat_template_kwargs":{"enable_thinking":false},"tag":"a-1","top_k":20}""", options.Body.Json);
    }

    [Fact]
    public void A_wrong_one_names_its_line() =>
        Assert.StartsWith("r.yaml:1: body", Assert.Throws<RecipeException>(() => OptionsBinder.Bind(typeof(RewriteOptions), YamlFile.Parse("body: 7", "r.yaml"))).Message, StringComparison.Ordinal);

    [Fact]
    public void It_changes_the_address_of_an_answer()
    {
        var request = Loam.Rewriting.Styles.RewriteStyle.Find("wiki")!.Render(Pages.Page(), "text", 0);
        Assert.NotEqual(request.Hash("e"), (request with { Sampling = request.Sampling with { Body = ExtraBody.Parse("""{"top_k":1}""") } }).Hash("e"));
    }
}
