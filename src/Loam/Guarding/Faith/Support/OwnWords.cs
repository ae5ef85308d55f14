using System.Collections.Frozen;

namespace Loam.Guarding.Faith.Support;

/// <summary>The words that a writer uses of his own: they stand in many faithful rewrites whose sources do not have them (<c>betont</c>, <c>vorgesehen</c>, <c>according</c>).</summary>
/// <remarks>Counted on the faithful rewrites of the dev pairs by <c>loam bench guard --own-words</c>; the commonest words of a language were tried first, but "Bank" is common and no writer's word.</remarks>
static class OwnWords
{
    static readonly Lazy<FrozenSet<string>> German = new(() => Read("own-de.txt"));
    static readonly Lazy<FrozenSet<string>> English = new(() => Read("own-en.txt"));

    /// <summary>Stems of such words in a language; empty where they were not counted.</summary>
    internal static FrozenSet<string> Of(string? language) => language switch
    {
        "de" => German.Value,
        "en" => English.Value,
        _ => FrozenSet<string>.Empty,
    };

    static FrozenSet<string> Read(string resource)
    {
        using var stream = typeof(OwnWords).Assembly.GetManifestResourceStream("Loam.Guarding.Words." + resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
