using System.Text.Json;
using System.Text.Json.Serialization;

namespace Loam.Measuring;

/// <summary>What can be measured. In JSON in snake case.</summary>
public enum Measure
{
    /// <summary>Bytes of the sample by bytes after zstd level 3: more when text repeats itself.</summary>
    CompressionRatio,

    /// <summary>Different by all n-grams, summed over n = 1 to 4 (0 to 4).</summary>
    NgramDiversity,

    /// <summary>Mean over documents of ln(1 + how many other documents share its 4-grams, summed over its different 4-grams).</summary>
    SelfRepetition,

    /// <summary>Share of documents that begin with the most common opening.</summary>
    TopOpening,

    /// <summary>Share of documents whose opening another document has, too.</summary>
    SharedOpenings,

    /// <summary>Different words (lower case) in the sample.</summary>
    DistinctWords,

    /// <summary>Mean share of different words in windows of 100 words (Covington and McFall 2010).</summary>
    MovingTypeToken,

    /// <summary>Of the rarest half of the organic vocabulary, the share that the sample has.</summary>
    TailKept,

    /// <summary>The same for words that at least two organic documents have: without typing errors and one-off names.</summary>
    SharedTailKept,

    /// <summary>Of the numbers of a page, the share that its rewrites have.</summary>
    NumbersKept,

    /// <summary>Of the names of a page, the share that its rewrites have.</summary>
    NamesKept,

    /// <summary>Mean words per document.</summary>
    DocumentWords,

    /// <summary>Mean words per sentence.</summary>
    SentenceWords,

    /// <summary>Mean characters per word.</summary>
    WordLength,
}

/// <summary>Whether a difference is larger than chance.</summary>
public enum Signal
{
    /// <summary>Not larger than the largest difference between two organic halves.</summary>
    WithinNoise,

    /// <summary>The synthetic side has less, beyond the noise floor.</summary>
    Lower,

    /// <summary>The synthetic side has more, beyond the noise floor.</summary>
    Higher,
}

/// <summary>One measure of both sides beside its noise floor.</summary>
/// <param name="Measure">Which.</param>
/// <param name="Organic">Mean over the organic samples.</param>
/// <param name="Synthetic">Mean over the synthetic samples.</param>
/// <param name="Difference">Synthetic less organic.</param>
/// <param name="Relative">The difference by the organic value; null where that is 0.</param>
/// <param name="NoiseMean">Mean absolute difference between two organic halves.</param>
/// <param name="NoiseMax">Largest absolute difference between two organic halves: the noise floor.</param>
/// <param name="Signal">Whether the difference is larger than the noise floor.</param>
/// <param name="Reading">One sentence for people.</param>
public sealed record MeasuredFigure(
    Measure Measure, double Organic, double Synthetic, double Difference, double? Relative, double NoiseMean, double NoiseMax, Signal Signal, string Reading)
{
    /// <summary>What text about other pages would give, where that says more than 0; else null. Default: null.</summary>
    public double? ByChance { get; init; }
}

/// <summary>What one side has.</summary>
/// <param name="Documents">Documents that were read.</param>
/// <param name="Tokens">Their tokens (words where no tokenizer was given).</param>
/// <param name="HeldDocuments">Documents held for measuring; fewer where the side is larger than the limit.</param>
/// <param name="HeldTokens">Their tokens.</param>
public sealed record SideSize(long Documents, long Tokens, long HeldDocuments, long HeldTokens);

/// <summary>A point of a type-token curve.</summary>
/// <param name="Words">Words read.</param>
/// <param name="Types">Different words among them, mean over the samples.</param>
public readonly record struct CurvePoint(double Words, double Types);

/// <summary>How vocabulary grows with text.</summary>
/// <param name="Name"><c>organic</c>, <c>synthetic</c>, or a style.</param>
/// <param name="Points">In ascending order.</param>
public sealed record TypeTokenCurve(string Name, IReadOnlyList<CurvePoint> Points);

/// <summary>What a length distribution counts.</summary>
public enum LengthOf
{
    /// <summary>Words of documents.</summary>
    Documents,

    /// <summary>Words of sentences.</summary>
    Sentences,

    /// <summary>Characters of words.</summary>
    Words,
}

