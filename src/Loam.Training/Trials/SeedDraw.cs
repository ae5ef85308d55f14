using Loam.Documents;
using Loam.Text;

namespace Loam.Training.Trials;

/// <summary>The documents of one run: the arm in a random order by family, as far as the budget goes.</summary>
/// <remarks>
/// The order is a seeded hash of the family, the same in every arm: a page and its rewrites come at the same place in their arms, so
/// arms that share pages are compared on the same pages (paired seeds). What a draw holds does not depend on the order of reading, and is
/// never more than the budget and one document. Not thread-safe.
/// </remarks>
sealed class SeedDraw(ulong seed, int number, long budget)
{
    readonly ulong order = StableHash.Of($"draw {number}", seed);
    readonly PriorityQueue<int[], Rank> drawn = new(Comparer<Rank>.Create((a, b) => b.CompareTo(a)));
    long tokens;

    public int Number => number;

    /// <summary>The place of a document in the order.</summary>
    public Rank Place(Document document) => new(Hash(document.Family), Hash(document.Id));

    /// <summary>False when the budget is filled by documents before this place.</summary>
    public bool Wants(Rank place) => tokens < budget || (drawn.TryPeek(out _, out var last) && place.CompareTo(last) < 0);

    public void Add(Rank place, int[] document)
    {
        drawn.Enqueue(document, place);
        tokens += document.Length;
        while (drawn.TryPeek(out var last, out _) && tokens - last.Length >= budget)
            tokens -= drawn.Dequeue().Length;
    }

    /// <summary>The run's documents: exactly the budget in tokens, the last one cut, everything repeated where the arm is smaller.</summary>
    public List<ReadOnlyMemory<int>> Documents(out int different)
    {
        var sorted = drawn.UnorderedItems.OrderBy(item => item.Priority).Select(item => item.Element).ToList();
        different = sorted.Count;
        var documents = new List<ReadOnlyMemory<int>>();
        for (var left = budget; left > 0;)
        {
            foreach (var document in sorted)
            {
                if (left == 0)
                    break;
                var length = (int)Math.Min(left, document.Length);
                documents.Add(document.AsMemory(0, length));
                left -= length;
            }
        }
        return documents;
    }

    ulong Hash(DocumentId id) => StableHash.Of(id.Key, StableHash.Of(id.Source, order));

    internal readonly record struct Rank(ulong Family, ulong Document) : IComparable<Rank>
    {
        public int CompareTo(Rank other)
        {
            var order = Family.CompareTo(other.Family);
            return order == 0 ? Document.CompareTo(other.Document) : order;
        }
    }
}
