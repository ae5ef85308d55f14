using System.Collections.Frozen;

namespace Loam.Guarding.Faith;

/// <summary>Negations that the rewrite adds or loses, found by what stands around them.</summary>
/// <remarks>
/// A negator is compared by its neighbourhood: the content words next to it. When the source has the same neighbourhood in a sentence that is aligned with the
/// rewrite's, and one of the two has a negator there and the other has none, the statement was turned round.
/// </remarks>
sealed class NegationCheck() : FaithCheck(GuardReasons.Negation)
{
    internal override IReadOnlyList<string> Features { get; } = ["found"];

    internal override bool Applies(Comparison comparison, GuardOptions options) => options.Negations && !comparison.Pair.Copies;

    internal override void Look(Comparison comparison, List<Candidate> candidates)
    {
        var seen = new Dictionary<Range, (Finding Finding, double Found)>();
        foreach (var strictness in (ReadOnlySpan<Strictness>)[Strictness.Strict, Strictness.Standard, Strictness.Lenient])
        {
            var findings = new List<Finding>();
            Look(comparison.Rewrite, comparison.Index, comparison.Alignment, comparison.Pair.Language, strictness, findings);
            foreach (var finding in findings)
                seen[finding.Span] = (finding, (3 - (int)strictness) / 3.0);
        }
        foreach (var (finding, found) in seen.Values)
            candidates.Add(new(finding.Span, [found], Evidence: finding.Evidence));
    }

    const int Reach = 4;

    static void Look(GuardText rewrite, SourceIndex source, Alignment aligned, string? language, Strictness strictness, List<Finding> findings)
    {
        var negators = language switch { "de" => German, "en" => English, _ => null };
        if (negators is null)
            return;
        var least = strictness switch { Strictness.Lenient => 0.75, Strictness.Standard => 0.5, _ => 0.4 };
        var said = BySentence(rewrite);
        var known = BySentence(source.Text);
        for (var sentence = 0; sentence < rewrite.Sentences.Count; sentence++)
        {
            var (place, overlap) = (aligned.Sentences(sentence) is [var first, ..] ? first : -1, aligned.BestOverlap(sentence));
            if (place < 0 || overlap < 0.7 * least || rewrite.Sentence(sentence) is var text && (text.EndsWith('?') || text.Contains("Nein", StringComparison.Ordinal)))
                continue; // A question asserts nothing, and what "Nein" denies is in the question.
            var here = said[sentence];
            var there = known[place];
            if (Added(rewrite, here, source, known, place, negators) is { } added)
                findings.Add(new(GuardReasons.Negation, added.Start..added.End, rewrite.Of(added), source.Text.Sentence(place)));
            else if (overlap >= least && Lost(rewrite, here, source.Text, there, negators) is { } lost)
                findings.Add(new(GuardReasons.Negation, rewrite.Sentences[sentence], rewrite.Sentence(sentence), lost));
        }
    }

    /// <summary>A negator whose neighbours stand together in the source without one.</summary>
    static GuardWord? Added(GuardText rewrite, ReadOnlySpan<GuardWord> here, SourceIndex source, List<GuardWord[]> known, int place, FrozenSet<string> negators)
    {
        for (var i = 0; i < here.Length; i++)
        {
            if (!Negates(rewrite, here[i], negators) || i <= 1 && rewrite.Of(here[i]) is "No")
                continue; // "No." answers a question; what it denies is in the question.
            // A negation in or beside the aligned sentence that stands near one of the same words accounts for this one: writers move them about.
            var neighbours = Neighbours(here, i);
            var accounted = false;
            for (var near = Math.Max(0, place - 2); near <= Math.Min(known.Count - 1, place + 2) && !accounted; near++)
                accounted = NegatesNear(source.Text, known[near], neighbours, negators, near == place ? 8 : 6);
            if (accounted)
                continue;
            neighbours = Neighbours(here, i, 2);
            var together = neighbours.Count(stem => source.Places(stem).Any(word => source.Text.AllWords[word].Sentence == place));
            if (neighbours.Count >= 2 && together >= 2 && together >= neighbours.Count / 2.0)
                return here[i];
        }
        return null;
    }

