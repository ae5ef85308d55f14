using Loam.Text;

namespace Loam.Rewriting;

/// <summary>Cuts a page into chunks that a model can read at once: at paragraphs, then at sentences, then at words.</summary>
/// <remarks>Nothing is dropped: the chunks together hold every character that is not white space between them, in order.</remarks>
public sealed class Chunking(int maxTokens, Func<string, int>? countTokens = null)
{
    readonly int maxTokens = maxTokens >= 1 ? maxTokens : throw new ArgumentOutOfRangeException(nameof(maxTokens), maxTokens, "a chunk holds at least 1 token");
    readonly Func<string, int> count = countTokens ?? Estimate;

    /// <summary>Tokens of a text when no tokenizer is at hand: one per 4 characters in English, per 3 in other languages' longer words; at least one a word.</summary>
    /// <remarks>Deliberately high (a third above what common tokenizers give for German), so that a model's window is never overrun.</remarks>
    public static int Estimate(string text) => Math.Max(Words.Count(text), (text.Length + 2) / 3);

    /// <summary>The chunks, in order, none empty. A text that fits is one chunk.</summary>
    public IReadOnlyList<string> Split(string text) => Split(text, count(text));

    /// <summary>The same for a text whose tokens were counted before: a tokenizer is the dearest part of it.</summary>
    internal IReadOnlyList<string> Split(string text, int tokens)
    {
        text = text.Trim();
        if (text.Length == 0)
            return [];
        if (tokens <= maxTokens)
            return [text];
        var chunks = new List<string>();
        var current = "";
        foreach (var (piece, joint) in Pieces(text))
        {
            var joined = current.Length == 0 ? piece : current + joint + piece;
            if (current.Length > 0 && count(joined) > maxTokens)
            {
                chunks.Add(current);
                current = piece;
            }
            else
            {
                current = joined;
            }
        }
        if (current.Length > 0)
            chunks.Add(current);
        return chunks;
    }

    /// <summary>Pieces that fit, each with what joined it to the piece before.</summary>
    IEnumerable<(string Piece, string Joint)> Pieces(string text)
    {
        var joint = "";
        foreach (var line in text.Split('\n'))
        {
            var paragraph = line.Trim();
            if (paragraph.Length == 0)
            {
                joint = "\n\n";
                continue;
            }
            if (count(paragraph) <= maxTokens)
            {
                yield return (paragraph, joint);
            }
            else
            {
                foreach (var sentence in Sentences.Split(paragraph))
                {
                    foreach (var part in count(sentence) <= maxTokens ? [sentence] : ByWords(sentence))
                    {
                        yield return (part, joint);
                        joint = " ";
                    }
                }
            }
            joint = "\n";
        }
    }

    /// <summary>A sentence longer than a chunk, cut between words; a "word" longer than a chunk is cut anywhere.</summary>
    IEnumerable<string> ByWords(string sentence)
    {
        var start = 0;
        while (start < sentence.Length)
        {
            var length = Math.Min(sentence.Length - start, 4 * maxTokens);
            while (length > 1 && count(sentence.Substring(start, length)) > maxTokens)
                length = Math.Max(1, length * 3 / 4);
            if (start + length < sentence.Length)
            {
                var space = sentence.LastIndexOf(' ', start + length - 1, length);
                if (space > start)
                    length = space - start;
                else if (char.IsHighSurrogate(sentence[start + length - 1]) && length > 1)
                    length--;
            }
            var part = sentence.Substring(start, length).Trim();
            if (part.Length > 0)
                yield return part;
            start += length;
        }
    }
}
