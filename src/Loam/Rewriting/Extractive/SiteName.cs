namespace Loam.Rewriting.Extractive;

/// <summary>A site's own name among a page's headings: it names no section.</summary>
static class SiteName
{
    /// <summary>What stands between a title and the name of its site.</summary>
    static readonly string[] Bars = [" | ", " - ", " – ", " — ", " · ", " » "];

    /// <summary>True when a heading spells the address's host: <c>Geo Notes</c> on geo-notes.example.</summary>
    internal static bool Is(string heading, string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
            return false;
        var spelt = Letters(heading);
        var labels = address.Host.Split('.');
        return spelt.Length > 3 && (spelt == Letters(address.Host) || labels[..Math.Max(1, labels.Length - 1)].Any(label => Letters(label) == spelt));
    }

    /// <summary>True when a heading is what a title ends with, behind a bar or dash.</summary>
    internal static bool EndsTitle(string heading, string? title) =>
        title is not null && Bars.Any(bar => title.EndsWith(bar + heading.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>A title without the site's name behind a bar or dash.</summary>
    internal static string Without(string title)
    {
        var cut = title.IndexOf(" | ", StringComparison.Ordinal);
        foreach (var bar in Bars[1..4])
            cut = cut < 0 ? title.LastIndexOf(bar, StringComparison.Ordinal) : cut;
        return (cut > 2 ? title[..cut] : title).Trim();
    }

    static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
