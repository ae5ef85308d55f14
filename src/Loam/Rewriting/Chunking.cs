using Loam.Text;

namespace Loam.Rewriting;

/// <summary>Cuts a page into chunks that a model can read at once: at paragraphs, then at sentences, then at words.</summary>
/// <remarks>
/// Nothing is dropped: the chunks are slices of the page, in order, and between them stands white space alone. Every piece is counted once and the counts are added
/// up, with what joins them, so a chunk may have fewer tokens than it is taken for, and hardly ever more. Counting what is joined again and again would be exact, and quadratic.
/// </remarks>
/// <param name="maxTokens">Most tokens of a chunk, at least 1. A single character may have more; it is then a chunk of its own.</param>
/// <param name="countTokens">Counts the tokens of a text, thread-safe; null estimates (<see cref="Estimate"/>).</param>
/// <param name="minTokens">A last chunk of fewer tokens takes pieces from the one before, so that no request is about a scrap. Default: 0.</param>
public sealed class Chunking(int maxTokens, Func<ReadOnlySpan<char>, int>? countTokens = null, int minTokens = 0)
{
    readonly int maxTokens = maxTokens >= 1 ? maxTokens : throw new ArgumentOutOfRangeException(nameof(maxTokens), maxTokens, "a chunk holds at least 1 token");
    readonly Func<ReadOnlySpan<char>, int> count = countTokens ?? Estimate;

    /// <summary>Tokens of a text when no tokenizer is at hand: one in three characters, at least one a word.</summary>
    /// <remarks>Deliberately high (a third above what common tokenizers give for German), so that a model's window is never overrun.</remarks>
    public static int Estimate(ReadOnlySpan<char> text) => Math.Max(Words.Count(text), (text.Length + 2) / 3);

    /// <summary>The chunks, in order, none empty, trimmed. A text that fits is one chunk; white space is none.</summary>
    public IReadOnlyList<string> Split(string text) => Split(text, count(text));

