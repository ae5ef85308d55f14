using System.Collections.Immutable;
using Loam.Documents;

namespace Loam.Runs.Datasets;

/// <summary>The documents of a dataset that were made alike.</summary>
/// <param name="Language">ISO 639-1 code; null: unknown.</param>
/// <param name="Style">The style that they were written in; null: organic.</param>
/// <param name="Prompt">Version of the prompt; null: organic.</param>
/// <param name="Model">Who wrote them; null: organic.</param>
/// <param name="Depth">Rewrites between them and an organic page; 0: organic.</param>
/// <param name="Documents">How many.</param>
/// <param name="Words">Their words.</param>
/// <param name="InputTokens">Tokens that the model read for them, as the server counts; 0 where it does not.</param>
/// <param name="OutputTokens">Tokens that the model wrote for them, as the server counts; 0 where it does not.</param>
public sealed record CompositionRow(
    string? Language, string? Style, string? Prompt, string? Model, int Depth, long Documents, long Words, long InputTokens, long OutputTokens);

/// <summary>Counts documents by how they were made. Not thread-safe.</summary>
sealed class Composition
{
    readonly Dictionary<(string? Language, string? Style, string? Prompt, string? Model, int Depth), (long Documents, long Words, long InputTokens, long OutputTokens)> counts = [];

    /// <summary>Counts a document.</summary>
    public void Add(Document document, long words)
    {
        var synthetic = document.Provenance as Provenance.Synthetic;
        Add(new(
            document.Language, synthetic?.Style, synthetic?.PromptVersion, synthetic?.Model, document.Provenance.Depth,
            1, words, synthetic?.InputTokens ?? 0, synthetic?.OutputTokens ?? 0));
    }

    /// <summary>Adds what was counted elsewhere.</summary>
    public void Add(CompositionRow row)
    {
        var key = (row.Language, row.Style, row.Prompt, row.Model, row.Depth);
        var sum = counts.GetValueOrDefault(key);
        counts[key] = (sum.Documents + row.Documents, sum.Words + row.Words, sum.InputTokens + row.InputTokens, sum.OutputTokens + row.OutputTokens);
    }

    /// <summary>The counts: organic text first, then by style, language, prompt and model in ordinal order.</summary>
    public ImmutableArray<CompositionRow> Rows =>
    [
        .. counts.Select(c => new CompositionRow(
                c.Key.Language, c.Key.Style, c.Key.Prompt, c.Key.Model, c.Key.Depth, c.Value.Documents, c.Value.Words, c.Value.InputTokens, c.Value.OutputTokens))
            .OrderBy(r => r.Style, StringComparer.Ordinal).ThenBy(r => r.Language, StringComparer.Ordinal)
            .ThenBy(r => r.Prompt, StringComparer.Ordinal).ThenBy(r => r.Model, StringComparer.Ordinal).ThenBy(r => r.Depth),
    ];

    /// <summary>The sum over shards.</summary>
    public static ImmutableArray<CompositionRow> Sum(IEnumerable<ImmutableArray<CompositionRow>> shards)
    {
        var sum = new Composition();
        foreach (var row in shards.SelectMany(s => s))
            sum.Add(row);
        return sum.Rows;
    }
}
