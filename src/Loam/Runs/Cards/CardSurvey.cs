using Loam.Documents;
using Loam.Runs.Datasets;
using Loam.Steps;
using Loam.Text;

namespace Loam.Runs.Cards;

/// <summary>What one source gave to a dataset.</summary>
readonly record struct SourceCount(long Documents, long Words);

/// <summary>A rewrite to show, with the page that it was made of where the run still has it.</summary>
sealed record CardExample(string Style, Document Rewrite, Document? Page);

/// <summary>What is found by reading all documents of a dataset once: counts per source, and an example of each style.</summary>
/// <param name="Sources">By source, the largest first.</param>
/// <param name="Examples">By style in ordinal order; drawn by a hash of the document's id, so that nobody chose them.</param>
sealed record CardSurvey(IReadOnlyList<KeyValuePair<string, SourceCount>> Sources, IReadOnlyList<CardExample> Examples)
{
    public static async Task<CardSurvey> OfAsync(CardSubject subject, CancellationToken cancellation)
    {
        var sources = new Dictionary<string, SourceCount>(StringComparer.Ordinal);
        var drawn = new SortedDictionary<string, (ulong Rank, Document Document)>(StringComparer.Ordinal);
        await foreach (var document in subject.Dataset.ReadAsync(cancellation).ConfigureAwait(false))
        {
            var count = sources.GetValueOrDefault(document.Id.Source);
            sources[document.Id.Source] = new(count.Documents + 1, count.Words + Words.Count(document.Text));
            if (document.Provenance is not Provenance.Synthetic { Style: var style })
                continue;
            var rank = SeededRandom.For(0, "card", document.Id).Next();
            if (!drawn.TryGetValue(style, out var best) || rank < best.Rank)
                drawn[style] = (rank, document);
        }
        var pages = await PagesAsync(subject, drawn.Values.Select(d => ((Provenance.Synthetic)d.Document.Provenance).Parent).ToHashSet(), cancellation).ConfigureAwait(false);
        return new(
            [.. sources.OrderByDescending(s => s.Value.Documents).ThenBy(s => s.Key, StringComparer.Ordinal)],
            [.. drawn.Select(d => new CardExample(d.Key, d.Value.Document, pages.GetValueOrDefault(((Provenance.Synthetic)d.Value.Document.Provenance).Parent)))]);
    }

    // The nearest stage first: it has the text that was rewritten, not the page's HTML.
    static Task<Dictionary<DocumentId, Document>> PagesAsync(CardSubject subject, HashSet<DocumentId> wanted, CancellationToken cancellation) =>
        DocumentLookup.FindAsync(
            subject.Making.Reverse().Where(d => d.Manifest.Composition.Any(c => c.Depth == 0)).SelectMany(d => d.Shards).Where(s => !s.IsExternal), wanted, cancellation);
}
