using System.Globalization;
using Loam.Rewriting;
using Loam.Rewriting.Money;

namespace Loam.Runs.Forecasts;

/// <summary>What a rewriting step's model costs.</summary>
static class Prices
{
    /// <summary>The price that a run would go by; null where none is known. A cap is none of a forecast's business.</summary>
    public static Price? Of(RewriteStep step) => EngineSpec.PriceOf(step.Settings with { Money = step.Settings.Money with { MaxCost = null } }, step.Engine.Model);

    /// <summary>Whether the engine answers in batches.</summary>
    public static bool IsBatch(RewriteStep step) => step.Settings.Rewrite.Engine.Any(e => EngineSpec.Parse(e).IsBatch);

    /// <summary>The price as a sentence.</summary>
    public static string Say(Price price, string model) => price.IsFree
        ? $"{model} costs nothing: {price.Source}"
        : string.Create(CultureInfo.InvariantCulture, $"{model} costs ${price.Input:0.####} for a million tokens read and ${price.Output:0.####} for a million written ({price.Source})");
}
