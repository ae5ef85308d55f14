using Loam.Guarding;
using Loam.Steps;
using Loam.Text;

namespace Loam.Tests.Guarding.Form;

/// <summary>"Rewrites" that are their page: all of it or a stretch, word for word or with small changes.</summary>
static class CopyFlaws
{
    internal static FlawedPair? Make(GuardPair pair, SeededRandom random)
    {
        if (pair.Style != "wiki" || Words.Count(pair.Source) < 80)
            return null;
        var lines = pair.Source.Split('\n', 2)[1]; // Without the title.
        var sentences = Sentences.Split(lines);
        var (how, text) = random.Next(4) switch
        {
            0 => ("all", lines),
            1 => ("stretch", Stretch(sentences, random)),
            2 => ("small edits", Edited(lines, 12 + random.Next(8), random)),
            _ => ("stretch with small edits", Edited(Stretch(sentences, random), 12 + random.Next(8), random)),
        };
        return Words.Count(text) < 45 ? null : new("copy", how, pair with { Text = text.TrimEnd() }, GuardReasons.Copy);
    }

    static string Stretch(List<string> sentences, SeededRandom random)
    {
        var from = random.Next(Math.Max(1, sentences.Count / 2));
        var taken = sentences.Skip(from).ToList();
        var words = 0;
        return string.Join(' ', taken.TakeWhile(sentence => (words += Words.Count(sentence)) < 60 + 300 * random.NextDouble() || words < 60));
    }

    /// <summary>One word in so many is dropped, doubled by another, or swapped with its neighbour.</summary>
    static string Edited(string text, int every, SeededRandom random)
    {
        var words = text.Split(' ').ToList();
        for (var i = random.Next(every) + 1; i < words.Count - 1; i += every)
        {
            switch (random.Next(3))
            {
                case 0: words.RemoveAt(i); break;
                case 1: words[i] = words[random.Next(words.Count)].Trim('.', ',', '\n'); break;
                default: (words[i], words[i - 1]) = (words[i - 1], words[i]); break;
            }
        }
        return string.Join(' ', words);
    }
}
