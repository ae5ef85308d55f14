namespace Loam.Guarding.Faith.Negation;

/// <summary>A rewrite and its source with the polarity of their words, and the links between them in both directions.</summary>
sealed class PolarPair
{
    readonly int[] firstLink;
    readonly int[] nextLink;
    readonly double[] votes;
    readonly List<int> prefixed = [];
    readonly HashSet<int> sides = [];

    internal PolarPair(Comparison comparison, PolarWords lexicon)
    {
        Lexicon = lexicon;
        Comparison = comparison;
        Rewrite = new(comparison.Rewrite);
        Source = new(comparison.Source);
        var links = comparison.Alignment.Links;
        firstLink = new int[comparison.Source.AllWords.Count];
        Array.Fill(firstLink, -1);
        nextLink = new int[links.Length];
        for (var word = links.Length - 1; word >= 0; word--)
        {
            nextLink[word] = -1;
            if (links[word].Word < 0)
                continue;
            var first = comparison.Index.Places(Source.Text.AllWords[links[word].Word].Stem)[0];
            (nextLink[word], firstLink[first]) = (firstLink[first], word);
        }
        votes = new double[comparison.Rewrite.Sentences.Count];
        for (var word = 0; word < Source.Words.Length; word++)
        {
            if (Source.Words[word].Prefix > 0)
                prefixed.Add(word);
            foreach (var side in Source.Words[word].Sides ?? [])
                sides.Add(side);
        }
        CollectDenials();
    }

    internal PolarWords Lexicon { get; }

    internal Comparison Comparison { get; }

    internal PolarText Rewrite { get; }

    internal PolarText Source { get; }

    internal ReadOnlySpan<Link> Links => Comparison.Alignment.Links;

    /// <summary>The first word of the rewrite that was made of a word of the source, here or elsewhere; -1 where there is none.</summary>
    internal int LinkTo(int sourceWord) => Comparison.Index.Places(Source.Text.AllWords[sourceWord].Stem) is [var first, ..] ? firstLink[first] : -1;

    /// <summary>The next word of the rewrite that was made of the same word as another; -1 where there is none.</summary>
    internal int NextLink(int rewriteWord) => nextLink[rewriteWord];

    /// <summary>The words of the rewrite that deny or limit, in order.</summary>
    internal List<Denial> RewriteDenials { get; } = [];

    /// <summary>The words of the source that deny or limit, in order.</summary>
    internal List<Denial> SourceDenials { get; } = [];

    void CollectDenials()
    {
        foreach (var cue in Rewrite.Cues)
        {
            if (Rewrite.Words[cue].Stance != Stance.Faint && !NegationCheck.Answers(Rewrite.Text, cue))
                RewriteDenials.Add(new(cue, Rewrite.Words[cue].Stance, Denial.FocusOf(Rewrite, cue), Around(cue)));
        }
        foreach (var cue in Source.Cues)
        {
            if (Source.Words[cue].Stance != Stance.Faint && !NegationCheck.Answers(Source.Text, cue))
                SourceDenials.Add(new(cue, Source.Words[cue].Stance, Denial.FocusOf(Source, cue), AroundSource(cue)));
        }
        Denial.Pair(this, RewriteDenials, SourceDenials);
    }

    /// <summary>What stands around a word of the rewrite in its sentence, and where that is in the source.</summary>
    internal Neighbourhood Around(int word)
    {
        var around = new Neighbourhood();
        var (first, end) = Rewrite.SentenceOf(word);
        for (var other = first; other < end; other++)
        {
            var weight = other != word && Rewrite.IsContent(other) ? Neighbourhood.Nearness(Rewrite.At[other] - Rewrite.At[word]) : 0;
            if (weight == 0)
                continue;
            var link = Links[other];
            if (link.Word < 0)
            {
                around.AddUnlinked(weight);
                continue;
            }
            around.Add(weight, link.Strength, link.Word);
            // A word that stands in several places may have been taken from any of them.
            var places = Comparison.Index.Places(Source.Text.AllWords[link.Word].Stem);
            for (var i = 0; i < Math.Min(places.Count, MostPlaces); i++)
                around.AddPlace(Source.At[places[i]]);
            if (places.Count > MostPlaces)
                around.AddPlace(Source.At[link.Word]);
        }
        return around.Settle(Source.At);
    }

    const int MostPlaces = 6;

