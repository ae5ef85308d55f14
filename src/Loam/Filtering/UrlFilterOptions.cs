namespace Loam.Filtering;

/// <summary>What <see cref="UrlFilter"/> blocks.</summary>
public sealed record UrlFilterOptions
{
    /// <summary>Block lists: text files with one domain or address per line; # starts a comment. Default: none.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>More domains (<c>example.com</c>: it and all hosts below it) or addresses (<c>example.com/page</c>: that page alone). Default: none.</summary>
    public IReadOnlyList<string> Block { get; init; } = [];
}
