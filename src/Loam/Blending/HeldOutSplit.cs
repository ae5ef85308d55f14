using System.Globalization;
using Loam.Documents;
using Loam.Steps;

namespace Loam.Blending;

/// <summary>A side of the split between training and evaluation.</summary>
public enum SplitSide
{
    /// <summary>For training.</summary>
    Train,

    /// <summary>Never trained on.</summary>
    HeldOut,
}

/// <summary>Options of <see cref="HeldOutSplit"/>.</summary>
public sealed record HeldOutOptions
{
    /// <summary>Share of the families that is held out, 0 to 1. Default: 0.05.</summary>
    public double Share
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Share), value, "share is from 0% to 100%");
    } = .05;

    /// <summary>Which side stays. Default: train.</summary>
    public SplitSide Keep { get; init; } = SplitSide.Train;

    /// <summary>Chooses the families. The same seed and share on every dataset of a run make one split. Default: 42.</summary>
    public long Seed { get; init; } = 42;
}

/// <summary>Keeps one side of a split by family: a page and its rewrites always stand on the same side, whichever datasets they are in.</summary>
public sealed class HeldOutSplit(HeldOutOptions options) : Filter
{
    /// <summary>The family belongs to the held-out side.</summary>
    public static readonly Reason HeldOut = new("split.held_out", "Held out for evaluation.");

    /// <summary>The family belongs to the training side.</summary>
    public static readonly Reason Train = new("split.train", "Belongs to the training side.");

    /// <inheritdoc/>
    public override StepIdentity Identity { get; } = new("held_out", 1, CanonicalText.Of(options));

    /// <summary>The side of a family.</summary>
    public static SplitSide SideOf(DocumentId family, double share, long seed) =>
        Draw(family, seed) < share ? SplitSide.HeldOut : SplitSide.Train;

    /// <inheritdoc/>
    public override Verdict Judge(Document document)
    {
        var side = SideOf(document.Family, options.Share, options.Seed);
        return side == options.Keep ? Verdict.Keep : Verdict.Drop(
            side == SplitSide.HeldOut ? HeldOut : Train,
            string.Create(CultureInfo.InvariantCulture,
                $"family {document.Family} drew {Draw(document.Family, options.Seed):0.0000}, held out below {options.Share}"));
    }

    /// <summary>From 0 to below 1, uniform over families. A larger share keeps every family that a smaller one held out.</summary>
    static double Draw(DocumentId family, long seed) => SeededRandom.For((ulong)seed, "held_out", family).NextDouble();
}
