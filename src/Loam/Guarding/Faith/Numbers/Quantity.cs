namespace Loam.Guarding.Faith.Numbers;

/// <summary>What kind of thing a quantity is.</summary>
enum QuantityKind
{
    /// <summary>A number in figures: 1.234,5; 1998; 20 Millionen.</summary>
    Figure,

    /// <summary>A number in words: zwölf, siebenjährig, twice.</summary>
    Word,

    /// <summary>An ordinal in words: sechsten, third.</summary>
    Ordinal,

    /// <summary>A part: Hälfte, drei Viertel, two-thirds, ½.</summary>
    Fraction,

    /// <summary>An article before a unit: ein Jahr, a week.</summary>
    One,

    /// <summary>A Roman numeral: Heinrich IV.</summary>
    Roman,

    /// <summary>A month, by name or in a date in figures.</summary>
    Month,

    /// <summary>A day of the week by name.</summary>
    Weekday,
}

/// <summary>A number, month or weekday in a text.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Just past its end, without scale and unit.</param>
/// <param name="Value">Its value as most readers take it; the month or weekday from 1; a time of day as hours and hundredths (20.30).</param>
readonly record struct Quantity(QuantityKind Kind, int Start, int End, double Value)
{
    /// <summary>Another reading (1.234 as thousands or as decimals; 8 p.m. as 20; 80er as 1980), or NaN.</summary>
    internal double Other { get; init; } = double.NaN;

    /// <summary>With its scale word: 20 Millionen as 20,000,000; NaN without one.</summary>
    internal double Scaled { get; init; } = double.NaN;

    /// <summary>The second number of a result (2:1), or NaN.</summary>
    internal double Against { get; init; } = double.NaN;

    /// <summary>Of a day its month, of a month its day; 0 where neither stands beside the other.</summary>
    internal int Date { get; init; }

    /// <summary>What it counts, where that is a unit of measure.</summary>
    internal Unit Unit { get; init; }

    /// <summary>Just past its scale or unit; 0 without one.</summary>
    internal int UnitEnd { get; init; }

    /// <summary>Index of its first word in <see cref="GuardText.AllWords"/>.</summary>
    internal int Word { get; init; }

    /// <summary>Index just past its last word.</summary>
    internal int WordEnd { get; init; }

    /// <summary>True when it only lends its value to a comparison and is itself no claim: beide, Paar, the parts of a time.</summary>
    internal bool Lends { get; init; }

    /// <summary>Just past all of it.</summary>
    internal int Last => Math.Max(End, UnitEnd);

    internal bool IsYear => Kind == QuantityKind.Figure && End - Start == 4 && Value is >= 1000 and < 2100;

    /// <summary>Months and weekdays are compared with their like only, all others with each other.</summary>
    internal bool IsLike(in Quantity other) => Kind is QuantityKind.Month or QuantityKind.Weekday || other.Kind is QuantityKind.Month or QuantityKind.Weekday ? Kind == other.Kind : true;

    /// <summary>True when both can be read as the same number.</summary>
    internal bool IsSame(in Quantity other)
    {
        if (!IsLike(other))
            return false;
        if (Unit.Clashes(other.Unit) && Unit.Size > 0 && other.Unit.Size > 0 && IsClose(Value * Unit.Size, other.Value * other.Unit.Size))
            return true;
        if (Kind == QuantityKind.One || other.Kind == QuantityKind.One)
            return Value == other.Value && (Unit == other.Unit || Kind != QuantityKind.One);
        if (!double.IsNaN(Against) || !double.IsNaN(other.Against))
            return Value == other.Value && Against == other.Against;
        if (!double.IsNaN(Scaled) && !double.IsNaN(other.Scaled))
            return IsClose(Scaled, other.Scaled);
        if (IsClose(Value, other.Value) || IsClose(Scaled, other.Value) || IsClose(Value, other.Scaled) || IsClose(Scaled, other.Other) || IsClose(Other, other.Scaled))
            return true;
        // The second readings: 1.234 is 1234, or 1.234 where the other has decimals as well.
        if (IsClose(Other, other.Value) || IsClose(Value, other.Other) || IsClose(Other, other.Other))
            return true;
        return Kind == QuantityKind.Fraction && IsShare(Value, other) || other.Kind == QuantityKind.Fraction && IsShare(other.Value, this);
    }

    /// <summary>Half is 50 percent, and a third 33 or 33.3.</summary>
    static bool IsShare(double fraction, in Quantity other) => other.Unit.Name == UnitName.Percent && Math.Abs(100 * fraction - other.Value) < 0.7;

    internal static bool IsClose(double a, double b) => a == b || Math.Abs(a - b) <= 1e-9 * Math.Max(Math.Abs(a), Math.Abs(b));
}
