using System.Text;

namespace Loam.Reporting;

/// <summary>Any text made safe for HTML and SVG, in element content and in quoted attributes alike.</summary>
/// <remarks>
/// Pages hold everything: closing script tags, control characters, lone surrogates. The five characters of markup become entities;
/// control characters become their Unicode pictures (U+2400 and on), so that a reader sees them; halves of surrogate pairs,
/// noncharacters and C1 controls become U+FFFD. Line breaks and tabs stay.
/// </remarks>
static class HtmlText
{
    /// <summary>The escaped text.</summary>
    public static string Escape(ReadOnlySpan<char> text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        Append(escaped, text);
        return escaped.ToString();
    }

    /// <summary>Appends the escaped text.</summary>
    public static void Append(StringBuilder target, ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '&':
                    target.Append("&amp;");
                    break;
                case '<':
                    target.Append("&lt;");
                    break;
                case '>':
                    target.Append("&gt;");
                    break;
                case '"':
                    target.Append("&quot;");
                    break;
                case '\'':
                    target.Append("&#39;");
                    break;
                case '\n' or '\t':
                    target.Append(c);
                    break;
                case '\r':
                    if (i + 1 >= text.Length || text[i + 1] != '\n')
                        target.Append('\n');
                    break;
                case < ' ':
                    target.Append((char)(0x2400 + c));
                    break;
                case '\u007F':
                    target.Append('\u2421');
                    break;
                case >= '\u0080' and <= '\u009F' or '\uFFFE' or '\uFFFF' or >= '\uFDD0' and <= '\uFDEF':
                    target.Append('\uFFFD');
                    break;
                case var high when char.IsHighSurrogate(high) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]):
                    AppendPair(target, high, text[++i]);
                    break;
                case var half when char.IsSurrogate(half):
                    target.Append('\uFFFD');
                    break;
                default:
                    target.Append(c);
                    break;
            }
        }
    }

    static void AppendPair(StringBuilder target, char high, char low)
    {
        // The last two code points of every plane are noncharacters.
        if ((char.ConvertToUtf32(high, low) & 0xFFFE) == 0xFFFE)
            target.Append('\uFFFD');
        else
            target.Append(high).Append(low);
    }
}
