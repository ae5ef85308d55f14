using System.Globalization;

namespace Loam.Reporting.Charts;

/// <summary>From values to places on the canvas, with ticks at round numbers.</summary>
sealed class Scale
{
    readonly double low, high, from, to;
    readonly Axis axis;
    readonly double step;

    Scale(Axis axis, double low, double high, double step, double from, double to) =>
        (this.axis, this.low, this.high, this.step, this.from, this.to) = (axis, low, high, step, from, to);

    public double Low => low;

    public double High => high;

    /// <summary>A scale that shows all values, from a round number to a round number where the axis leaves that open.</summary>
    public static Scale Of(Axis axis, IEnumerable<double> values, double from, double to, int ticks)
    {
        var (min, max) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            if (!double.IsFinite(value) || (axis.Spacing == Spacing.Log && value <= 0))
                continue;
            (min, max) = (Math.Min(min, value), Math.Max(max, value));
        }
        if (min > max)
            (min, max) = axis.Spacing == Spacing.Log ? (1, 10) : (0, 1);
        (min, max) = (axis.Min ?? min, axis.Max ?? max);
        if (max <= min)
            (min, max) = axis.Spacing == Spacing.Log ? (min / 2, min * 2) : (min - (Math.Abs(min) / 2) - (min == 0 ? 1 : 0), min + (Math.Abs(min) / 2) + (min == 0 ? 1 : 0));
        if (axis.Spacing == Spacing.Log)
            return new Scale(axis, axis.Min ?? Round(min, down: true), axis.Max ?? Round(max, down: false), 0, from, to);
        var step = NiceStep((max - min) / Math.Max(1, ticks));
        var low = axis.Min ?? Math.Floor((min / step) + 1e-9) * step;
        var high = axis.Max ?? Math.Ceiling((max / step) - 1e-9) * step;
        return new Scale(axis, low, high, step, from, to);
    }

    public double Map(double value)
    {
        var share = axis.Spacing == Spacing.Log
            ? (Math.Log(Math.Max(value, double.Epsilon)) - Math.Log(low)) / (Math.Log(high) - Math.Log(low))
            : (value - low) / (high - low);
        return from + (Math.Clamp(share, -0.02, 1.02) * (to - from));
    }

    /// <summary>The ticks in order, each with its label.</summary>
    public List<(double Value, string Label)> Ticks()
    {
        var ticks = new List<(double, string)>();
        if (axis.Spacing == Spacing.Log)
        {
            foreach (var value in LogTicks())
                ticks.Add((value, axis.Form == NumberForm.Percent ? NumberText.Percent(value) : NumberText.Count(value) is var count && value >= 1 ? count : NumberText.Number(value)));
            return ticks;
        }
        var first = (long)Math.Ceiling((low / step) - 1e-9);
        for (var i = first; i * step <= high + (step * 1e-9); i++)
            ticks.Add((i * step, LinearLabel(i * step)));
        return ticks;
    }

    // All labels of an axis have the same decimals, those of the step.
    string LinearLabel(double value)
    {
        var percent = axis.Form == NumberForm.Percent;
        var largest = Math.Max(Math.Abs(low), Math.Abs(high));
        var (unit, suffix) = percent ? (0.01, "%") : largest >= 5e9 ? (1e9, "B") : largest >= 5e6 ? (1e6, "M") : largest >= 5e3 ? (1e3, "k") : (1, "");
        if (Math.Abs(value) < step / 1e6)
            return percent ? "0%" : "0";
        var decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(step / unit) - 1e-9), 0, 6);
        var text = (value / unit).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return text.Replace('-', '−') + suffix;
    }

    IEnumerable<double> LogTicks()
    {
        var decades = Math.Log10(high) - Math.Log10(low);
        double[] within = decades <= 2.5 ? [1, 2, 5] : [1];
        var every = Math.Max(1, (int)Math.Ceiling(decades / 8));
        for (var exponent = (int)Math.Floor(Math.Log10(low) + 1e-9); exponent <= Math.Log10(high) + 1e-9; exponent += every)
            foreach (var digit in within)
                if (digit * Math.Pow(10, exponent) is var value && value >= low * 0.999 && value <= high * 1.001)
                    yield return value;
    }

    static double Round(double value, bool down)
    {
        var unit = Math.Pow(10, Math.Floor(Math.Log10(value) + 1e-9));
        var digit = value / unit;
        return unit * (down ? digit >= 5 ? 5 : digit >= 2 ? 2 : 1 : digit <= 1.0001 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }

    static double NiceStep(double raw)
    {
        var unit = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        return unit * ((raw / unit) switch { <= 1.0001 => 1, <= 2 => 2, <= 5 => 5, _ => 10 });
    }
}
