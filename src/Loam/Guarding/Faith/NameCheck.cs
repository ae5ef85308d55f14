using Loam.Guarding.Faith.Names;

namespace Loam.Guarding.Faith;

/// <summary>Names of people, places, organisations and products that the source does not have or has elsewhere, and nouns put in place of others.</summary>
/// <remarks>
/// A candidate is a content word, or a run of capitalised ones, whose stem the source does not have; or a rare capitalised one that the source has, but not where the words around it come from.
/// German writes every noun with a capital, so a capital alone says little there: rarity, shape, and above all the lost word of the source that stands at the same place
/// (<see cref="Exchange"/>) tell a name that was exchanged from a noun that a writer chose. Recognising entities by a list of names was the alternative: no list has the names of the next page.
/// </remarks>
sealed class NameCheck() : FaithCheck(GuardReasons.Name)
{
    internal override IReadOnlyList<string> Features { get; } = NameFigures.Names;

    internal override bool Applies(Comparison comparison, GuardOptions options) =>
        options.Names && !comparison.Pair.Copies && (comparison.IsGerman || comparison.IsEnglish);

    internal override void Look(Comparison comparison, List<Candidate> candidates)
    {
        var rewrite = comparison.Rewrite;
        var words = rewrite.AllWords;
        var figures = new NameFigures(comparison);
        for (var i = 0; i < words.Count; i++)
        {
            if (!figures.Measure(i, out var best))
                continue;
            // One candidate for a run of capitalised words: "Karl Brandauer".
            var (first, last, novel) = (i, i, 0);
            while (words[i].Capital && last + 1 < words.Count && words[last + 1].Capital && words[last + 1].Sentence == words[i].Sentence && words[last + 1].Start == words[last].End + 1
                && figures.Measure(last + 1, out var next))
            {
                last++;
                if (next.Novel > 0.5 && words[last].Start > 0 && rewrite.Text[words[last].Start - 1] == ' ')
                    novel++;
                if (next.Weight > best.Weight)
                    best = next;
            }
            i = last;
            if (figures.IsExplained(first, last))
                continue;
            var values = best.Values;
            NameFigures.SetRun(values, novel);
            candidates.Add(new(words[first].Start..words[last].End, values, figures.PlaceOf(best)));
        }
    }
}
