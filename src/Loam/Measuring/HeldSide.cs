using Loam.Documents;
using Loam.Steps;
using Loam.Text;

namespace Loam.Measuring;

/// <summary>What is kept of one side while it streams by: everything, or a random sample of families that fits the limit.</summary>
/// <remarks>
/// Documents are ranked by a hash of their family, so both sides keep the same families and rewrites meet their pages. Kept is the
/// shortest beginning of that ranking that reaches the limit: the same documents in whatever order they come.
/// </remarks>
sealed class HeldSide(long maxTokens, ulong seed, Func<string, int>? countTokens)
{
    readonly PriorityQueue<Held, Rank> worstFirst = new(Comparer<Rank>.Create((a, b) => b.CompareTo(a)));
    long heldTokens;

    public long Documents { get; private set; }

    public long Tokens { get; private set; }

    public SideSize Size => new(Documents, Tokens, worstFirst.Count, heldTokens);

    public bool TokensAreWords => countTokens is null;

    public async Task ReadAsync(IAsyncEnumerable<Document> documents, CancellationToken cancellation)
    {
        await foreach (var document in documents.WithCancellation(cancellation).ConfigureAwait(false))
            Add(document);
    }

    void Add(Document document)
    {
        var tokens = countTokens is null ? Words.Count(document.Text) : countTokens(document.Text);
        Documents++;
        Tokens += tokens;
        var family = document.Family;
        var rank = new Rank(SeededRandom.For(seed, "measure.hold", family).Next(), document.Id);
        worstFirst.Enqueue(new Held(document, tokens), rank);
        heldTokens += tokens;
        while (worstFirst.Count > 1 && heldTokens - worstFirst.Peek().Tokens >= maxTokens)
            heldTokens -= worstFirst.Dequeue().Tokens;
    }

    /// <summary>The kept documents in rank order.</summary>
    public List<Held> InOrder() =>
        [.. worstFirst.UnorderedItems.OrderBy(item => item.Priority).ThenBy(item => item.Element.Document.Text, StringComparer.Ordinal).Select(item => item.Element)];

    readonly record struct Rank(ulong Hash, DocumentId Id) : IComparable<Rank>
    {
        public int CompareTo(Rank other)
        {
            var order = Hash.CompareTo(other.Hash);
            if (order == 0)
                order = string.CompareOrdinal(Id.Source, other.Id.Source);
            return order == 0 ? string.CompareOrdinal(Id.Key, other.Id.Key) : order;
        }
    }
}

/// <summary>A document and its tokens.</summary>
readonly record struct Held(Document Document, int Tokens);
