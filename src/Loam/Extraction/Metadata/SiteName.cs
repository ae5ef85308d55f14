namespace Loam.Extraction.Metadata;

/// <summary>Knows a site's name when it sees it: as the page states it, or as the host spells it.</summary>
sealed class SiteName(string? stated, string? url)
{
    const int ShortestHost = 4;

    readonly string stated = Letters(stated);
    readonly string host = Letters(HostOf(url));

    /// <summary>Whether the text is the site's name and not a title.</summary>
    public bool Is(string text)
    {
        var letters = Letters(text);
        if (letters.Length < 2)
            return letters.Length == 0;
        return letters == stated || (letters.Length >= ShortestHost && host.Contains(letters, StringComparison.Ordinal));
    }

    // "www.spiegel.de" and what an archive puts before it.
    static string? HostOf(string? url)
    {
        if (url is null)
            return null;
        var start = url.LastIndexOf("://", StringComparison.Ordinal);
        var rest = start < 0 ? url : url[(start + 3)..];
        var end = rest.AsSpan().IndexOfAny('/', '?', '#');
        return end < 0 ? rest : rest[..end];
    }

    static string Letters(string? text) =>
        text is null ? "" : string.Concat(text.ToLowerInvariant().Where(char.IsLetterOrDigit));
}
