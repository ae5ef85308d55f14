using Loam.Documents;
using Loam.Steps;

namespace Loam.Extraction;

/// <summary>What <see cref="HasText"/> asks of a text.</summary>
public sealed record HasTextOptions
{
    /// <summary>The fewest characters that a text may have, white space at its ends not counted; 1 or more. Default: 100.</summary>
    public int MinCharacters
    {
        get;
        init => field = value >= 1 ? value
            : throw new ArgumentOutOfRangeException(nameof(MinCharacters), value, "min_characters must be 1 or more");
    } = 100;
}

/// <summary>Drops what extraction left empty or nearly so: error pages, galleries, pages that only scripts fill.</summary>
/// <remarks>A filter of its own because a mapper never drops.</remarks>
public sealed class HasText(HasTextOptions options) : Filter
{
    /// <summary>A filter with default options.</summary>
    public HasText()
        : this(new())
    {
    }

    /// <inheritdoc/>
    public override StepIdentity Identity { get; } = new("has_text", 1, CanonicalText.Of(options));

    /// <inheritdoc/>
    public override Verdict Judge(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var length = document.Text.AsSpan().Trim().Length;
        if (length == 0)
            return Verdict.Drop(ExtractReasons.Empty, "0 characters");
        return length < options.MinCharacters
            ? Verdict.Drop(ExtractReasons.TooShort, $"{length} characters, at least {options.MinCharacters} wanted")
            : Verdict.Keep;
    }
}
