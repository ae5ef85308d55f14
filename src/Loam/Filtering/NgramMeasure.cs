namespace Loam.Filtering;

/// <summary>The shares that repeated word n-grams have in one text, for n = 2 and then one longer at a time, as each semantics defines them.</summary>
ref struct NgramMeasure
{
    readonly TextShape shape;
    readonly Semantics semantics;
    readonly WordTable words;
    readonly NgramCounter ngrams;
    readonly ReadOnlySpan<ulong> hashes;
    readonly ReadOnlySpan<int> cumulative;

    NgramMeasure(TextShape shape, Semantics semantics)
    {
        (this.shape, this.semantics, ngrams) = (shape, semantics, shape.Ngrams);
        words = shape.Words(semantics switch
        {
            Semantics.Datatrove => WordRule.WordsAndMarks,
            Semantics.Dclm => WordRule.Words,
            _ => WordRule.WhiteSpace,
        });
        hashes = words.Hashes(shape.Text);
        cumulative = words.Cumulative;
        ngrams.Begin(hashes, shape.Counts);
    }

    /// <summary>Starts with n = 2.</summary>
    internal static NgramMeasure Begin(TextShape shape, Semantics semantics) => new(shape, semantics);

    /// <summary>Goes on to n-grams one word longer.</summary>
    internal void Lengthen() => ngrams.Lengthen(hashes);

    /// <summary>Characters in all occurrences of the most frequent n-gram (the earliest of equals; DCLM: the longest), per character.</summary>
    internal readonly double TopShare()
    {
        var n = ngrams.N;
        if (words.Count < n)
            return semantics == Semantics.Nemo ? 1 : 0;
        var (best, position) = (1, 0);
        for (var j = 0; j < ngrams.Candidates; j++)
        {
            ref readonly var entry = ref ngrams.Entry(j);
            if (entry.Count > best || (entry.Count == best && best > 1 && semantics == Semantics.Dclm
                && Characters(ngrams.Position(j), n) > Characters(position, n)))
                (best, position) = (entry.Count, ngrams.Position(entry.First));
        }
        var characters = (long)Characters(position, n);
        return semantics switch
        {
            Semantics.Datatrove => (double)(characters + n - 1) * best / shape.Text.Length,
            Semantics.Dclm when best == 1 => 0,
            Semantics.Nemo => (double)LiteralCharacters(position, n) / shape.Text.Length,
            _ => (double)characters * best / Math.Max(1, cumulative[words.Count]),
        };
    }

    /// <summary>Characters in n-grams that repeat, per character.</summary>
    internal readonly double DuplicateShare()
    {
        var n = ngrams.N;
        if (words.Count < n)
            return semantics == Semantics.Nemo ? 1 : 0;
        if (ngrams.Candidates == 0)
            return 0;
        return semantics switch
        {
            Semantics.Datatrove => (double)GreedyCharacters(n) / shape.Text.Length,
            Semantics.Nemo => (double)SecondCopyCharacters(n) / shape.Text.Length,
            Semantics.Dclm => (double)CoveredCharacters(n) / Math.Max(1, cumulative[words.Count]),
            _ => (double)OccurrenceCharacters(n) / Math.Max(1, AllOccurrenceCharacters(n)),
        };
    }

    readonly int Characters(int position, int n) => cumulative[position + n] - cumulative[position];

    /// <summary>datatrove: left to right; a copy of an n-gram met before counts, and the walk goes on behind it.</summary>
    readonly long GreedyCharacters(int n)
    {
        var (characters, next) = (0L, 0);
        for (var j = 0; j < ngrams.Candidates; j++)
        {
            var position = ngrams.Position(j);
            ref var entry = ref ngrams.Entry(j);
            if (position < next || entry.Count < 2)
                continue;
            if (entry.Seen)
            {
                characters += Characters(position, n);
                next = position + n;
            }
            entry.Seen = true;
        }
        return characters;
    }

    /// <summary>NeMo: every copy but the first, each character once, and the spaces between its words.</summary>
    readonly long SecondCopyCharacters(int n)
    {
        var (characters, covered, last) = (0L, 0, 0);
        for (var j = 0; j < ngrams.Candidates; j++)
        {
            var position = ngrams.Position(j);
            covered = Math.Max(0, covered - (position - last));
            last = position;
            ref var entry = ref ngrams.Entry(j);
            if (entry.Count >= 2 && entry.Seen)
            {
                characters += Characters(position + covered, n - covered) + Math.Min(n - covered, n - 1);
                covered = n;
            }
            entry.Seen = true;
        }
        return characters;
    }

    /// <summary>DCLM: words inside any n-gram that occurs more than once, each word once.</summary>
    readonly long CoveredCharacters(int n)
    {
        var (characters, covered) = (0L, 0);
        for (var j = 0; j < ngrams.Candidates; j++)
        {
            if (ngrams.Entry(j).Count < 2)
                continue;
            var from = Math.Max(ngrams.Position(j), covered);
            covered = ngrams.Position(j) + n;
            characters += cumulative[covered] - cumulative[from];
        }
        return characters;
    }

    /// <summary>Dolma: all occurrences of n-grams that occur more than once, overlaps counted again.</summary>
    readonly long OccurrenceCharacters(int n)
    {
        var characters = 0L;
        for (var j = 0; j < ngrams.Candidates; j++)
            if (ngrams.Entry(j).Count >= 2)
                characters += Characters(ngrams.Position(j), n);
        return characters;
    }

    readonly long AllOccurrenceCharacters(int n)
    {
        var characters = 0L;
        for (var i = 0; i + n <= words.Count; i++)
            characters += Characters(i, n);
        return characters;
    }

    /// <summary>NeMo removes the n-gram from the text as a string with single spaces, wherever it stands, and measures what is gone.</summary>
    readonly long LiteralCharacters(int position, int n)
    {
        ReadOnlySpan<char> text = shape.Text;
        var literal = new System.Text.StringBuilder();
        for (var i = position; i < position + n; i++)
            literal.Append(i > position ? " " : "").Append(words.At(text, i));
        return (long)text.Count(literal.ToString()) * literal.Length;
    }
}
