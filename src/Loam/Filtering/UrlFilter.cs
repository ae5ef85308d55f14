using Loam.Documents;
using Loam.Steps;
using Loam.Text;

namespace Loam.Filtering;

/// <summary>Drops pages by their address: block lists of domains and of single pages.</summary>
/// <remarks>
/// An entry without a slash blocks that host and every host below it; an entry with one blocks that page. Scheme, <c>www.</c>, port, case of the host,
/// a final slash and the fragment do not matter. A document without an address stays. See <c>docs/filters/url.md</c>.
/// </remarks>
public sealed class UrlFilter : Filter
{
    readonly HashSet<string> domains = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> addresses = new(StringComparer.Ordinal);

    /// <summary>Reads the lists.</summary>
    /// <exception cref="RecipeException">A file cannot be read.</exception>
    public UrlFilter(UrlFilterOptions options)
    {
        var hash = 0UL;
        foreach (var entry in options.Block.Concat(options.Files.SelectMany(ReadList)))
        {
            var text = entry.AsSpan();
            if (text.IndexOf('#') is >= 0 and var comment)
                text = text[..comment];
            Split(text.Trim(), out var host, out var path);
            if (host.Length == 0)
                continue;
            if (path.Length == 0)
                domains.Add(host.ToString());
            else
                addresses.Add(Address(host, path));
            hash = StableHash.Of(text.Trim(), hash);
        }
        // The lists' content decides, not the files' names: a recipe that names a changed list must not take the old result for its own.
        Identity = new("url", 1, $"{{entries:{domains.Count + addresses.Count},hash:{hash:x16}}}");
    }

    /// <inheritdoc/>
    public override StepIdentity Identity { get; }

    /// <inheritdoc/>
    public override Verdict Judge(Document document)
    {
        if (document.Url is null)
            return Verdict.Keep;
        Split(document.Url.AsSpan().Trim(), out var host, out var path);
        var lookup = domains.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var rest = host; rest.Length > 0;)
        {
            if (lookup.TryGetValue(rest, out var listed))
                return Verdict.Drop(UrlReasons.Domain, $"{host} is blocked by {listed}");
            var dot = rest.IndexOf('.');
            rest = dot < 0 ? [] : rest[(dot + 1)..];
        }
        return path.Length > 0 && addresses.Count > 0 && addresses.Contains(Address(host, path))
            ? Verdict.Drop(UrlReasons.Address, $"{host}{path} is blocked")
            : Verdict.Keep;
    }

    static string[] ReadList(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RecipeException($"the block list {file} cannot be read: {e.Message}", inner: e);
        }
    }

    static string Address(ReadOnlySpan<char> host, ReadOnlySpan<char> path) => $"{host.ToString().ToLowerInvariant()}{path}";

    static void Split(ReadOnlySpan<char> url, out ReadOnlySpan<char> host, out ReadOnlySpan<char> path)
    {
        if (url.IndexOf("://") is >= 0 and var scheme)
            url = url[(scheme + 3)..];
        if (url.IndexOf('#') is >= 0 and var fragment)
            url = url[..fragment];
        var end = url.IndexOfAny('/', '?') is >= 0 and var slash ? slash : url.Length;
        host = url[..end];
        path = url[end..].TrimEnd('/');
        if (host.LastIndexOf('@') is >= 0 and var user)
            host = host[(user + 1)..];
        if (host.LastIndexOf(':') is > 0 and var port && !host[(port + 1)..].Contains(']'))
            host = host[..port];
        host = host.TrimEnd('.');
        if (host.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            host = host[4..];
    }
}
