using Loam.Rewriting;
using Loam.Rewriting.Money;
using Loam.Steps;

namespace Loam.Tests.Rewriting.Money;

public class PriceTableTests
{
    [Theory]
    [InlineData("gpt-4.1-mini", "api.openai.com", 0.4, 1.6)]
    [InlineData("GPT-4.1-mini-2025-04-14", "api.openai.com", 0.4, 1.6)]
    [InlineData("gpt-4o-2024-05-13", "api.openai.com", 5, 15)]
    [InlineData("gpt-4o-2024-11-20", "api.openai.com", 2.5, 10)]
    [InlineData("claude-haiku-4-5-20251001", "api.anthropic.com", 1, 5)]
    [InlineData("open-mistral-nemo", "api.mistral.ai", 0.15, 0.15)]
    [InlineData("mistralai/mistral-nemo", "openrouter.ai", 0.01, 0.019)]
    [InlineData("deepseek-chat", "api.deepseek.com", 0.28, 1.1)]
    [InlineData("gemini-2.5-flash-lite", "generativelanguage.googleapis.com", 0.1, 0.4)]
    [InlineData("llama-3.3-70b-versatile", "api.groq.com", 0.59, 0.79)]
    public void Knows_what_models_cost_where(string model, string host, double input, double output)
    {
        var price = PriceTable.Find(model, host)!;
        Assert.Equal(((decimal)input, (decimal)output), (price.Input, price.Output));
        Assert.StartsWith("https://", price.Source);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.0.9")]
    [InlineData("192.168.0.7")]
    [InlineData("100.64.0.1")]
    [InlineData("fd00::5")]
    [InlineData("gpu-node-3")]
    [InlineData("host.docker.internal")]
    public void What_runs_in_ones_own_network_is_free(string host) => Assert.True(PriceTable.Find("mistral-nemo", host)!.IsFree);

    [Fact]
    public void A_gateway_passes_the_makers_bill_on_even_from_ones_own_network()
    {
        Assert.Equal(0.4m, PriceTable.Find("gpt-4.1-mini", "localhost")!.Input);
        Assert.Equal(5m, PriceTable.Find("anthropic/claude-haiku-4-5", "llm.example.com")!.Output);
        Assert.True(PriceTable.Find("openai/gpt-oss-20b", "localhost")!.IsFree);
    }

    [Fact]
    public void Open_models_cost_something_else_at_every_service()
    {
        Assert.NotEqual(PriceTable.Find("qwen/qwen3-32b", "openrouter.ai")!.Input, PriceTable.Find("qwen/qwen3-32b", "api.groq.com")!.Input);
        Assert.Null(PriceTable.Find("qwen/qwen3-32b", "llm.example.com"));
        Assert.Null(PriceTable.Find("172.32.0.1", "172.32.0.1"));
    }

    [Fact]
    public void A_batch_costs_half_at_OpenAI()
    {
        var price = PriceTable.Find("gpt-4.1-mini", "api.openai.com")!.InBatch;
        Assert.Equal((0.2m, 0.8m, 1m), (price.Input, price.Output, price.Batch));
    }

    [Theory]
    [InlineData("mistralai/Mistral-Nemo-Instruct-2407", "apache-2.0")]
    [InlineData("meta-llama/Meta-Llama-3.1-8B-Instruct", "llama3.1")]
    [InlineData("Qwen/Qwen2.5-7B-Instruct", "apache-2.0")]
    [InlineData("Qwen/Qwen2.5-72B-Instruct", "qwen")]
    [InlineData("openai/gpt-5-mini", "proprietary (OpenAI terms of use)")]
    [InlineData("gpt-oss-20b", "apache-2.0")]
    [InlineData("my-own-model", null)]
    public void Knows_licences(string model, string? license) => Assert.Equal(license, PriceTable.LicenseOf(model));

    [Fact]
    public void No_row_of_the_table_is_negative_or_a_thousand_times_too_dear()
    {
        var assembly = typeof(PriceTable).Assembly;
        using var reader = new StreamReader(assembly.GetManifestResourceStream("Loam.Rewriting.Money.prices.tsv")!);
        var rows = reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] is not ('#' or '@')).Select(l => l.Split('\t')).ToList();
        Assert.All(rows, row => Assert.Equal(3, row.Length));
        Assert.All(rows, row => Assert.InRange(decimal.Parse(row[1]), 0.001m, 150));
        Assert.All(rows, row => Assert.InRange(decimal.Parse(row[2]), 0.001m, 600));
        Assert.InRange(rows.Count, 400, 1000);
    }

    [Fact]
    public void Says_of_which_day_it_is() => Assert.True(PriceTable.AsOf >= new DateOnly(2026, 9, 23));

    static readonly Uri Hosted = new("https://llm.example.com/v1");

    [Fact]
    public void A_cap_without_a_price_is_a_mistake_that_says_what_to_write()
    {
        var error = Assert.Throws<RecipeException>(() => Price.Of(new() { MaxCost = 10 }, "mistral-nemo", [Hosted]));
        Assert.Contains("max_cost needs prices, and none is known for mistral-nemo at llm.example.com; write price_input and price_output", error.Message);
        Assert.Null(Price.Of(new(), "mistral-nemo", [Hosted]));
    }

    [Fact]
    public void Prices_of_ones_own_overrule_the_table()
    {
        Assert.Equal((0.3m, 0.6m), Pair(Price.Of(new() { PriceInput = 0.3, PriceOutput = 0.6 }, "mistral-nemo", [Hosted])));
        Assert.Equal((2m, 1.6m), Pair(Price.Of(new() { PriceInput = 2 }, "gpt-4.1-mini", [Hosted])));
        Assert.Contains("write price_output, too", Assert.Throws<RecipeException>(() => Price.Of(new() { PriceInput = 2 }, "mistral-nemo", [Hosted])).Message);
    }

    [Fact]
    public void Of_several_servers_the_dearest_counts()
    {
        Uri[] servers = [new("http://localhost:8000/v1"), new("https://openrouter.ai/api/v1")];
        Assert.Equal((0.01m, 0.019m), Pair(Price.Of(new(), "mistralai/mistral-nemo", servers)));
    }

    static (decimal, decimal) Pair(Price? price) => (price!.Input, price.Output);

    [Fact]
    public void Files_that_anybody_may_answer_are_told_by_no_host()
    {
        var settings = new RewriteSettings { Rewrite = new() { Engine = ["batch:requests"] }, Money = new() { MaxCost = 10 } };
        var error = Assert.Throws<RecipeException>(() => EngineSpec.PriceOf(settings, "mistral-nemo"));
        Assert.Contains("none is known for mistral-nemo at whatever server answers the files of batch:DIR; write price_input", error.Message, StringComparison.Ordinal);
    }
}
