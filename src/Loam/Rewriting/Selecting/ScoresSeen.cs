using System.Collections.Concurrent;
using Loam.Documents;

namespace Loam.Rewriting;

/// <summary>Which scores documents have, of those that rules judge: one that none has makes its rule fit nothing, and nobody would notice. Thread-safe.</summary>
public sealed class ScoresSeen
{
    /// <summary>So many different names are enough to find the one that was meant.</summary>
    const int MostNames = 64;

    readonly IReadOnlyList<string> wanted;
    readonly ConcurrentDictionary<string, bool> seen = new(StringComparer.Ordinal);
    long documents;

    /// <summary>For the rules of a selection.</summary>
    internal ScoresSeen(Selection selection) => wanted = selection.Scores;

    /// <summary>How many documents were looked at.</summary>
    public long Documents => Interlocked.Read(ref documents);

    /// <summary>Scores that a rule judges and no document had, in the order of the rules; none before the first document.</summary>
    public IReadOnlyList<string> Missed => Documents == 0 ? [] : [.. wanted.Where(name => !seen.ContainsKey(name))];

    /// <summary>Names of scores that documents had, in ordinal order.</summary>
    public IReadOnlyList<string> Names => [.. seen.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Looks at a document.</summary>
    internal void See(Document document)
    {
        if (wanted.Count == 0)
            return;
        Interlocked.Increment(ref documents);
        foreach (var name in document.Scores.Keys)
        {
            if (!seen.ContainsKey(name) && (seen.Count < MostNames || wanted.Contains(name)))
                seen.TryAdd(name, true);
        }
    }
}
