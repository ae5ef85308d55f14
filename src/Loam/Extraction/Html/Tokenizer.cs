namespace Loam.Extraction.Html;

/// <summary>What the tokenizer found.</summary>
enum TokenKind : byte
{
    End, Text, StartTag, EndTag,
}

/// <summary>An attribute of the current tag: its value is a range of the source, undecoded.</summary>
readonly record struct HtmlAttribute(AttributeName Name, int Start, int Length);

/// <summary>Cuts HTML into tags and text in one pass over the source; comments, doctypes and processing instructions are read past.</summary>
/// <remarks>
/// Follows the states of the HTML standard (13.2.5) as far as they show in a tree. Every character is looked at a bounded number of times,
/// also in broken pages: a search that fails once is not repeated.
/// </remarks>
ref struct Tokenizer(ReadOnlySpan<char> source, List<HtmlAttribute> attributes)
{
    readonly ReadOnlySpan<char> source = source;
    readonly List<HtmlAttribute> attributes = attributes;
    int next;
    bool noMoreSections;

    /// <summary>First character of the text, or of the tag's name.</summary>
    public int Start { get; private set; }

    /// <summary>Length of the text or of the name.</summary>
    public int Length { get; private set; }

    /// <summary>Where the next token starts.</summary>
    public readonly int Position => next;

    /// <summary>The tag, for tags.</summary>
    public Tag Tag { get; private set; }

    /// <summary>Moves to the next token. The attributes of a start tag are appended to the list given at the start.</summary>
    public TokenKind Read()
    {
        while (next < source.Length)
        {
            if (source[next] != '<' || !StartsMarkup(next))
                return Text(next);
            var c = source[next + 1];
            if (char.IsAsciiLetter(c))
                return StartTag();
            if (c == '/' && char.IsAsciiLetter(source[next + 2]))
                return EndTag();
            if (source[next..].StartsWith("<![CDATA[", StringComparison.Ordinal) && SectionEnd() is var end and >= 0)
            {
                // Browsers hide it, too; in pages it is a script's or a feed's, never the author's text.
                next = end + 3;
                continue;
            }
            SkipDeclaration();
        }
        return TokenKind.End;
    }

    /// <summary>Reads the content of an element whose content is text (script, style, title, …) up to its end tag, which is read too.</summary>
    public void ReadRawText(Tag tag, ReadOnlySpan<char> name)
    {
        var from = next;
        var at = next;
        while (true)
        {
            var found = tag == Tag.Plaintext ? -1 : source[at..].IndexOf("</");
            if (found < 0)
            {
                Set(from, source.Length - from);
                next = source.Length;
                return;
            }
            at += found + 2;
            var after = at + name.Length;
            if (after <= source.Length && source[at..after].Equals(name, StringComparison.OrdinalIgnoreCase)
                && (after == source.Length || source[after] is '>' or '/' or ' ' or '\t' or '\n' or '\r' or '\f'))
            {
                Set(from, at - 2 - from);
                var close = source[after..].IndexOf('>');
                next = close < 0 ? source.Length : after + close + 1;
                return;
            }
        }
    }

    readonly bool StartsMarkup(int at)
    {
        if (at + 1 >= source.Length)
            return false;
        var c = source[at + 1];
        return char.IsAsciiLetter(c) || c is '!' or '?' || (c == '/' && at + 2 < source.Length);
    }

    void Set(int start, int length) => (Start, Length) = (start, length);

    TokenKind Text(int from)
    {
        var at = from;
        do
        {
            var found = source[(at + 1)..].IndexOf('<');
            at = found < 0 ? source.Length : at + 1 + found;
        }
        while (at < source.Length && !StartsMarkup(at));
        Set(from, at - from);
        next = at;
        return TokenKind.Text;
    }

    TokenKind StartTag()
    {
        ReadName(next + 1);
        ReadAttributes();
        return TokenKind.StartTag;
    }

    TokenKind EndTag()
    {
        ReadName(next + 2);
        var kept = attributes.Count;
        ReadAttributes();
        attributes.RemoveRange(kept, attributes.Count - kept);
        return TokenKind.EndTag;
    }

    void ReadName(int from)
    {
        var end = from;
        while (end < source.Length && !IsSpace(source[end]) && source[end] is not ('>' or '/'))
            end++;
        Set(from, end - from);
        Tag = TagTable.TagOf(source[from..end]);
        next = end;
    }

    void ReadAttributes()
    {
        var i = next;
        while (i < source.Length)
        {
            var c = source[i];
            if (c == '>')
            {
                next = i + 1;
                return;
            }
            if (IsSpace(c) || c == '/')
                i++;
            else
                i = ReadAttribute(i);
        }
        next = source.Length;
    }

    readonly int ReadAttribute(int from)
    {
        var i = from + 1;
        while (i < source.Length && source[i] is var c && !IsSpace(c) && c is not ('>' or '/' or '='))
            i++;
        var name = TagTable.AttributeOf(source[from..i]);
        var equals = i;
        while (equals < source.Length && IsSpace(source[equals]))
            equals++;
        if (equals >= source.Length || source[equals] != '=')
        {
            Keep(name, i, 0);
            return i;
        }
        i = equals + 1;
        while (i < source.Length && IsSpace(source[i]))
            i++;
        if (i >= source.Length)
            return i;
        var start = i;
        if (source[i] is '"' or '\'')
        {
            var close = source[(i + 1)..].IndexOf(source[i]);
            var end = close < 0 ? source.Length : i + 1 + close;
            Keep(name, i + 1, end - i - 1);
            return Math.Min(end + 1, source.Length);
        }
        while (i < source.Length && !IsSpace(source[i]) && source[i] != '>')
            i++;
        Keep(name, start, i - start);
        return i;
    }

    readonly void Keep(int name, int start, int length)
    {
        if (name >= 0)
            attributes.Add(new((AttributeName)name, start, length));
    }

    void SkipDeclaration()
    {
        if (source[next..].StartsWith("<!--", StringComparison.Ordinal))
        {
            SkipComment();
            return;
        }
        var end = source[next..].IndexOf('>');
        next = end < 0 ? source.Length : next + end + 1;
    }

    void SkipComment()
    {
        var at = next + 4;
        if (source[at..].StartsWith(">", StringComparison.Ordinal) || source[at..].StartsWith("->", StringComparison.Ordinal))
        {
            next = at + source[at..].IndexOf('>') + 1;
            return;
        }
        while (source[at..].IndexOf("--") is var found and >= 0)
        {
            at += found + 2;
            var end = at;
            while (end < source.Length && source[end] == '-')
                end++;
            if (end < source.Length && source[end] == '!')
                end++;
            if (end < source.Length && source[end] == '>')
            {
                next = end + 1;
                return;
            }
            at = end;
        }
        next = source.Length;
    }

    int SectionEnd()
    {
        if (noMoreSections)
            return -1;
        var found = source[next..].IndexOf("]]>");
        noMoreSections = found < 0;
        return found < 0 ? -1 : next + found;
    }

    static bool IsSpace(char c) => c is ' ' or '\n' or '\t' or '\r' or '\f';
}
