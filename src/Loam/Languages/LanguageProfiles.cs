using System.Collections.Frozen;
using Loam.Text;

namespace Loam.Languages;

/// <summary>What is known about a language besides its n-grams.</summary>
/// <param name="Code">ISO 639-1 code.</param>
/// <param name="StopWords">Its most frequent function words in lower case; empty where there is no list.</param>
/// <param name="SpacesBetweenWords">Whether words stand apart.</param>
public sealed record LanguageProfile(string Code, FrozenSet<string> StopWords, bool SpacesBetweenWords);

/// <summary>Profiles of the languages that can be told apart.</summary>
/// <remarks>The lists of stop words live in <see cref="Text.StopWords"/>, where filters, which know nothing of this folder, find them as well.</remarks>
public static class LanguageProfiles
{
    /// <summary>The profile of a language, or null for one that cannot be identified here.</summary>
    public static LanguageProfile? For(string code) => Profiles.GetValueOrDefault(code);

    /// <summary>All profiles, by code in ordinal order.</summary>
    public static IReadOnlyList<LanguageProfile> All => [.. Profiles.Values.OrderBy(profile => profile.Code, StringComparer.Ordinal)];

    static readonly FrozenDictionary<string, LanguageProfile> Profiles = LanguageDetector.Languages
        .Select(code => new LanguageProfile(code, StopWords.For(code) ?? [], code is not ("zh" or "ja" or "th" or "lo" or "km" or "my" or "bo")))
        .ToFrozenDictionary(profile => profile.Code, StringComparer.Ordinal);
}
