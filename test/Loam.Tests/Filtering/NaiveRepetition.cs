using System.Text.RegularExpressions;
using Loam.Filtering;
using Loam.Text;

namespace Loam.Tests.Filtering;

/// <summary>The repetition rules written down the slow and obvious way, with strings and dictionaries: the twin of the kernels.</summary>
static class NaiveRepetition
{
    internal static (double Share, double Characters) Lines(string text, Semantics semantics) => Duplicates(text, semantics, semantics switch
    {
        Semantics.Datatrove => Regex.Split(text, "\n+"),
        Semantics.Dclm => [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)],
        _ => [.. text.Split('\n').Where(line => line.Trim().Length > 0)],
    });

    internal static (double Share, double Characters) Paragraphs(string text, Semantics semantics) => semantics switch
    {
        Semantics.Datatrove => Duplicates(text, semantics, Regex.Split(text.Trim(), "\n{2,}")),
        Semantics.Dolma => default,
        Semantics.Dclm => Duplicates(text, semantics, [.. text.Split("\n\n").Select(p => p.Trim()).Where(p => p.Length > 0)]),
        _ => Duplicates(text, semantics, text.Split("\n\n")),
    };

    static (double, double) Duplicates(string text, Semantics semantics, string[] pieces)
    {
        var groups = pieces.GroupBy(piece => piece, StringComparer.Ordinal).Where(group => group.Count() > 1).ToList();
        double all = pieces.Sum(piece => piece.Length);
        switch (semantics)
        {
            case Semantics.Datatrove:
                return ((double)groups.Sum(g => g.Count() - 1) / pieces.Length, (double)groups.Sum(g => (g.Count() - 1) * g.Key.Length) / text.Length);
            case Semantics.Dolma:
                all = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Sum(word => word.Length);
                return ((double)groups.Sum(g => g.Count()) / pieces.Length, groups.Sum(g => g.Count() * g.Key.Length) / Math.Max(1, all));
            case Semantics.Dclm:
                return pieces.Length == 1 ? (0, 0) : ((double)groups.Sum(g => g.Count()) / pieces.Length, groups.Sum(g => g.Count() * g.Key.Length) / all);
            default:
                return (1 - ((double)pieces.Distinct(StringComparer.Ordinal).Count() / pieces.Length),
                    all == 0 ? 0 : 1 - (pieces.Distinct(StringComparer.Ordinal).Sum(piece => piece.Length) / all));
        }
    }

    internal static List<string> Tokens(string text, Semantics semantics)
    {
        if (semantics is Semantics.Dolma or Semantics.Nemo)
            return [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
        var (tokens, end) = (new List<string>(), 0);
        foreach (var word in Words.In(text))
        {
            AddMarks(text[end..word.Start]);
            tokens.Add(text.Substring(word.Start, word.Length));
            end = word.End;
        }
        AddMarks(text[end..]);
        return tokens;

        void AddMarks(string gap)
        {
            if (semantics == Semantics.Datatrove)
                tokens.AddRange(gap.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }
    }

    static List<string[]> Ngrams(List<string> words, int n) =>
        [.. Enumerable.Range(0, Math.Max(0, words.Count - n + 1)).Select(i => words.GetRange(i, n).ToArray())];

    static string Key(string[] ngram) => string.Join('\0', ngram);

    internal static double Top(string text, Semantics semantics, int n)
    {
        var words = Tokens(text, semantics);
        var ngrams = Ngrams(words, n);
        if (ngrams.Count == 0)
            return semantics == Semantics.Nemo ? 1 : 0;
        var groups = ngrams.GroupBy(Key, StringComparer.Ordinal).ToList();
        var most = groups.Max(group => group.Count());
        var best = groups.First(group => group.Count() == most).First();
        double letters = words.Sum(word => word.Length);
        return semantics switch
        {
            Semantics.Datatrove => (double)string.Join(' ', best).Length * most / text.Length,
            Semantics.Dolma => most * best.Sum(word => word.Length) / letters,
            Semantics.Dclm => most == 1 ? 0 : most * groups.Where(g => g.Count() == most).Max(g => g.First().Sum(word => word.Length)) / letters,
            _ => (double)(text.Length - text.Replace(string.Join(' ', best), "", StringComparison.Ordinal).Length) / text.Length,
        };
    }

    internal static double Duplicate(string text, Semantics semantics, int n)
    {
        var words = Tokens(text, semantics);
        var ngrams = Ngrams(words, n);
        if (ngrams.Count == 0)
            return semantics == Semantics.Nemo ? 1 : 0;
        var counts = ngrams.GroupBy(Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        return semantics switch
        {
            Semantics.Datatrove => Greedy(words, n) / (double)text.Length,
            Semantics.Dolma => ngrams.Where(g => counts[Key(g)] > 1).Sum(g => g.Sum(w => w.Length)) / (double)ngrams.Sum(g => g.Sum(w => w.Length)),
            Semantics.Dclm => Enumerable.Range(0, ngrams.Count).Where(i => counts[Key(ngrams[i])] > 1).SelectMany(i => Enumerable.Range(i, n)).Distinct()
                .Sum(i => words[i].Length) / (double)words.Sum(word => word.Length),
            _ => SecondCopies(ngrams, n) / (double)text.Length,
        };
    }

    static int Greedy(List<string> words, int n)
    {
        var (seen, characters, i) = (new HashSet<string>(StringComparer.Ordinal), 0, 0);
        while (i < words.Count - n + 1)
        {
            var ngram = words.GetRange(i, n).ToArray();
            if (seen.Add(Key(ngram)))
            {
                i++;
                continue;
            }
            characters += ngram.Sum(word => word.Length);
            i += n;
        }
        return characters;
    }

    static int SecondCopies(List<string[]> ngrams, int n)
    {
        var (seen, characters, overlap) = (new HashSet<string>(StringComparer.Ordinal), 0, 0);
        foreach (var ngram in ngrams)
        {
            if (!seen.Add(Key(ngram)))
            {
                characters += ngram.Skip(overlap).Sum(word => word.Length) + Math.Min(n - overlap, n - 1);
                overlap = n;
            }
            overlap = Math.Max(overlap - 1, 0);
        }
        return characters;
    }
}
