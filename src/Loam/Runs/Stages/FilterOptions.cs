using Loam.Filtering;

namespace Loam.Runs.Stages;

/// <summary>What the step <c>filter</c> does.</summary>
public sealed record FilterOptions
{
    /// <summary>The named set of rules. Default: fineweb.</summary>
    public FilterProfile Profile { get; init; } = FilterProfile.Fineweb;

    /// <summary>The language of all documents (ISO 639-1), which decides the stop words; null takes each document's own. Default: null.</summary>
    public string? Language { get; init; }
}
