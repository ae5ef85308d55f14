namespace Loam.Deduplicating;

/// <summary>Union-find over 0 to n-1 with path halving; 4 bytes per element.</summary>
/// <remarks>Which element is the root depends on the order of calls, the sets do not.</remarks>
sealed class DisjointSets
{
    readonly int[] parents;

    public DisjointSets(int count)
    {
        parents = new int[count];
        for (var i = 0; i < count; i++)
            parents[i] = i;
    }

    /// <summary>The element that stands for the set of this one.</summary>
    public int Find(int element)
    {
        while (parents[element] != element)
            element = parents[element] = parents[parents[element]];
        return element;
    }

    /// <summary>Makes one set of two.</summary>
    public void Union(int left, int right)
    {
        left = Find(left);
        right = Find(right);
        parents[Math.Max(left, right)] = Math.Min(left, right);
    }
}
