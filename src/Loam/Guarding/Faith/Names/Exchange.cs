namespace Loam.Guarding.Faith.Names;

/// <summary>The word of the source that stands where a word of the rewrite should have come from.</summary>
/// <param name="Word">Index in the source's <see cref="GuardText.AllWords"/>; -1 where none stands there.</param>
/// <param name="Place">How well the place fits what stands around the two words, 0 to 1.</param>
/// <param name="Lost">1 when the rewrite says it nowhere; 0.5 when only this sentence does not.</param>
/// <param name="Frame">How many words right around the two are the same (<c>in Köln statt</c>, <c>in Essen statt</c>), 0 to 1.</param>
readonly record struct Exchanged(int Word, double Place, double Lost, double Frame)
{
    internal static readonly Exchanged Nothing = new(-1, 0, 0, 0);
}

/// <summary>Looks for exchanged names: most flaws replace one name in a sentence whose other words stay linked to the source.</summary>
sealed class Exchange(Comparison comparison)
{
    /// <summary>Neighbours asked on either side.</summary>
    const int Reach = 5;

    /// <summary>How far from a neighbour's link the lost word may stand, in words.</summary>
    const int Window = 6;

    /// <summary>Words of a source sentence that are looked at.</summary>
    const int LongestSentence = 60;

    readonly GuardText rewrite = comparison.Rewrite;
    readonly GuardText source = comparison.Source;
    int[]? said;
    readonly float[] rarity = new float[comparison.Source.AllWords.Count];

    /// <summary>How well the place that a word is linked to fits the links of its neighbours, 0 to 1; 0 for a word without a link.</summary>
    internal double Coherence(int word)
    {
        var link = comparison.Alignment.Links[word].Word;
        return link < 0 ? 0 : Fit(word, link, alone: true);
    }

    /// <summary>The lost word whose place fits best.</summary>
    /// <param name="word">Index of the word in the rewrite.</param>
    /// <param name="alone">Whether the words that are one name with it are left out: they come from where it comes from.</param>
    internal Exchanged Of(int word, bool alone)
    {
        var links = comparison.Alignment.Links;
        var found = Exchanged.Nothing;
        var bestScore = 0.0;
        var sentences = comparison.Alignment.Sentences(rewrite.AllWords[word].Sentence);
        foreach (var sentence in sentences)
        {
            var (first, end) = source.PlacesOf(sentence);
            // A sentence of hundreds of words is a table; its nearest words are asked below all the same.
            for (var place = first; place < Math.Min(end, first + LongestSentence); place++)
                Try(place);
        }
        var (from, to) = Around(word);
        for (var near = from; near <= to; near++)
        {
            if (near == word || links[near] is not { Word: >= 0 and var at, Strength: >= 0.75 } || sentences.Contains(source.AllWords[at].Sentence))
                continue;
            for (var place = Math.Max(0, at - Window); place <= Math.Min(source.AllWords.Count - 1, at + Window); place++)
            {
                if (source.AllWords[place].Sentence == source.AllWords[at].Sentence)
                    Try(place);
            }
        }
        return found;

        void Try(int place)
        {
            var lost = Lost(place, word);
            if (lost == 0)
                return;
            var alike = source.AllWords[place].Capital == rewrite.AllWords[word].Capital;
            if (2.1 * lost * (alike ? 1 : 0.6) <= bestScore)
                return; // Cannot become the best.
            var fit = Fit(word, place, alone);
            var frame = Frame(word, place);
            if (rarity[place] == 0)
                rarity[place] = 1 + (float)NameShape.Rarity(comparison.Common, source.AllWords[place].Stem);
            var rare = rarity[place] - 1;
            var score = (0.1 + fit + frame) * (0.5 + 0.5 * rare) * lost * (alike ? 1 : 0.6);
            if (score > bestScore)
                (bestScore, found) = (score, new(place, fit, lost, frame));
        }
    }

    (int From, int To) Around(int word)
    {
        var (from, to) = (word, word);
        var sentence = rewrite.AllWords[word].Sentence;
        while (from > 0 && word - from < Reach && rewrite.AllWords[from - 1].Sentence == sentence)
            from--;
        while (to + 1 < rewrite.AllWords.Count && to - word < Reach && rewrite.AllWords[to + 1].Sentence == sentence)
            to++;
        return (from, to);
    }

