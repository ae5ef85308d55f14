namespace Loam.Runs.Stages;

/// <summary>How duplicates are found.</summary>
public enum DedupMethod
{
    /// <summary>Near duplicates by MinHash of word n-grams; finds exact ones, too.</summary>
    Minhash,

    /// <summary>Texts that are equal after folding white space and case.</summary>
    Exact,
}

/// <summary>What the step <c>dedup</c> does.</summary>
public sealed record DedupOptions
{
    /// <summary>How duplicates are found: minhash or exact. Default: minhash.</summary>
    public DedupMethod Method { get; init; } = DedupMethod.Minhash;
}
