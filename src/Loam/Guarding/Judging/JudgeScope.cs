namespace Loam.Guarding.Judging;

/// <summary>Which sentences a judge is asked about, and what it is shown.</summary>
public sealed record JudgeScope
{
    /// <summary>Least doubt that is asked about, 0 to 1; off: each check's threshold at strictness strict. Default: off.</summary>
    public double? Floor { get; init => field = value is null or (>= 0 and <= 1) ? value : throw new ArgumentOutOfRangeException(nameof(Floor), value, "floor is a doubt from 0 to 1, or off"); }

    /// <summary>Most sentences of one rewrite that are asked about, the most doubtful first; audited ones come on top. Default: 4.</summary>
    public int PerRewrite { get; init => field = value is >= 1 and <= 1000 ? value : throw new ArgumentOutOfRangeException(nameof(PerRewrite), value, "per_rewrite is from 1 to 1000"); } = 4;

    /// <summary>Whether the judge may also save a rewrite that the rules drop, where they would keep it at strictness lenient. Default: false.</summary>
    public bool Rescue { get; init; }

    /// <summary>Share of the sentences that the rules are sure of which is asked about all the same, to measure the two against each other; changes no verdict. Default: 2%.</summary>
    public double Audit { get; init => field = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Audit), value, "audit is a share from 0 to 1"); } = 0.02;

    /// <summary>Most tokens of the source that are shown; of a longer one the sentences that matter and their neighbours. Default: 1024.</summary>
    public int SourceTokens { get; init => field = value >= 64 ? value : throw new ArgumentOutOfRangeException(nameof(SourceTokens), value, "source_tokens is at least 64"); } = 1024;
}
