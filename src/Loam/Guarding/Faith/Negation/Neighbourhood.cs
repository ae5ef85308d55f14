namespace Loam.Guarding.Faith.Negation;

/// <summary>What stands around one word, and where the same stands in the other text: how well a place there answers to the word's place here.</summary>
sealed class Neighbourhood
{
    const int Reach = 16;
    const double Fade = 5;

    static readonly double[] Kernel = [.. Enumerable.Range(0, Reach).Select(distance => Math.Exp(-distance / Fade))];

    readonly List<(double Weight, int Word)> near = [];
    readonly List<(int At, int Entry)> places = [];
    double[] nearest = [];
    double total;

    /// <summary>1 for the same place, less with each word between, 0 beyond reach.</summary>
    internal static double Nearness(int distance) => Math.Abs(distance) is var far && far < Reach ? Kernel[far] : 0;

    /// <summary>Adds a content word around that the other text does not have.</summary>
    internal void AddUnlinked(double weight) => total += weight;

    /// <summary>Adds a content word around that has a counterpart; its places follow with <see cref="AddPlace"/>.</summary>
    /// <param name="weight">Its nearness.</param>
    /// <param name="linked">0 to 1: how surely it is linked.</param>
    /// <param name="word">Its counterpart.</param>
    internal void Add(double weight, double linked, int word)
    {
        total += weight;
        near.Add((weight * linked, word));
    }

    /// <summary>Adds a place where the counterpart of the last added word stands (<see cref="PolarText.At"/>).</summary>
    internal void AddPlace(int at) => places.Add((at, near.Count - 1));

    /// <summary>Number of content words around that have a counterpart.</summary>
    internal int Count => near.Count;

    /// <summary>Share of what is around that has a counterpart, 0 to 1.</summary>
    internal double Cover { get; private set; }

    /// <summary>How well the best place answers, 0 to 1.</summary>
    internal double Peak { get; private set; }

    /// <summary>The word at the best place; -1 where there is none.</summary>
    internal int Best { get; private set; } = -1;

    internal (double Weight, int Word) this[int index] => near[index];

    /// <summary>To be called when all are added.</summary>
    internal Neighbourhood Settle(int[] at)
    {
        places.Sort(static (a, b) => a.At.CompareTo(b.At));
        nearest = new double[near.Count];
        var sum = 0.0;
        foreach (var (weight, word) in near)
        {
            sum += weight;
            var affinity = Affinity(at[word]);
            if (affinity > Peak)
                (Peak, Best) = (affinity, word);
        }
        Cover = total > 0 ? sum / total : 0;
        return this;
    }

    /// <summary>How well a place answers to the word's place, 0 to 1.</summary>
    internal double Affinity(int at)
    {
        // The places are in order, and only those within reach say anything: a few of some hundred.
        var (low, high) = (0, places.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (places[middle].At <= at - Reach)
                low = middle + 1;
            else
                high = middle;
        }
        if (low == places.Count || places[low].At >= at + Reach)
            return 0;
        Array.Clear(nearest);
        for (; low < places.Count && places[low].At < at + Reach; low++)
            nearest[places[low].Entry] = Math.Max(nearest[places[low].Entry], Nearness(places[low].At - at));
        var sum = 0.0;
        for (var entry = 0; entry < nearest.Length; entry++)
            sum += near[entry].Weight * nearest[entry];
        return sum / total;
    }

    /// <summary>How well a place answers, as a share of the best place; 0 where there is none.</summary>
    internal double Share(int at) => Peak > 0 ? Math.Min(1, Affinity(at) / Peak) : 0;
}
