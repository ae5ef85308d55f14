using System.Globalization;
using Loam.Guarding;
using Loam.Steps;
using Loam.Text;

namespace Loam.Tests.Guarding.Form;

/// <summary>Rewrites that fall into a loop: small models at low temperature do, mostly towards the end.</summary>
static class LoopFlaws
{
    internal static FlawedPair? Make(GuardPair pair, SeededRandom random)
    {
        var (text, de) = (pair.Text, pair.Language == "de");
        var places = Sentences.In(text).Where(range => Words.Count(text.AsSpan()[range]) >= 7 && text[range.Start] != '=').ToList();
        if (places.Count < 2)
            return null;
        var at = MechanicalFlaws.Pick(places, random);
        var (sentence, behind) = (text[at], at.End.Value);
        var words = sentence.Split(' ');
        switch (random.Next(7))
        {
            case 0:
                return Flaw("word", text[..behind] + " " + Repeat(MechanicalFlaws.Pick(words.Where(w => w.Length > 2).ToList(), random).Trim('.', ',', ':', '?'), 5 + random.Next(30), " ") + ".");
            case 1:
                var length = 2 + random.Next(Math.Min(6, words.Length - 2));
                var from = random.Next(words.Length - length);
                return Flaw("phrase", text[..behind] + " " + Repeat(string.Join(' ', words.AsSpan(from, length)!), 4 + random.Next(8), " ") + ".");
            case 2:
                return Flaw("sentence", text[..behind] + " " + Repeat(sentence, 2 + random.Next(6), " "));
            case 3: // A paragraph again, once or more.
                var paragraphs = text.Split("\n\n").Where(p => Words.Count(p) >= 30).ToList();
                return paragraphs.Count == 0 ? null : Flaw("paragraph", text + "\n\n" + Repeat(MechanicalFlaws.Pick(paragraphs, random), 1 + random.Next(3), "\n\n"));
            case 4:
                var noun = MechanicalFlaws.Pick(words.Where(w => w.Length > 3).ToList(), random).Trim('.', ',', ':', '?');
                return Flaw("counting list", text[..behind] + "\n" + string.Join('\n', Enumerable.Range(1, 10 + random.Next(30)).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i}. {noun} {i + 2}"))));
            case 5: // One word of the sentence changes each time.
                var others = MechanicalFlaws.Pick(places, random) is var o ? text[o].Split(' ').Concat(words).Where(w => w.Length > 3).ToList() : [];
                var place = words.Length - 1 - random.Next(3);
                return Flaw("varied sentence", text[..behind] + " " + string.Join(' ', Enumerable.Range(0, 4 + random.Next(6)).Select(i => string.Join(' ', words.Select((w, k) => k == place ? others[(i * 3 + 1) % others.Count].Trim('.', ',', ':', '?') + (k == words.Length - 1 ? "." : "") : w)))));
            default:
                var item = string.Join(' ', words.Take(3 + random.Next(4))).TrimEnd('.', ',', ':');
                return Flaw("list", text[..behind] + "\n" + Repeat("- " + item, 4 + random.Next(20), "\n") + ".");
        }

        FlawedPair Flaw(string how, string looped) => new("loop", how, pair with { Text = looped }, GuardReasons.Loop);
    }

    static string Repeat(string what, int times, string between) => string.Join(between, Enumerable.Repeat(what, times));
}
