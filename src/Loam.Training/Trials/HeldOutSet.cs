using System.Text;
using Loam.Documents;
using Loam.Steps;
using Loam.Tokens;

namespace Loam.Training.Trials;

/// <summary>The held-out documents that stay after the leak check, as tokens, and the slices they fall into.</summary>
sealed class HeldOutSet
{
    const int FewestForThirds = 9, MostNames = 12;

    readonly int[] family; // which item each document belongs to
    readonly int items;

    public HeldOutSet(IReadOnlyList<Document> documents, LeakCheck leaks, BpeTokenizer tokenizer, WordRarity rarity)
    {
        var kept = new List<Document>();
        foreach (var document in documents)
        {
            if (leaks.Judge(document) is { } why)
                LeftOut.Add(new(document.Id.ToString(), why));
            else
                kept.Add(document);
        }
        var families = new Dictionary<DocumentId, int>();
        family = [.. kept.Select(d => families.TryGetValue(d.Family, out var item) ? item : families[d.Family] = families.Count)];
        items = families.Count;
        if (items < 2)
        {
            throw new RecipeException(LeftOut.Count == 0
                ? $"a trial needs at least 2 held-out documents, and there are {documents.Count}; split off more"
                : $"of {documents.Count} held-out documents, {LeftOut.Count} are empty or occur in an arm and were left out, "
                    + $"and at least 2 must remain; the first is {LeftOut[0].Id}");
        }
        Tokens = [.. kept.Select(d => tokenizer.Encode(d.Text))];
        Documents = [.. kept.Select((d, i) => new HeldOutDocument(
            d.Id.ToString(), d.Id.Source, d.Language, Encoding.UTF8.GetByteCount(d.Text), Tokens[i].Length, rarity.Of(d.Text)))];
        Bytes = Documents.Sum(d => (long)d.Bytes);
    }

    public IReadOnlyList<HeldOutDocument> Documents { get; }

    public IReadOnlyList<int[]> Tokens { get; }

    public List<LeftOutDocument> LeftOut { get; } = [];

    /// <summary>Bytes of all documents.</summary>
    public long Bytes { get; }

    /// <summary>Families: what is resampled as a whole.</summary>
    public int Items => items;

    /// <summary>Adds up the bits of chosen documents by family; families without one are left out.</summary>
    public double[] ByItem(IReadOnlyList<double> bits, IReadOnlyCollection<int> chosen)
    {
        var sums = new double[items];
        foreach (var document in chosen)
            sums[family[document]] += bits[document];
        var present = chosen.Select(document => family[document]).Distinct().Order();
        return [.. present.Select(item => sums[item])];
    }

    /// <summary>How many families chosen documents come from.</summary>
    public int ItemsOf(IEnumerable<int> chosen) => chosen.Select(document => family[document]).Distinct().Count();

    /// <summary>The parts of the held-out text worth a look of their own: those with two families or more.</summary>
    public IEnumerable<(SliceKind Kind, string Name, int[] Documents)> Slices() =>
        Named(SliceKind.Source, d => d.Source).Concat(Named(SliceKind.Language, d => d.Language ?? "unknown"))
            .Concat(Thirds(SliceKind.Length, d => d.Bytes, "short", "medium", "long"))
            .Concat(Thirds(SliceKind.Words, d => d.Rarity, "common", "medium", "rare"))
            .Where(slice => ItemsOf(slice.Documents) >= 2);

    IEnumerable<(SliceKind Kind, string Name, int[] Documents)> Named(SliceKind kind, Func<HeldOutDocument, string> name)
    {
        var groups = Enumerable.Range(0, Documents.Count).GroupBy(i => name(Documents[i]), StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(MostNames).ToList();
        return groups.Count < 2 ? [] : groups.Select(g => (kind, g.Key, g.ToArray()));
    }

    IEnumerable<(SliceKind Kind, string Name, int[] Documents)> Thirds(SliceKind kind, Func<HeldOutDocument, double> value, params string[] names)
    {
        if (Documents.Count < FewestForThirds)
            return [];
        var sorted = Enumerable.Range(0, Documents.Count).OrderBy(i => value(Documents[i])).ThenBy(i => i).ToArray();
        return names.Select((name, n) => (kind, name, sorted[(n * sorted.Length / 3)..((n + 1) * sorted.Length / 3)]));
    }
}
