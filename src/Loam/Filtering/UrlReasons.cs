using Loam.Documents;

namespace Loam.Filtering;

/// <summary>Why <see cref="UrlFilter"/> drops a document.</summary>
public static class UrlReasons
{
    /// <summary>The page's host is listed, or lies below a listed domain.</summary>
    public static readonly Reason Domain = new("url.domain", "The page's domain, or one above it, is on the block list.");

    /// <summary>The very address is listed.</summary>
    public static readonly Reason Address = new("url.address", "The page's address is on the block list.");
}
