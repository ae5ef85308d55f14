using System.Text;

namespace Loam.Extraction.Html;

/// <summary>Collects text with entities decoded, white space folded to single spaces, and invisible characters removed.</summary>
sealed class FoldedText
{
    readonly StringBuilder text = new();
    char gap;

    /// <summary>How many characters so far.</summary>
    public int Length => text.Length;

    /// <summary>Appends source text, undecoded.</summary>
    public void Append(ReadOnlySpan<char> raw)
    {
        Span<char> decoded = stackalloc char[4];
        for (var i = 0; i < raw.Length; i++)
        {
            var c = raw[i];
            if (c == '&' && Entities.Decode(raw[i..], decoded, out var written) is var used and > 0)
            {
                for (var k = 0; k < written; k++)
                    AppendDecoded(decoded[k]);
                i += used - 1;
            }
            else
            {
                AppendDecoded(c);
            }
        }
    }

    /// <summary>A gap between words, if there is not one already.</summary>
    public void Space()
    {
        if (gap == '\0')
            gap = ' ';
    }

    /// <summary>A line break, if there is text before and after it.</summary>
    public void Break() => gap = '\n';

    /// <summary>Appends one character of decoded text.</summary>
    public void AppendDecoded(char c)
    {
        if (c <= ' ' || c == '\u00A0' || (c > '\u007F' && char.IsWhiteSpace(c)))
        {
            Space();
            return;
        }
        if (IsInvisible(c))
            return;
        if (gap != '\0' && text.Length > 0)
            text.Append(gap);
        gap = '\0';
        text.Append(c);
    }

    /// <summary>Soft hyphen, zero-width space and joiners' byte-order mark, direction marks, private use and controls: nothing a reader sees.</summary>
    /// <remarks>Zero-width joiner and non-joiner stay: Persian, Indic scripts and emoji are spelt with them.</remarks>
    public static bool IsInvisible(char c) =>
        c is '\u00AD' or '\u200B' or '\u2060' or '\uFEFF' or '\u200E' or '\u200F' or '\0' or '\uFFFE' or '\uFFFF'
            or >= '\u0001' and <= '\u0008' or >= '\u000E' and <= '\u001F' or >= '\u007F' and <= '\u009F'
            or >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or >= '\uE000' and <= '\uF8FF';

    /// <inheritdoc/>
    public override string ToString() => text.ToString();
}