    /// <summary>A sentence has a negator, or a word that negates by its making, within reach of one of the stems.</summary>
    static bool NegatesNear(GuardText text, GuardWord[] words, List<string> stems, FrozenSet<string> negators, int reach)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (!Negates(text, words[i], negators) && !IsWeak(text, words[i]) && !IsNegativeWord(words[i].Stem))
                continue;
            for (var j = Math.Max(0, i - reach); j <= Math.Min(words.Length - 1, i + reach); j++)
            {
                if (!words[j].Function && stems.Contains(words[j].Stem))
                    return true;
            }
        }
        return false;
    }

    static bool IsWeak(GuardText text, GuardWord word) => word.Length <= 12 && Weak.GetAlternateLookup<ReadOnlySpan<char>>().Contains(Lower(text, word, stackalloc char[12]));

    static ReadOnlySpan<char> Lower(GuardText text, GuardWord word, Span<char> buffer)
    {
        text.Text.AsSpan(word.Start, word.Length).ToLowerInvariant(buffer);
        return buffer[..word.Length];
    }

    /// <summary>A negator of the source whose neighbours stand together in the rewrite without one; the words around it, or null.</summary>
    static string? Lost(GuardText rewrite, ReadOnlySpan<GuardWord> here, GuardText source, GuardWord[] there, FrozenSet<string> negators)
    {
        foreach (var word in here)
        {
            if (Negates(rewrite, word, negators) || IsWeak(rewrite, word) || IsNegativeWord(word.Stem))
                return null;
        }
        for (var i = 0; i < there.Length; i++)
        {
            if (!Negates(source, there[i], negators) || IsSoft(source, there, i))
                continue;
            var next = Following(there, i, 2);
            var neighbours = Neighbours(there, i);
            var present = 0;
            var nextPresent = 0;
            foreach (var stem in neighbours)
                present += Contains(here, stem) ? 1 : 0;
            foreach (var stem in next)
                nextPresent += Contains(here, stem) ? 1 : 0;
            if (next.Count > 0 && nextPresent == next.Count && (neighbours.Count >= 3 ? present >= 0.75 * neighbours.Count : neighbours.Count == 2 && present == 2))
                return source.Sentence(there[i].Sentence);
        }
        return null;
    }

    /// <summary><c>nicht nur … sondern auch</c>, <c>not only</c>: no negation.</summary>
    static bool IsSoft(GuardText text, ReadOnlySpan<GuardWord> words, int i) =>
        i + 1 < words.Length && text.Of(words[i + 1]).ToLowerInvariant() is "nur" or "only" or "zuletzt" or "just";

    static bool Contains(ReadOnlySpan<GuardWord> words, string stem)
    {
        foreach (var word in words)
        {
            if (word.Stem == stem)
                return true;
        }
        return false;
    }

    static List<string> Neighbours(ReadOnlySpan<GuardWord> words, int at, int reach = Reach)
    {
        var stems = new List<string>();
        for (var i = at - 1; i >= 0 && stems.Count < reach; i--)
        {
            if (!words[i].Function && words[i].Stem.Length > 0)
                stems.Add(words[i].Stem);
        }
        stems.AddRange(Following(words, at, reach));
        return stems;
    }

    static List<string> Following(ReadOnlySpan<GuardWord> words, int at, int most)
    {
        var stems = new List<string>();
        for (var i = at + 1; i < words.Length && stems.Count < most; i++)
        {
            if (!words[i].Function && words[i].Stem.Length > 0)
                stems.Add(words[i].Stem);
        }
        return stems;
    }

    static bool Negates(GuardText text, GuardWord word, FrozenSet<string> negators) =>
        word.Length <= 12 && negators.GetAlternateLookup<ReadOnlySpan<char>>().Contains(Lower(text, word, stackalloc char[12]));

    /// <summary>Words that negate by their making: unklar, impossible, fehlt, refused.</summary>
    static bool IsNegativeWord(string stem) =>
        stem.Length >= 5 && (stem.StartsWith("un", StringComparison.Ordinal) || stem.StartsWith("fehl", StringComparison.Ordinal) || stem.StartsWith("verhinder", StringComparison.Ordinal)
            || stem.StartsWith("verzich", StringComparison.Ordinal) || stem.StartsWith("ableh", StringComparison.Ordinal) || stem.StartsWith("verbo", StringComparison.Ordinal)
            || stem.StartsWith("verbie", StringComparison.Ordinal) || stem.StartsWith("vermeid", StringComparison.Ordinal) || stem.StartsWith("impos", StringComparison.Ordinal)
            || stem.StartsWith("refus", StringComparison.Ordinal) || stem.StartsWith("prevent", StringComparison.Ordinal) || stem.StartsWith("avoid", StringComparison.Ordinal)
            || stem.EndsWith("los", StringComparison.Ordinal) || stem.EndsWith("frei", StringComparison.Ordinal) || stem.EndsWith("less", StringComparison.Ordinal) || stem.StartsWith("dis", StringComparison.Ordinal)
            || stem.StartsWith("statt", StringComparison.Ordinal) || stem.StartsWith("lehn", StringComparison.Ordinal));

    static List<GuardWord[]> BySentence(GuardText text)
    {
        var groups = new List<GuardWord[]>(text.Sentences.Count);
        var at = 0;
        for (var sentence = 0; sentence < text.Sentences.Count; sentence++)
        {
            var start = at;
            while (at < text.AllWords.Count && text.AllWords[at].Sentence == sentence)
                at++;
            groups.Add([.. text.AllWords.GetRange(start, at - start)]);
        }
        return groups;
    }

    static readonly FrozenSet<string> German = FrozenSet.ToFrozenSet(
        ["nicht", "kein", "keine", "keinen", "keinem", "keiner", "keines", "keinerlei", "nie", "niemals", "niemand", "niemanden", "weder", "nichts", "nirgends", "keinesfalls", "keineswegs", "nirgendwo", "mitnichten", "niemandem"], StringComparer.Ordinal);

    static readonly FrozenSet<string> English = FrozenSet.ToFrozenSet(
        ["not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "cannot", "don't", "doesn't", "didn't", "isn't", "aren't", "wasn't", "weren't", "can't", "couldn't", "won't", "wouldn't",
         "shouldn't", "hasn't", "haven't", "hadn't", "don’t", "doesn’t", "didn’t", "isn’t", "aren’t", "wasn’t", "weren’t", "can’t", "couldn’t", "won’t", "wouldn’t", "shouldn’t", "hasn’t", "haven’t", "hadn’t"], StringComparer.Ordinal);

    static readonly FrozenSet<string> Weak = FrozenSet.ToFrozenSet(
        ["ohne", "kaum", "nur", "statt", "außer", "sondern", "noch", "bevor", "entfällt", "entfallen", "gescheitert", "warnen", "warnt", "warnte", "fehlt", "fehlte", "fehlen", "lehnt", "stoppt", "selten", "wenig", "wenige", "without", "hardly", "only", "instead", "rarely", "few", "little", "unlike", "but"], StringComparer.Ordinal);
}
