using Loam.Training.Statistics;

namespace Loam.Training.Trials;

/// <summary>Everything that a trial found: the content of <c>verdict.json</c>.</summary>
public sealed record TrialResult
{
    /// <summary>What was asked for.</summary>
    public required TrialOptions Options { get; init; }

    /// <summary>Tokens that every run trained on.</summary>
    public required long TokensPerRun { get; init; }

    /// <summary>The tokenizer that all arms share.</summary>
    public required TrialTokenizer Tokenizer { get; init; }

    /// <summary>The arms, the baseline first.</summary>
    public required IReadOnlyList<TrialArmResult> Arms { get; init; }

    /// <summary>Every other arm against the baseline.</summary>
    public required IReadOnlyList<TrialComparison> Comparisons { get; init; }

    /// <summary>What a reader should know before believing it, in plain words.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Held-out documents that were not used, and why.</summary>
    public IReadOnlyList<LeftOutDocument> LeftOut { get; init; } = [];

    /// <summary>The documents that every run was scored on; the order of <see cref="TrialRun.Bits"/>.</summary>
    public required IReadOnlyList<HeldOutDocument> HeldOut { get; init; }

    /// <summary>Writes the result as JSON; the same result gives the same bytes.</summary>
    public void Save(Stream output) => TrialJson.Write(this, output);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="Loam.Steps.RecipeException">The file is not a trial's result.</exception>
    public static TrialResult Load(Stream input, string place) => TrialJson.Read(input, place);
}

/// <summary>The trial's tokenizer.</summary>
/// <param name="Vocabulary">Tokens in its vocabulary.</param>
/// <param name="SampleBytes">Bytes of text from each arm that it was trained on.</param>
/// <param name="BytesPerToken">Bytes of UTF-8 per token over all arms.</param>
public sealed record TrialTokenizer(int Vocabulary, long SampleBytes, double BytesPerToken);

/// <summary>One arm.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Documents">Documents it has.</param>
/// <param name="Tokens">Tokens it has.</param>
/// <param name="Bytes">Bytes of UTF-8 it has.</param>
/// <param name="BitsPerByte">Bits per byte of held-out text, mean over seeds: lower is better.</param>
/// <param name="Runs">One run per seed.</param>
public sealed record TrialArmResult(string Name, long Documents, long Tokens, long Bytes, double BitsPerByte, IReadOnlyList<TrialRun> Runs);

/// <summary>One model, trained and scored.</summary>
/// <param name="Seed">The seed's number, from 0; the same number draws the same families in every arm.</param>
/// <param name="Documents">Different documents in the run.</param>
/// <param name="Tokens">Tokens it trained on.</param>
/// <param name="Epochs">Tokens over the tokens that the arm has: 0.8 is four fifths of it, 2 is all of it twice.</param>
/// <param name="BitsPerByte">Bits over bytes of all held-out text.</param>
/// <param name="Bits">Bits of each held-out document.</param>
public sealed record TrialRun(int Seed, int Documents, long Tokens, double Epochs, double BitsPerByte, IReadOnlyList<double> Bits);

/// <summary>A document that runs were scored on.</summary>
/// <param name="Id">Source and key.</param>
/// <param name="Source">Where it is from.</param>
/// <param name="Language">ISO 639-1, or null.</param>
/// <param name="Bytes">Its length in bytes of UTF-8.</param>
/// <param name="Tokens">Its length in tokens.</param>
/// <param name="Rarity">How rare its words are in the baseline, in bits per word.</param>
public sealed record HeldOutDocument(string Id, string Source, string? Language, int Bytes, int Tokens, double Rarity);

/// <summary>Why a held-out document was not used.</summary>
public enum LeftOutReason
{
    /// <summary>It has no text.</summary>
    Empty,

    /// <summary>Its family occurs in an arm: a model that trained on it, or on a rewrite of it, would be rewarded for memory.</summary>
    Family,

    /// <summary>More than half of its runs of eight words occur in an arm: the same text under another address.</summary>
    Copied,
}

/// <summary>A held-out document that was not used.</summary>
/// <param name="Id">Source and key.</param>
/// <param name="Reason">Why.</param>
public sealed record LeftOutDocument(string Id, LeftOutReason Reason);

/// <summary>One arm against the baseline. Differences are shares of the baseline's bits: -0.02 is 2% fewer, which is better.</summary>
public sealed record TrialComparison
{
    /// <summary>The other arm.</summary>
    public required string Arm { get; init; }

    /// <summary>The baseline arm.</summary>
    public required string Baseline { get; init; }

    /// <summary>What follows.</summary>
    public required TrialVerdict Verdict { get; init; }

    /// <summary>The difference.</summary>
    public required double Difference { get; init; }

    /// <summary>Where it lies, with the trial's confidence.</summary>
    public required Interval Interval { get; init; }

    /// <summary>The difference as each seed alone shows it.</summary>
    public required IReadOnlyList<double> SeedDifferences { get; init; }

    /// <summary>The largest difference between two seeds of one of the two arms: what chance alone makes.</summary>
    public required double NoiseFloor { get; init; }

    /// <summary>The verdict in a sentence.</summary>
    public string Explanation { get; init; } = "";

    /// <summary>What would decide an inconclusive comparison; null when it is decided.</summary>
    public TrialNeeds? Needs { get; init; }

    /// <summary>The difference on parts of the held-out text. Intervals are not widened for how many there are.</summary>
    public IReadOnlyList<TrialSlice> Slices { get; init; } = [];
}

/// <summary>What held-out documents are told apart by.</summary>
public enum SliceKind
{
    /// <summary>Where they are from.</summary>
    Source,

    /// <summary>Their language.</summary>
    Language,

    /// <summary>Their length: the shortest, middle and longest third.</summary>
    Length,

    /// <summary>How rare their words are in the baseline: the third with the rarest words is the tail.</summary>
    Words,
}

/// <summary>A comparison on a part of the held-out text.</summary>
/// <param name="Kind">What the part is told apart by.</param>
/// <param name="Name">Which part.</param>
/// <param name="Documents">Held-out documents in it.</param>
/// <param name="BaselineBitsPerByte">The baseline's bits per byte on it.</param>
/// <param name="ArmBitsPerByte">The other arm's.</param>
/// <param name="Difference">The difference, as a share of the baseline's bits.</param>
/// <param name="Interval">Where it lies.</param>
public sealed record TrialSlice(
    SliceKind Kind, string Name, int Documents, double BaselineBitsPerByte, double ArmBitsPerByte, double Difference, Interval Interval);
