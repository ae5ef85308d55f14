namespace Loam.Rewriting;

/// <summary>Everything that a user says about rewriting: the three records whose keys stand side by side in a recipe.</summary>
/// <param name="Rewrite">What to write of which pages.</param>
/// <param name="Endpoint">Which model is asked, and how hard.</param>
/// <param name="Money">What it costs, and how much may be spent.</param>
public sealed record RewriteSettings(RewriteOptions Rewrite, EndpointOptions Endpoint, MoneyOptions Money)
{
    /// <summary>The types of the records, in the order of the constructor.</summary>
    public static IReadOnlyList<Type> Types { get; } = [typeof(RewriteOptions), typeof(EndpointOptions), typeof(MoneyOptions)];

    /// <summary>All defaults.</summary>
    public RewriteSettings() : this(new(), new(), new()) { }

    /// <summary>The records as they were bound, in the order of <see cref="Types"/>.</summary>
    public static RewriteSettings Of(object[] records) => new((RewriteOptions)records[0], (EndpointOptions)records[1], (MoneyOptions)records[2]);
}
