using Loam.Steps;

namespace Loam.Blending;

/// <summary>Makes a training set out of named parts: exact shares of a token budget, capped repetition, capped siblings, one order.</summary>
/// <remarks>
/// Which documents are chosen and how they are ordered follows from seed, identities and token counts alone, not from shards, threads
/// or input order.
/// Use: <see cref="Begin"/>; <see cref="BlendPass.Observe"/> every document of every part; <see cref="BlendPass.Plan"/>;
/// <see cref="BlendPass.Place"/> every document again; <see cref="BlendPass.Read"/> the blend.
/// </remarks>
public sealed class Blender
{
    readonly BlendOptions options;
    readonly TokenCounter count;

    /// <summary>A blender.</summary>
    /// <param name="options">Budget, parts, caps.</param>
    /// <param name="count">Counts the tokens of a text.</param>
    /// <exception cref="RecipeException">No parts, a part named twice, or shares that do not add up to 1.</exception>
    public Blender(BlendOptions options, TokenCounter count)
    {
        if (options.Parts.Count == 0)
            throw new RecipeException("a blend needs parts with shares, e.g. parts: { organic: 70%, synthetic: 30% }");
        if (options.Parts.CountBy(p => p.Name, StringComparer.Ordinal).FirstOrDefault(n => n.Value > 1).Key is { } twice)
            throw new RecipeException($"part {twice} is named twice in the blend");
        var sum = options.Parts.Sum(p => p.Share);
        if (Math.Abs(sum - 1) > 1e-6)
            throw new RecipeException($"the shares of the blend's parts add up to {100 * sum:0.####}%; they must add up to 100%");
        (this.options, this.count) = (options, count);
    }

    /// <summary>Name, version and options, for fingerprints; the token counter's own identity must be added by the caller.</summary>
    public StepIdentity Identity => new("blend", 1, CanonicalText.Of(options));

    /// <summary>Begins one blend.</summary>
    /// <param name="scratch">An existing empty folder, with room for the blend; the caller deletes it.</param>
    public BlendPass Begin(string scratch) => new(options, count, scratch);
}
