using System.Globalization;

namespace Loam.Rewriting.Money;

/// <summary>US dollars as whole nano-dollars (sums must not drift), and as text.</summary>
static class Nano
{
    internal const long Dollar = 1_000_000_000;

    /// <summary>No account holds so many US dollars: a quarter of what nano-dollars can count.</summary>
    internal const long Most = long.MaxValue / 4 / Dollar;

    /// <summary>An amount that must not be underestimated, in nano-dollars.</summary>
    internal static long Up(decimal usd) => usd >= long.MaxValue / Dollar ? long.MaxValue / 4 : (long)Math.Ceiling(usd * Dollar);

    internal static decimal Dollars(long nano) => (decimal)nano / Dollar;
}

/// <summary>US dollars for people.</summary>
public static class Dollars
{
    /// <summary>Two decimals, and below a dollar at least three significant digits where there are as many: <c>$1,234.50</c>, <c>$0.40</c>, <c>$0.0276</c>.</summary>
    public static string Text(decimal usd)
    {
        if (usd is >= 1 or <= 0)
            return string.Create(CultureInfo.InvariantCulture, $"${usd:N2}");
        var decimals = 3;
        for (var rest = usd; rest < 0.1m && decimals < 10; rest *= 10)
            decimals++;
        return "$" + Math.Round(usd, decimals, MidpointRounding.AwayFromZero).ToString("0.00" + new string('#', decimals - 2), CultureInfo.InvariantCulture);
    }

    /// <inheritdoc cref="Text(decimal)"/>
    public static string Text(double usd) => Text((decimal)usd);
}
