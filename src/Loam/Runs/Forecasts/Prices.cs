using System.Globalization;
using Loam.Rewriting;
using Loam.Rewriting.Money;

namespace Loam.Runs.Forecasts;

/// <summary>What a rewriting step's model costs.</summary>
static class Prices
{
    const string Batch = "batch:";

    /// <summary>The price of a step's engine, that of a batch where it answers in batches; null where none is known.</summary>
    public static Price? Of(RewriteStep step)
    {
        // A folder of requests is answered by whoever takes it there: no price but the user's own.
        List<Uri> servers = [.. step.Settings.Rewrite.Engine
            .Select(e => e.StartsWith(Batch, StringComparison.Ordinal) ? e[Batch.Length..] : e)
            .Where(e => e.Contains("://", StringComparison.Ordinal)).Select(e => new Uri(e))];
        var money = step.Settings.Money;
        if (servers.Count == 0)
            return money is { PriceInput: { } input, PriceOutput: { } output } ? new((decimal)input, (decimal)output, "price_input and price_output") : null;
        var price = Price.Of(money with { MaxCost = null }, step.Engine.Model, servers);
        return IsBatch(step) ? price?.InBatch : price;
    }

    /// <summary>Whether the engine answers in batches.</summary>
    public static bool IsBatch(RewriteStep step) => step.Settings.Rewrite.Engine.Any(e => e.StartsWith(Batch, StringComparison.Ordinal));

    /// <summary>The price as a sentence.</summary>
    public static string Say(Price price, string model) => price.IsFree
        ? $"{model} costs nothing: {price.Source}"
        : string.Create(CultureInfo.InvariantCulture, $"{model} costs ${price.Input:0.####} for a million tokens read and ${price.Output:0.####} for a million written ({price.Source})");
}
