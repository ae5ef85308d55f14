using Loam.Documents;

namespace Loam.Runs.Datasets;

/// <summary>Finds documents by their ids: datasets have no index, so shards are read until all are found.</summary>
static class DocumentLookup
{
    /// <summary>The documents that were found, each in the first shard that has it.</summary>
    public static async Task<Dictionary<DocumentId, Document>> FindAsync(IEnumerable<Shard> shards, HashSet<DocumentId> wanted, CancellationToken cancellation)
    {
        var found = new Dictionary<DocumentId, Document>();
        foreach (var shard in shards)
        {
            if (found.Count == wanted.Count)
                break;
            await foreach (var document in shard.ReadAsync(cancellation).ConfigureAwait(false))
            {
                if (wanted.Contains(document.Id))
                    found.TryAdd(document.Id, document);
                if (found.Count == wanted.Count)
                    break;
            }
        }
        return found;
    }
}