    /// <summary>What stands around a word of the source in its sentence, and where that is in the one sentence of the rewrite that has most of it.</summary>
    Neighbourhood AroundSource(int word)
    {
        var (first, end) = Source.SentenceOf(word);
        Array.Clear(votes);
        var best = -1;
        for (var other = first; other < end; other++)
        {
            var weight = Weight(other);
            for (var link = weight > 0 ? LinkTo(other) : -1; link >= 0; link = nextLink[link])
            {
                var sentence = Rewrite.Text.AllWords[link].Sentence;
                // Links to the very word count more than those to the same word elsewhere.
                votes[sentence] += weight * Links[link].Strength * (Links[link].Word == other ? 1 : 0.5);
                if (best < 0 || votes[sentence] > votes[best])
                    best = sentence;
            }
        }
        var around = new Neighbourhood();
        for (var other = first; best >= 0 && other < end; other++)
        {
            var weight = Weight(other);
            if (weight == 0)
                continue;
            var own = -1;
            for (var link = LinkTo(other); link >= 0; link = nextLink[link])
            {
                if (Rewrite.Text.AllWords[link].Sentence != best)
                    continue;
                if (own < 0)
                    around.Add(weight, Links[link].Strength, own = link);
                around.AddPlace(Rewrite.At[link]);
            }
            if (own < 0)
                around.AddUnlinked(weight);
        }
        return around.Settle(Rewrite.At);

        double Weight(int other) => other != word && Source.IsContent(other) ? Neighbourhood.Nearness(Source.At[other] - Source.At[word]) : 0;
    }

    /// <summary>Whether the source may have an opposite of a word: one of the table, one by a prefix or suffix, or the word with a prefix that denies. Cheap, and never wrong when it says no.</summary>
    internal bool MayOppose(int rewriteWord)
    {
        var own = Rewrite.Words[rewriteWord];
        if (own.Prefix > 0 || own.Suffix > 0)
            return true;
        foreach (var side in own.Sides ?? [])
        {
            if (sides.Contains(side ^ 1))
                return true;
        }
        var word = Span(Rewrite, rewriteWord);
        if (word.Length < 6)
            return false;
        if (Rewrite.Text.AllWords[rewriteWord].Form.Turns)
            return true;
        foreach (var denied in prefixed)
        {
            if (Same(word, Span(Source, denied)[Source.Words[denied].Prefix..]))
                return true;
        }
        return false;
    }

    /// <summary>Whether two words are opposites: by the table, by a prefix or suffix that denies, or by one that turns the word round.</summary>
    internal bool Opposed(int rewriteWord, int sourceWord, out bool made)
    {
        made = false;
        var (here, there) = (Rewrite.Words[rewriteWord], Source.Words[sourceWord]);
        if (here.Opposes(there))
            return true;
        made = true;
        var a = Span(Rewrite, rewriteWord);
        var b = Span(Source, sourceWord);
        if (here.Prefix > 0 != there.Prefix > 0)
            return Same(a[here.Prefix..], b[there.Prefix..]);
        if (a.Length < 6 || b.Length < 6)
            return false;
        foreach (var (one, other) in Lexicon.Suffixes)
        {
            if (EndsWith(a, one) && EndsWith(b, other) && Same(a[..^one.Length], b[..^other.Length]) || EndsWith(a, other) && EndsWith(b, one) && Same(a[..^other.Length], b[..^one.Length]))
                return true;
        }
        foreach (var (one, other) in char.ToLowerInvariant(a[0]) == char.ToLowerInvariant(b[0]) ? [] : Lexicon.Prefixes)
        {
            if (StartsWith(a, one) && StartsWith(b, other) && Same(a[one.Length..], b[other.Length..]) || StartsWith(a, other) && StartsWith(b, one) && Same(a[other.Length..], b[one.Length..]))
                return true;
        }
        return false;
    }

    static ReadOnlySpan<char> Span(PolarText text, int word) => text.Text.Text.AsSpan(text.Text.AllWords[word].Start, text.Text.AllWords[word].Length);

    static bool EndsWith(ReadOnlySpan<char> word, string end) => word.Length >= end.Length + 3 && word.EndsWith(end, StringComparison.OrdinalIgnoreCase);

    static bool StartsWith(ReadOnlySpan<char> word, string start) => word.Length >= start.Length + 4 && word.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    /// <summary>The same word but for its ending.</summary>
    static bool Same(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var most = Math.Min(a.Length, b.Length);
        var same = 0;
        while (same < most && char.ToLowerInvariant(a[same]) == char.ToLowerInvariant(b[same]))
            same++;
        return same >= 3 && same >= Math.Max(a.Length, b.Length) - 3;
    }
}
