using System.Text.RegularExpressions;

namespace Loam.Tests.Architecture;

/// <summary>Links between the repository's pages and into its code lead somewhere.</summary>
public partial class LinkTests
{
    static readonly string[] Pages = [.. new[] { "docs", "lab" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(SharedData.Repository, folder), "*.md", SearchOption.AllDirectories))
        .Concat(Directory.EnumerateFiles(SharedData.Repository, "*.md")).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_link_leads_to_a_file_or_a_heading()
    {
        var broken =
            from page in Pages
            from Match link in Link().Matches(Fence().Replace(File.ReadAllText(page), ""))
            let target = link.Groups[1].Value
            where !target.Contains("://", StringComparison.Ordinal) && !Leads(page, target)
            select $"{Path.GetRelativePath(SharedData.Repository, page)}: {target}";
        Assert.Empty(broken);
    }

    static bool Leads(string page, string target)
    {
        var parts = target.Split('#', 2);
        var path = parts[0].Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, parts[0]);
        return parts.Length == 1 || !path.EndsWith(".md", StringComparison.Ordinal) ? Path.Exists(path)
            : File.Exists(path) && Heading().Matches(Fence().Replace(File.ReadAllText(path), "")).Any(h => Anchor(h.Groups[1].Value) == parts[1]);
    }

    // As GitHub makes anchors: lower case, marks left out, dashes for spaces.
    static string Anchor(string heading) =>
        string.Concat(heading.Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