    /// <summary>Neighbours vote, the nearer the more: is the distance to their link the distance to them?</summary>
    double Fit(int word, int place, bool alone)
    {
        var links = comparison.Alignment.Links;
        var (from, to) = Around(word);
        var (first, last) = alone ? Run(word) : (word, word);
        double total = 0.3, sum = 0;
        for (var near = from; near <= to; near++)
        {
            if (near >= first && near <= last || rewrite.AllWords[near].Function)
                continue;
            var weight = 1.0 / Math.Abs(near - word);
            if (links[near] is not { Word: >= 0 and var at, Strength: >= 0.75 } || at == place)
            {
                total += 0.5 * weight; // What is new beside it says less than what comes from elsewhere.
                continue;
            }
            total += weight;
            var (here, there) = (word - near, place - at);
            // The order of a German sentence turns around when it is said anew.
            var off = Math.Min(Math.Abs(here - there), 1 + Math.Abs(Math.Abs(here) - Math.Abs(there)));
            sum += weight * (off > 8 ? 0 : off <= 1 ? 1 : 1 / (1 + 0.3 * (off - 1)));
        }
        return sum / total;
    }

    /// <summary>1 when the rewrite says the source's word nowhere, 0.5 when not in this sentence, 0 when it is a small word or said here.</summary>
    double Lost(int place, int word)
    {
        var lost = source.AllWords[place];
        if (lost.Function || lost.Stem.Length < 2 || lost.Stem.Equals(rewrite.AllWords[word].Stem, StringComparison.Ordinal))
            return 0;
        var number = comparison.Index.NumberAt(place);
        var links = comparison.Alignment.Links;
        // A word that is doubted says nothing for the one that it may have replaced: "Tonpapier" is linked to "Aquarellpapier".
        var own = links[word].Word >= 0 && comparison.Index.NumberAt(links[word].Word) == number ? 1 : 0;
        if ((said ??= Said())[number] <= own)
            return 1;
        var (first, end) = rewrite.PlacesOf(rewrite.AllWords[word].Sentence);
        for (var i = first; i < end; i++)
        {
            if (i != word && links[i].Word >= 0 && comparison.Index.NumberAt(links[i].Word) == number)
                return 0;
        }
        return 0.5;
    }

    /// <summary>How many words of the rewrite were made of each stem of the source.</summary>
    int[] Said()
    {
        var counts = new int[comparison.Index.Stems];
        foreach (var link in comparison.Alignment.Links)
        {
            if (link.Word >= 0)
                counts[comparison.Index.NumberAt(link.Word)]++;
        }
        return counts;
    }

    /// <summary>How many words right before and right behind the two are the same, small ones too, at most three on each side: 0 to 1. A word that hangs on by a hyphen counts twice.</summary>
    double Frame(int word, int place)
    {
        var (left, right) = (0, 0);
        while (left < 3 && word - left > 0 && place - left > 0 && Same(word - left - 1, place - left - 1))
            left++;
        while (right < 3 && word + right + 1 < rewrite.AllWords.Count && place + right + 1 < source.AllWords.Count && Same(word + right + 1, place + right + 1))
            right++;
        var glued = (right > 0 && IsGlued(rewrite, word) && IsGlued(source, place) ? 1 : 0) + (left > 0 && IsGlued(rewrite, word - 1) && IsGlued(source, place - 1) ? 1 : 0);
        return Math.Min(1, (left + right + glued) / 6.0);

        bool Same(int here, int there) => rewrite.AllWords[here].Sentence == rewrite.AllWords[word].Sentence && source.AllWords[there].Sentence == source.AllWords[place].Sentence
            && rewrite.AllWords[here].Stem.Length > 0 && rewrite.AllWords[here].Stem.Equals(source.AllWords[there].Stem, StringComparison.Ordinal);
    }

    /// <summary>The capitalised words around a word that stand without a gap: one name.</summary>
    (int First, int Last) Run(int word)
    {
        var words = rewrite.AllWords;
        var (first, last) = (word, word);
        while (first > 0 && Joined(first - 1))
            first--;
        while (last + 1 < words.Count && Joined(last))
            last++;
        return (first, last);

        bool Joined(int left) => words[left].Capital && words[left + 1].Capital && !words[left].Function && !words[left + 1].Function
            && words[left].Sentence == words[left + 1].Sentence && words[left].End + 1 == words[left + 1].Start;
    }

    static bool IsGlued(GuardText text, int word) =>
        text.AllWords[word + 1].Start == text.AllWords[word].End + 1 && text.Text[text.AllWords[word].End] is '-' or '‐' or '/';
}