    /// <summary>The chunks of a text whose tokens are counted already.</summary>
    internal IReadOnlyList<string> Split(string text, int tokens)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        if (tokens <= maxTokens)
            return [text.Trim()];
        var pieces = Pieces(text);
        var firsts = Fill(text, pieces);
        if (firsts.Count > 1)
            firsts[^1] = Balanced(pieces, firsts[^2], firsts[^1]);
        var chunks = new string[firsts.Count];
        for (var i = 0; i < chunks.Length; i++)
            chunks[i] = text[pieces[firsts[i]].Start..pieces[(i + 1 < chunks.Length ? firsts[i + 1] : pieces.Count) - 1].End];
        return chunks;
    }

    /// <summary>A slice that fits a chunk.</summary>
    /// <param name="Start">Where it begins.</param>
    /// <param name="End">Just past its end.</param>
    /// <param name="Tokens">Its tokens.</param>
    /// <param name="Joint">Tokens of the white space before it.</param>
    readonly record struct Piece(int Start, int End, int Tokens, int Joint);

    /// <summary>Which pieces open a chunk, when each chunk takes as many as fit.</summary>
    /// <remarks>A heading goes with what it heads: a chunk that ends in headings leaves them to the next one.</remarks>
    List<int> Fill(string text, List<Piece> pieces)
    {
        var firsts = new List<int> { 0 };
        var sum = pieces[0].Tokens;
        for (var i = 1; i < pieces.Count; i++)
        {
            var (_, _, tokens, joint) = pieces[i];
            sum += joint + tokens;
            if (sum <= maxTokens)
                continue;
            var first = i;
            while (first - 1 > firsts[^1] && text[pieces[first - 1].Start] == '#')
                first--;
            if (first < i && Sum(pieces, first, i + 1) > maxTokens)
                first = i;
            firsts.Add(first);
            sum = Sum(pieces, first, i + 1);
        }
        return firsts;
    }

    /// <summary>Where the last chunk opens when it takes pieces from the one before until it has enough, or would have more than that.</summary>
    int Balanced(List<Piece> pieces, int before, int first)
    {
        var (mine, theirs) = (Sum(pieces, first, pieces.Count), Sum(pieces, before, first));
        while (mine < minTokens && first - 1 > before)
        {
            var moved = pieces[first - 1].Tokens + pieces[first].Joint;
            if (mine + moved > maxTokens || mine + moved > theirs - moved)
                break;
            (mine, theirs, first) = (mine + moved, theirs - moved, first - 1);
        }
        return first;
    }

    static int Sum(List<Piece> pieces, int from, int to)
    {
        var sum = pieces[from].Tokens;
        for (var i = from + 1; i < to; i++)
            sum += pieces[i].Joint + pieces[i].Tokens;
        return sum;
    }

    List<Piece> Pieces(string text)
    {
        var pieces = new List<Piece>();
        var end = 0;
        for (var start = 0; start < text.Length; start = end + 1)
        {
            end = text.IndexOf('\n', start);
            if (end < 0)
                end = text.Length;
            AddParagraph(text, start, end, pieces);
        }
        return pieces;
    }

    void AddParagraph(string text, int start, int end, List<Piece> pieces)
    {
        var paragraph = text.AsSpan(start, end - start);
        start += paragraph.Length - paragraph.TrimStart().Length;
        paragraph = paragraph.Trim();
        if (paragraph.IsEmpty)
            return;
        if (count(paragraph) is var tokens && tokens <= maxTokens)
        {
            Add(text, start, start + paragraph.Length, tokens, pieces);
            return;
        }
        foreach (var sentence in Sentences.In(paragraph))
        {
            var (from, length) = sentence.GetOffsetAndLength(paragraph.Length);
            if (count(paragraph.Slice(from, length)) is var own && own <= maxTokens)
                Add(text, start + from, start + from + length, own, pieces);
            else
                AddByWords(text, start + from, start + from + length, pieces);
        }
    }

    /// <summary>A sentence longer than a chunk, cut between words; a "word" longer than a chunk is cut anywhere but inside a character.</summary>
    void AddByWords(string text, int start, int end, List<Piece> pieces)
    {
        while (start < end)
        {
            var length = (int)Math.Min(end - start, 8L * maxTokens);
            var tokens = count(text.AsSpan(start, length));
            while (tokens > maxTokens && length > 1)
            {
                // As long as it would be if its tokens were spread evenly, and always shorter.
                length = Math.Clamp((int)((long)length * maxTokens / tokens), 1, length - 1);
                tokens = count(text.AsSpan(start, length));
            }
            var cut = start + length < end ? Cut(text, start, start + length, end) : end;
            if (cut != start + length)
                tokens = count(text.AsSpan(start, cut - start).TrimEnd());
            Add(text, start, start + text.AsSpan(start, cut - start).TrimEnd().Length, tokens, pieces);
            for (start = cut; start < end && char.IsWhiteSpace(text[start]);)
                start++;
        }
    }

    /// <summary>Where to cut at or before a limit: at the last white space, else in front of a whole character.</summary>
    static int Cut(string text, int start, int limit, int end)
    {
        for (var i = limit; i > start; i--)
        {
            if (char.IsWhiteSpace(text[i]))
                return i;
        }
        if (!char.IsSurrogatePair(text[limit - 1], text[limit]))
            return limit;
        return limit - 1 > start ? limit - 1 : Math.Min(limit + 1, end);
    }

    void Add(string text, int start, int end, int tokens, List<Piece> pieces)
    {
        var gap = pieces.Count == 0 ? 0 : start - pieces[^1].End;
        pieces.Add(new(start, end, tokens, gap == 0 ? 0 : gap == 1 ? 1 : Math.Max(1, count(text.AsSpan(start - gap, gap)))));
    }
}
