using Loam.Text;

namespace Loam.Guarding.Faith.Names;

/// <summary>Whether two words may be one name in two forms: inflected, derived, shortened, or spelt otherwise.</summary>
static class Kinship
{
    /// <summary>The same root with endings of inflection or derivation: <c>Schweden</c> and <c>schwedisch</c>, <c>Portugal</c> and <c>Portugiese</c>.</summary>
    internal static bool SameRoot(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var same = a.CommonPrefixLength(b);
        return same >= 4 && same >= Math.Min(a.Length, b.Length) - 3 && IsEnding(a[same..]) && IsEnding(b[same..]);
    }

    static bool IsEnding(ReadOnlySpan<char> rest)
    {
        if (rest.Length == 0)
            return true;
        foreach (var ending in Endings)
        {
            if (rest.SequenceEqual(ending))
                return true;
        }
        return false;
    }

    /// <summary>What is left of a stem behind its root, in German and English.</summary>
    static readonly string[] Endings =
    [
        "e", "n", "s", "er", "en", "r", "t", "et", "ed", "i", "a", "o", "y", "isch", "sch", "in", "inn", "innin", "lich", "ung", "heit", "keit", "schaf", "bar", "ig", "ier", "ismus", "is", "ist", "an", "ian", "ean", "ese", "es", "ish", "al", "ial", "or",
        "tion", "ion", "io", "atio", "ness", "ment", "chen", "lein", "land", "ien", "ies", "iesisch", "ess", "us", "um", "ik", "ik", "iker", "el", "l", "ler", "ner", "aner", "anisch", "ern", "ing", "ity", "ic", "ical", "istisch", "at",
    ];

    /// <summary>A writer's correction of a spelling: one slip in a word of five to eight letters, two in a longer one, the same first letter.</summary>
    internal static bool SpeltAlike(string a, string b)
    {
        var longest = Math.Max(a.Length, b.Length);
        if (longest < 5 || Math.Abs(a.Length - b.Length) > 2 || a[0] != b[0])
            return false;
        // Slips stand together, as a rule; most words are told apart without the table of distances.
        var slips = longest <= 8 ? 1 : 2;
        return a.AsSpan().CommonPrefixLength(b) + CommonSuffix(a, b) >= longest - slips - 2 && EditDistance.Of(a, b) <= slips;
    }

    /// <summary>Letters that both words end with, when they may be one last part of a compound: <c>-ministerium</c>; 0 below four.</summary>
    internal static int SharedHead(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var same = CommonSuffix(a, b);
        return same >= 4 ? same : 0;
    }

    static int CommonSuffix(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var (most, same) = (Math.Min(a.Length, b.Length), 0);
        while (same < most && a[a.Length - 1 - same] == b[b.Length - 1 - same])
            same++;
        return same;
    }
}
