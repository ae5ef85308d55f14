using System.Buffers;
using System.Text;

namespace Loam.Formats;

/// <summary>What kind of page a content is.</summary>
enum PageKind
{
    Html,
    Plain,
    NotText,
}

/// <summary>Reads media types (<c>Content-Type</c>), and looks at content where there is none.</summary>
static class MediaTypes
{
    /// <summary>The kind of a page by its media type; null where there is none to go by.</summary>
    public static PageKind? KindOf(string? contentType)
    {
        var type = contentType?.Split(';')[0].Trim().ToLowerInvariant();
        return type switch
        {
            null or "" or "unknown/unknown" or "application/unknown" or "*/*" or "no-type" => null,
            "text/html" or "application/xhtml+xml" or "html" or "application/vnd.wap.xhtml+xml" => PageKind.Html,
            "text/plain" => PageKind.Plain,
            _ => PageKind.NotText,
        };
    }

    /// <summary>The charset parameter, or null.</summary>
    public static string? CharsetOf(string? contentType)
    {
        var at = contentType?.IndexOf("charset", StringComparison.OrdinalIgnoreCase) ?? -1;
        if (at < 0)
            return null;
        var value = contentType.AsSpan(at + 7).TrimStart();
        if (value.IsEmpty || value[0] != '=')
            return null;
        value = value[1..].Trim(" \t\"'");
        var end = value.IndexOfAny(Stops);
        return (end < 0 ? value : value[..end]).ToString() is { Length: > 0 } charset ? charset : null;
    }

    /// <summary>The kind of a page by its first bytes, for content without a media type.</summary>
    public static PageKind Sniff(ReadOnlySpan<byte> content)
    {
        var start = content[..Math.Min(content.Length, 1024)];
        if (IsBinary(start))
            return PageKind.NotText;
        // Lower-cased Latin-1 is enough for tag names; the list is the one of the WHATWG's MIME sniffing standard, section 7.1.
        var text = Encoding.Latin1.GetString(start).TrimStart().ToLowerInvariant();
        return text.StartsWith('<') && HtmlStarts.Any(tag => text.Contains(tag, StringComparison.Ordinal)) ? PageKind.Html : PageKind.Plain;
    }

    /// <summary>Whether bytes hold what no text does. UTF-16 text, which has zero bytes, is recognised by its byte order mark.</summary>
    public static bool IsBinary(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return false;
        return start.ContainsAnyInRange((byte)0, (byte)8) || start.StartsWith("%PDF-"u8);
    }

    static readonly SearchValues<char> Stops = SearchValues.Create(" \t\"';,");

    static readonly string[] HtmlStarts =
        ["<!doctype html", "<html", "<head", "<script", "<iframe", "<h1", "<div", "<font", "<table", "<a", "<style", "<title", "<b", "<body", "<br", "<p", "<!--"];
}