/// <summary>Lengths on both sides, over everything held. The last bin has all above, too.</summary>
/// <param name="Of">What is counted.</param>
/// <param name="Edges">The bins' edges: one more than shares.</param>
/// <param name="Organic">Share of organic items per bin.</param>
/// <param name="Synthetic">Share of synthetic items per bin.</param>
/// <param name="OrganicMedian">Median length.</param>
/// <param name="SyntheticMedian">Median length.</param>
public sealed record LengthDistribution(
    LengthOf Of, IReadOnlyList<double> Edges, IReadOnlyList<double> Organic, IReadOnlyList<double> Synthetic, double OrganicMedian, double SyntheticMedian);

/// <summary>An opening that documents share.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Documents">How many documents begin so.</param>
/// <param name="Share">Their share of the side's documents.</param>
/// <param name="Example">The beginning of one of them.</param>
public sealed record Opening(string Text, int Documents, double Share, string Example);

/// <summary>Figures of one part of a side, over everything held of it.</summary>
/// <param name="Synthetic">True for the synthetic side.</param>
/// <param name="Language">Its language, or null where groups are styles.</param>
/// <param name="Style">Its style, or null where groups are languages.</param>
/// <param name="Documents">Documents.</param>
/// <param name="Tokens">Tokens.</param>
/// <param name="MedianWords">Median words per document.</param>
/// <param name="MovingTypeToken">See <see cref="Measure.MovingTypeToken"/>.</param>
/// <param name="TopOpening">See <see cref="Measure.TopOpening"/>.</param>
/// <param name="NumbersKept">See <see cref="Measure.NumbersKept"/>; null where no page of the group is there.</param>
/// <param name="NamesKept">See <see cref="Measure.NamesKept"/>; null where no page of the group is there.</param>
public sealed record GroupFigures(
    bool Synthetic, string? Language, string? Style, long Documents, long Tokens, double MedianWords, double MovingTypeToken, double TopOpening, double? NumbersKept, double? NamesKept);

/// <summary>Synthetic text against organic text: every figure at equal token counts and beside its noise floor. <c>report.json</c>.</summary>
public sealed record MeasureReport
{
    /// <summary>Version of this layout: 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Tokens of every sample, on both sides and in both organic halves.</summary>
    public required long TokensPerSample { get; init; }

    /// <summary>True where no tokenizer was given and a token is a word.</summary>
    public required bool TokensAreWords { get; init; }

    /// <summary>How many random splits the noise floor rests on.</summary>
    public required int Repeats { get; init; }

    /// <summary>Words per opening.</summary>
    public required int OpeningWords { get; init; }

    /// <summary>The organic side.</summary>
    public required SideSize Organic { get; init; }

    /// <summary>The synthetic side.</summary>
    public required SideSize Synthetic { get; init; }

    /// <summary>The measures; empty where a side is empty.</summary>
    public required IReadOnlyList<MeasuredFigure> Figures { get; init; }

    /// <summary>Type-token curves: organic, synthetic, then each style.</summary>
    public required IReadOnlyList<TypeTokenCurve> Curves { get; init; }

    /// <summary>Length distributions.</summary>
    public required IReadOnlyList<LengthDistribution> Lengths { get; init; }

    /// <summary>The most common openings of the organic side.</summary>
    public required IReadOnlyList<Opening> OrganicOpenings { get; init; }

    /// <summary>The most common openings of the synthetic side.</summary>
    public required IReadOnlyList<Opening> SyntheticOpenings { get; init; }

    /// <summary>By style and by language, where there are several.</summary>
    public required IReadOnlyList<GroupFigures> Groups { get; init; }

    /// <summary>What a reader must know: an empty side, a small sample, no common pages.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The figure of a measure, or null where it could not be taken.</summary>
    public MeasuredFigure? Figure(Measure measure) => Figures.FirstOrDefault(figure => figure.Measure == measure);

    /// <summary>Indented JSON, the same bytes for the same report.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, MeasureJson.Default.MeasureReport) + "\n";

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">The text is not such a report.</exception>
    public static MeasureReport FromJson(string json) =>
        JsonSerializer.Deserialize(json, MeasureJson.Default.MeasureReport) ?? throw new JsonException("the report is null");
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n",
    UseStringEnumConverter = true, Converters = [typeof(SnakeCase<Measure>), typeof(SnakeCase<Signal>), typeof(SnakeCase<LengthOf>)])]
[JsonSerializable(typeof(MeasureReport))]
sealed partial class MeasureJson : JsonSerializerContext;

sealed class SnakeCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower)
    where T : struct, Enum;
