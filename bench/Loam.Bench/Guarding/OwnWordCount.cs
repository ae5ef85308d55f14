using Loam.Guarding;

namespace Loam.Bench.Guarding;

/// <summary>Counts the words that writers of faithful rewrites use of their own: those that the source has no word for, on several pages.</summary>
static class OwnWordCount
{
    /// <summary>Writes <c>Words/own-LANGUAGE.txt</c>: stems that stand unsupported on at least 1 page in 30, and on 3.</summary>
    internal static int Run(List<LabelledPair> pairs)
    {
        foreach (var language in pairs.Where(pair => pair.IsFaithful).GroupBy(pair => pair.Pair.Language, StringComparer.Ordinal))
        {
            var pages = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
            foreach (var pair in language)
            {
                var comparison = new Comparison(pair.Pair);
                foreach (var word in comparison.Rewrite.AllWords)
                {
                    if (word.Function || word.Stem.Length == 0 || char.IsDigit(word.Stem[0]) || comparison.Index.Support(word.Stem) >= 0.7)
                        continue;
                    if (!pages.TryGetValue(word.Stem, out var on))
                        pages[word.Stem] = on = new(StringComparer.Ordinal);
                    on.Add(pair.Page);
                }
            }
            var least = Math.Max(3, language.Select(pair => pair.Page).Distinct().Count() / 30);
            var stems = pages.Where(stem => stem.Value.Count >= least).Select(stem => stem.Key).Order(StringComparer.Ordinal).ToList();
            var path = $"src/Loam/Guarding/Words/own-{language.Key}.txt";
            File.WriteAllText(path, string.Join('\n', stems) + "\n");
            Console.WriteLine($"{path}: {stems.Count} stems, each on at least {least} pages; build again to use it");
        }
        return 0;
    }
}
