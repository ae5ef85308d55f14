using System.Text;
using Loam.Text;

namespace Loam.Bench.Guarding;

/// <summary>Adds what people know to what was counted: modern words and well-known names, which protocols, laws and old novels do not have.</summary>
/// <remarks>
/// <c>Lexicon/*.txt</c> were written by hand for this: base forms, one a line (<c>modern-*.txt</c>, <c>names.txt</c>), and pairs of names that follow from one another, with a tab between (<c>world.txt</c>).
/// Counting a large crawl was the alternative: its texts are not free, and the lists would hold the very pages that the guard is judged on.
/// </remarks>
static class Lexicon
{
    const string Folder = "bench/Loam.Bench/Guarding/Lexicon";

    /// <summary>Stems of the modern words that were not counted, in the order of the list.</summary>
    internal static List<string> Modern(string language, IReadOnlySet<string> counted)
    {
        var stems = new List<string>();
        var seen = new HashSet<string>(counted, StringComparer.Ordinal);
        foreach (var line in Lines($"modern-{language}.txt"))
        {
            foreach (var part in line.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries))
            {
                var stem = Stems.Of(part, language);
                if (stem.Length > 1 && seen.Add(stem))
                    stems.Add(stem);
            }
        }
        return stems;
    }

    /// <summary>Single words of the known names, as they are written, without those that are common words besides (<c>Essen</c>, <c>Zeit</c>).</summary>
    internal static List<string> Names(Func<string, bool> isCommon)
    {
        return [.. Lines("names.txt").SelectMany(name => name.Split([' ', '-', '/', '.', ',', '&', '(', ')'], StringSplitOptions.RemoveEmptyEntries))
            .Where(word => word.Length > 2 && word.All(char.IsLetter) && word.Any(char.IsUpper) && word.ToLowerInvariant() is var form && !isCommon(form))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The pairs, each once, in order.</summary>
    internal static List<string> World() => [.. Lines("world.txt").Where(line => line.Split('\t') is [{ Length: > 0 }, { Length: > 0 }]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    static IEnumerable<string> Lines(string file) =>
        File.ReadLines(Path.Combine(Folder, file), Encoding.UTF8).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#');
}
