using System.Collections.Immutable;

namespace Loam.Runs.Datasets;

/// <summary>Files that a run read.</summary>
/// <param name="Name">What the user called them: a file, folder or glob; of a full path the last part, since a data card goes to other machines.</param>
/// <param name="Files">How many files.</param>
/// <param name="Bytes">Their size.</param>
/// <param name="License">Licence of what is in them, as the user says; null: unknown.</param>
/// <param name="Origin">Where they come from, as the user says; null: unknown.</param>
public sealed record SourceIngredient(string Name, int Files, long Bytes, string? License, string? Origin);

/// <summary>A model that wrote.</summary>
/// <param name="Name">What provenance calls it.</param>
/// <param name="Endpoint">Where it was asked, without keys and passwords; null: unknown.</param>
/// <param name="Revision">Its revision, as the user says; null: unknown.</param>
/// <param name="License">Licence of the model and its output; null: unknown.</param>
public sealed record ModelIngredient(string Name, string? Endpoint, string? Revision, string? License);

/// <summary>A prompt that was sent, word for word.</summary>
/// <param name="Version">What provenance calls it, e.g. <c>wiki-de/1</c>.</param>
/// <param name="Style">Its style.</param>
/// <param name="About">What the style makes, and which study it follows.</param>
/// <param name="Language">ISO 639-1 code of the pages that it is for; <c>any</c>: all others.</param>
/// <param name="System">The system message; may be empty.</param>
/// <param name="Message">The user's message, with <c>{title}</c> and <c>{text}</c> where those of the page stood.</param>
/// <param name="Sampling">How the model was to sample, as a JSON object.</param>
public sealed record PromptIngredient(string Version, string Style, string About, string Language, string System, string Message, string Sampling);

/// <summary>What a dataset is made of: what its data card must name. Immutable.</summary>
/// <param name="Sources">What was read, in the order of the inputs.</param>
/// <param name="Models">Who wrote, by name.</param>
/// <param name="Prompts">What they were told, by version.</param>
/// <remarks>No part of the fingerprint: a licence that becomes known changes no document. A dataset that is complete gets them anew, and is not made again.</remarks>
public sealed record Ingredients(ImmutableArray<SourceIngredient> Sources, ImmutableArray<ModelIngredient> Models, ImmutableArray<PromptIngredient> Prompts)
{
    /// <summary>Nothing.</summary>
    public static Ingredients None { get; } = new([], [], []);

    /// <summary>Both together, each thing once.</summary>
    public Ingredients Plus(Ingredients other) => new(
        [.. Sources.Union(other.Sources)],
        [.. Models.Union(other.Models).OrderBy(m => m.Name, StringComparer.Ordinal).ThenBy(m => m.Endpoint, StringComparer.Ordinal).ThenBy(m => m.Revision, StringComparer.Ordinal).ThenBy(m => m.License, StringComparer.Ordinal)],
        [.. Prompts.Union(other.Prompts).OrderBy(p => p.Version, StringComparer.Ordinal).ThenBy(p => p.Sampling, StringComparer.Ordinal).ThenBy(p => p.Message, StringComparer.Ordinal)]);

    /// <summary>Of the models and prompts only those that texts were really written with, and also those models of which nothing but the name is known.</summary>
    public Ingredients UsedIn(ImmutableArray<CompositionRow> composition)
    {
        var models = composition.Select(c => c.Model).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var prompts = composition.Select(c => c.Prompt).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var unknown = models.Except(Models.Select(m => m.Name), StringComparer.Ordinal).Select(name => new ModelIngredient(name, null, null, null));
        return new Ingredients(Sources, [.. Models.Where(m => models.Contains(m.Name)), .. unknown], [.. Prompts.Where(p => prompts.Contains(p.Version))]).Plus(None);
    }

    /// <summary>Whether both name the same things in the same order.</summary>
    public bool Equals(Ingredients? other) =>
        other is not null && Sources.SequenceEqual(other.Sources) && Models.SequenceEqual(other.Models) && Prompts.SequenceEqual(other.Prompts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Sources.Length, Models.Length, Prompts.Length);
}
