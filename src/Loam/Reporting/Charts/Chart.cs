namespace Loam.Reporting.Charts;

/// <summary>A chart as data. Drawn as inline SVG at three widths, of which the page shows the one that fits its box.</summary>
public abstract record Chart
{
    private protected Chart() { }

    /// <summary>What a reader who cannot see the chart is told; null lets the chart describe itself. Default: null.</summary>
    public string? Description { get; init; }

    /// <summary>The chart in one sentence, made from its data.</summary>
    private protected abstract string Describe();

    /// <summary>Draws the chart into a canvas of the canvas's width and sets its height.</summary>
    internal abstract void Draw(Svg svg);

    internal string Label => Description ?? Describe();
}

/// <summary>How an axis spaces its values.</summary>
public enum Spacing
{
    /// <summary>Equal steps for equal differences.</summary>
    Linear,

    /// <summary>Equal steps for equal ratios; values of 0 and below are left out.</summary>
    Log,
}

/// <summary>How an axis and the values on it are written.</summary>
public enum NumberForm
{
    /// <summary>As it is: 0.031, 12.3k.</summary>
    Plain,

    /// <summary>1 is 100%.</summary>
    Percent,
}

/// <summary>An axis.</summary>
/// <param name="Title">What it measures, with the unit.</param>
public sealed record Axis(string Title)
{
    /// <summary>Linear or logarithmic. Default: linear.</summary>
    public Spacing Spacing { get; init; }

    /// <summary>Plain numbers or percent. Default: plain.</summary>
    public NumberForm Form { get; init; }

    /// <summary>Where it begins; null lets the data decide. Default: null.</summary>
    public double? Min { get; init; }

    /// <summary>Where it ends; null lets the data decide. Default: null.</summary>
    public double? Max { get; init; }

    internal string Write(double value) => Form == NumberForm.Percent ? NumberText.Percent(value) : NumberText.Number(value);

    internal string WriteSigned(double value) => NumberText.Signed(value, Write);
}
