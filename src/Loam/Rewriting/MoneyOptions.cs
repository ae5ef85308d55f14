namespace Loam.Rewriting;

/// <summary>What a model costs, and how much may be spent.</summary>
public sealed record MoneyOptions
{
    /// <summary>More is a typing error, and more than money is counted in.</summary>
    const double Most = 1e9;

    /// <summary>Most US dollars that may be spent into the answer cache, over all runs with it; off: no cap. Default: off.</summary>
    public double? MaxCost { get; init => field = value is null or (>= 0 and <= Most) ? value : throw new ArgumentOutOfRangeException(nameof(MaxCost), value, "max_cost is from 0 to 1e9 dollars"); }

    /// <summary>US dollars for a million tokens read; off: the price table's. Default: off.</summary>
    public double? PriceInput { get; init => field = value is null or (>= 0 and <= Most) ? value : throw new ArgumentOutOfRangeException(nameof(PriceInput), value, "price_input is from 0 to 1e9 dollars a million tokens"); }

    /// <summary>US dollars for a million tokens written; off: the price table's. Default: off.</summary>
    public double? PriceOutput { get; init => field = value is null or (>= 0 and <= Most) ? value : throw new ArgumentOutOfRangeException(nameof(PriceOutput), value, "price_output is from 0 to 1e9 dollars a million tokens"); }
}
