using Loam.Documents;
using Loam.Steps;

namespace Loam.Measuring;

/// <summary>Of the numbers and names of pages, the share that their rewrites have.</summary>
sealed class FactsKept
{
    readonly List<(MeasuredText Page, Tally Tally)> pages = [];

    /// <summary>Per page: how many numbers and names it has, and how many of them its rewrites have.</summary>
    public readonly record struct Tally(int Numbers, int NumbersKept, int Names, int NamesKept)
    {
        public static Tally operator +(Tally a, Tally b) =>
            new(a.Numbers + b.Numbers, a.NumbersKept + b.NumbersKept, a.Names + b.Names, a.NamesKept + b.NamesKept);

        public double? NumberShare => Numbers == 0 ? null : (double)NumbersKept / Numbers;

        public double? NameShare => Names == 0 ? null : (double)NamesKept / Names;
    }

    /// <summary>Pages of which rewrites are there.</summary>
    public int Pages => pages.Count;

    /// <summary>Over all pages.</summary>
    public Tally Total { get; private set; }

    /// <summary>The same with the rewrites of another page: what chance gives.</summary>
    public Tally ByChance { get; private set; }

    public static FactsKept Of(IReadOnlyList<MeasuredText> organic, IEnumerable<MeasuredText> synthetic, Scratch scratch)
    {
        var rewrites = new Dictionary<DocumentId, List<MeasuredText>>();
        foreach (var text in synthetic)
        {
            if (!rewrites.TryGetValue(text.Document.Family, out var list))
                rewrites[text.Document.Family] = list = [];
            list.Add(text);
        }
        var facts = new FactsKept();
        var paired = organic.Where(page => rewrites.ContainsKey(page.Document.Id)).ToList();
        for (var i = 0; i < paired.Count; i++)
        {
            var tally = Compare(paired[i], rewrites[paired[i].Document.Id], scratch);
            facts.pages.Add((paired[i], tally));
            facts.Total += tally;
            if (paired.Count > 1)
                facts.ByChance += Compare(paired[i], rewrites[paired[(i + 1) % paired.Count].Document.Id], scratch);
        }
        return facts;
    }

    /// <summary>The difference between random halves of the pages, once per repeat.</summary>
    public List<double> HalfDifferences(Func<Tally, double?> share, ulong seed, int repeats)
    {
        var differences = new List<double>(repeats);
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            var halves = new Tally[2];
            var shuffled = pages.Select(page => page.Tally).ToArray();
            SeededRandom.For(seed + (ulong)repeat, "measure.facts").Shuffle<Tally>(shuffled);
            for (var i = 0; i < shuffled.Length; i++)
                halves[i & 1] += shuffled[i];
            if (share(halves[0]) is { } a && share(halves[1]) is { } b)
                differences.Add(a - b);
        }
        return differences;
    }

    static Tally Compare(MeasuredText page, List<MeasuredText> rewrites, Scratch scratch)
    {
        var round = scratch.NextRound();
        foreach (var rewrite in rewrites)
        {
            foreach (var word in rewrite.Words)
                scratch.Words[word] = round;
            foreach (var number in rewrite.Numbers)
                scratch.Numbers[number] = round;
        }
        return new Tally(page.Numbers.Length, page.Numbers.Count(number => scratch.Numbers[number] == round),
            page.Names.Length, page.Names.Count(name => scratch.Words[name] == round));
    }
}
