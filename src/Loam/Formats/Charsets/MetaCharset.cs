using System.Buffers;
using System.Text;

namespace Loam.Formats;

/// <summary>The charset that a page declares in itself.</summary>
static class MetaCharset
{
    // The standard looks at 1,024 bytes; pages whose head begins with scripts declare it later.
    const int Searched = 8192;

    static readonly SearchValues<char> Stops = SearchValues.Create(" \t\r\n\"';/>?");

    /// <summary>The label in <c>meta charset</c>, <c>meta http-equiv</c> or an XML declaration; null where there is none.</summary>
    public static string? Find(ReadOnlySpan<byte> page)
    {
        var head = Encoding.Latin1.GetString(page[..Math.Min(page.Length, Searched)]);
        if (head.AsSpan().TrimStart().StartsWith("<?xml") && After(head, "encoding", head.IndexOf("?>", StringComparison.Ordinal)) is { } declared)
            return declared;
        for (var at = 0; (at = head.IndexOf("<meta", at, StringComparison.OrdinalIgnoreCase)) >= 0; at += 5)
        {
            var end = head.IndexOf('>', at);
            if (end < 0)
                return null;
            if (After(head[at..end], "charset", end - at) is { } charset)
                // A page that declares UTF-16 in ASCII bytes is not UTF-16 (Encoding Standard); it is most often UTF-8.
                return charset.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) ? "utf-8" : charset;
        }
        return null;
    }

    static string? After(string text, string name, int end)
    {
        var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at < 0 || at >= end)
            return null;
        var value = text.AsSpan(at + name.Length).TrimStart();
        if (value.IsEmpty || value[0] != '=')
            return null;
        value = value[1..].TrimStart(" \t\r\n\"'");
        var stop = value.IndexOfAny(Stops);
        return (stop < 0 ? value : value[..stop]).ToString() is { Length: > 0 } label ? label : null;
    }
}
