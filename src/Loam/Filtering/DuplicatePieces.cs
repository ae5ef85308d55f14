using Loam.Text;

namespace Loam.Filtering;

/// <summary>How much of a text stands in lines, or paragraphs, that occur more than once.</summary>
/// <param name="Share">Duplicates per piece.</param>
/// <param name="CharacterShare">Characters in duplicates, per character of the text as the semantics counts them.</param>
readonly record struct DuplicatePieces(double Share, double CharacterShare)
{
    /// <summary>Duplicate lines.</summary>
    internal static DuplicatePieces Lines(TextShape shape, Semantics semantics)
    {
        ReadOnlySpan<char> text = shape.Text;
        var lines = shape.Lines;
        var counter = new Counter(shape, semantics, lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines.At(text, i);
            switch (semantics)
            {
                case Semantics.Datatrove:
                    // datatrove splits at runs of line feeds: an empty piece can stand only before the first and after the last line.
                    if (line.Length > 0 || i == 0 || i == lines.Count - 1)
                        counter.Add(line);
                    break;
                case Semantics.Dolma when !line.IsWhiteSpace():
                    // Dolma counts blank lines, too, but its texts (CCNet's) have none; here one stands between all paragraphs, and would drop them.
                    counter.Add(line);
                    break;
                case Semantics.Dclm when line.Trim() is { Length: > 0 } trimmed:
                    counter.Add(trimmed);
                    break;
                case Semantics.Nemo when !line.IsWhiteSpace():
                    counter.Add(line);
                    break;
            }
        }
        return counter.Result();
    }

    /// <summary>Duplicate paragraphs. Dolma knows none.</summary>
    internal static DuplicatePieces Paragraphs(TextShape shape, Semantics semantics)
    {
        if (semantics == Semantics.Dolma)
            return default;
        ReadOnlySpan<char> text = semantics == Semantics.Datatrove ? shape.Text.AsSpan().Trim() : shape.Text;
        var counter = new Counter(shape, semantics, shape.Lines.Count);
        var start = 0;
        while (start <= text.Length)
        {
            var length = text[start..].IndexOf("\n\n");
            var paragraph = length < 0 ? text[start..] : text.Slice(start, length);
            if (semantics == Semantics.Dclm)
                paragraph = paragraph.Trim();
            if (semantics != Semantics.Dclm || paragraph.Length > 0)
                counter.Add(paragraph);
            if (length < 0)
                break;
            start += length + 2;
            while (semantics == Semantics.Datatrove && start < text.Length && text[start] == '\n')
                start++;
        }
        return counter.Result();
    }

    ref struct Counter
    {
        readonly TextShape shape;
        readonly Semantics semantics;
        int pieces, duplicates, unique;
        long characters, duplicateCharacters;

        internal Counter(TextShape shape, Semantics semantics, int atMost)
        {
            (this.shape, this.semantics) = (shape, semantics);
            shape.Counts.Begin(atMost + 2);
        }

        internal void Add(ReadOnlySpan<char> piece)
        {
            pieces++;
            characters += piece.Length;
            ref var entry = ref shape.Counts[shape.Counts.Add(StableHash.Of(piece), pieces)];
            if (entry.Count == 1)
            {
                unique++;
                return;
            }
            // Every copy counts in Dolma and DCLM, so the second one brings the first along; elsewhere the first is not a duplicate.
            var copies = entry.Count == 2 && semantics is (Semantics.Dolma or Semantics.Dclm) ? 2 : 1;
            duplicates += copies;
            duplicateCharacters += (long)copies * piece.Length;
        }

        internal readonly DuplicatePieces Result()
        {
            if (pieces == 0 || (semantics == Semantics.Dclm && pieces == 1))
                return default;
            var all = semantics switch
            {
                Semantics.Datatrove => shape.Text.Length,
                Semantics.Dolma => shape.Words(WordRule.WhiteSpace).WordCharacters,
                _ => characters,
            };
            return new((double)duplicates / pieces, (double)duplicateCharacters / Math.Max(1, all));
        }
    }
}
