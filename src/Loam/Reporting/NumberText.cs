using System.Globalization;

namespace Loam.Reporting;

/// <summary>Numbers for people: <c>9,412</c>, <c>12.3k</c>, <c>4.5M</c>, <c>0.0312</c>, <c>−12.4%</c>. Invariant culture, true minus sign.</summary>
public static class NumberText
{
    /// <summary>A count: in full with separators below 10,000, then three digits with k, M, B or T.</summary>
    public static string Count(double value)
    {
        var size = Math.Abs(value);
        if (!double.IsFinite(value))
            return NotANumber(value);
        if (size < 9_999.5)
            return Signs(value.ToString("#,0", CultureInfo.InvariantCulture));
        foreach (var (unit, suffix) in Units)
            if (size >= unit * 0.9995)
                return ThreeDigits(value / unit) + suffix;
        return ThreeDigits(value);
    }

    /// <summary>Any number with about three significant digits: <c>0.0312</c>, <c>3.14</c>, <c>271</c>, <c>12.3k</c>.</summary>
    public static string Number(double value)
    {
        var size = Math.Abs(value);
        if (!double.IsFinite(value))
            return NotANumber(value);
        if (size >= 9_999.5)
            return Count(value);
        if (size >= 99.95)
            return Signs(value.ToString("#,0", CultureInfo.InvariantCulture));
        if (size is 0 or >= 0.1)
            return ThreeDigits(value);
        if (size < 1e-4)
            return Signs(value.ToString("0.##e-0", CultureInfo.InvariantCulture));
        return Signs(Math.Round(value, 1 - (int)Math.Floor(Math.Log10(size)) + 1).ToString("0.#######", CultureInfo.InvariantCulture));
    }

    /// <summary>A share (1 is all) in percent: <c>12.4%</c>; below 0.1% two digits more.</summary>
    public static string Percent(double share)
    {
        if (!double.IsFinite(share))
            return NotANumber(share);
        var percent = share * 100;
        var form = Math.Abs(percent) switch { >= 99.95 and < 100 or >= 100.05 and < 1000 => "0.#", >= 99.95 => "#,0", >= 0.1 or 0 => "0.#", _ => "0.###" };
        return Signs(percent.ToString(form, CultureInfo.InvariantCulture)) + "%";
    }

    /// <summary>The same with a sign in front: <c>+0.3</c>, <c>−0.3</c>, <c>0</c>.</summary>
    public static string Signed(double value, Func<double, string> format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return value > 0 ? "+" + format(value) : format(value);
    }

    static readonly (double Unit, string Suffix)[] Units = [(1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k")];

    static string ThreeDigits(double value)
    {
        var form = Math.Abs(value) switch { >= 99.95 => "#,0", >= 9.995 => "0.#", _ => "0.##" };
        return Signs(value.ToString(form, CultureInfo.InvariantCulture));
    }

    static string NotANumber(double value) => double.IsNaN(value) ? "–" : value > 0 ? "∞" : "−∞";

    static string Signs(string text) => text is "-0" ? "0" : text.Replace('-', '−');
}
