using System.Globalization;
using Loam.Rewriting;
using Loam.Rewriting.Money;

namespace Loam.Runs.Forecasts;

/// <summary>What a model costs.</summary>
static class Prices
{
    /// <summary>The price that a run would go by; null where none is known. A cap is none of a forecast's business.</summary>
    public static Price? Of(RewriteSettings settings, string model) => EngineSpec.PriceOf(settings with { Money = settings.Money with { MaxCost = null } }, model);

    /// <summary>Whether the engine answers in batches.</summary>
    public static bool IsBatch(RewriteSettings settings) => settings.Rewrite.Engine.Any(e => EngineSpec.Parse(e).IsBatch);

    /// <summary>The price as a sentence.</summary>
    public static string Say(Price price, string model) => price.IsFree
        ? $"{model} costs nothing: {price.Source}"
        : string.Create(CultureInfo.InvariantCulture, $"{model} costs ${price.Input:0.####} for a million tokens read and ${price.Output:0.####} for a million written ({price.Source})");
}
