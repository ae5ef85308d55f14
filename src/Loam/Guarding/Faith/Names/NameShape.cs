using System.Collections.Frozen;

namespace Loam.Guarding.Faith.Names;

/// <summary>What a word's letters say about whether it is a name.</summary>
static class NameShape
{
    /// <summary>Ranks up to this are words of every text.</summary>
    const double Everyday = 300;

    /// <summary>Ranks from here on are as good as unknown.</summary>
    const double Rarest = 60000;

    /// <summary>How rare a stem is: 0 for everyday words, up to 0.7 for the rarest of the vocabulary, 1 outside it.</summary>
    internal static double Rarity(CommonWords common, string stem) => common.Rank(stem) switch
    {
        null => 1,
        { } rank => 0.7 * Math.Clamp(Math.Log((rank + 1) / Everyday) / Math.Log(Rarest / Everyday), 0, 1),
    };

    /// <summary>How much a word looks like a name, 0 to 1: known names, mixed case, then what is no common word, no compound, and not formed of another word.</summary>
    internal static double Likeness(CommonWords common, SourceIndex? source, GuardWord word, ReadOnlySpan<char> text, bool german)
    {
        if (common.IsName(word.Stem) || IsMixed(text) || german && IsNaming(text))
            return 1;
        // English writes a noun with a capital inside a sentence only in a name or a heading.
        if (!german && word is { Capital: true, Opens: false })
            return 0.9;
        var likeness = Rarity(common, word.Stem);
        if (german && likeness == 1 && common.IsCompound(text, source))
            likeness = 0.4;
        else if (german && likeness > 0 && common.Head(word.Stem) > 0)
            likeness *= 0.6;
        return IsFormed(text, german) ? 0.5 * likeness : likeness;
    }

    /// <summary>Whether a German compound names a street or a ministry: its last part is common, its first part is the name.</summary>
    internal static bool IsNaming(ReadOnlySpan<char> word)
    {
        foreach (var tail in NamingTails)
        {
            if (word.Length > tail.Length + 2 && word.EndsWith(tail, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    static readonly string[] NamingTails = ["straße", "strasse", "gasse", "allee", "ministerium", "ministeriums", "gymnasium", "gymnasiums"];

    /// <summary>Capitals or figures inside: <c>WordPress</c>, <c>TYPO3</c>, <c>EMA</c>.</summary>
    internal static bool IsMixed(ReadOnlySpan<char> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsUpper(text[i]) || char.IsDigit(text[i]))
                return true;
        }
        return false;
    }

    /// <summary>Short forms that any writer may put for the long one.</summary>
    internal static bool IsEverydayAcronym(ReadOnlySpan<char> text) => AcronymLookup.Contains(text);

    /// <summary>Endings of nouns and adjectives that German and English form from other words; names hardly end so.</summary>
    internal static bool IsFormed(ReadOnlySpan<char> word, bool german)
    {
        foreach (var ending in german ? GermanEndings : EnglishEndings)
        {
            if (word.Length >= ending.Length + 3 && word.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    /// <summary>Whether a German stem is an adjective made of another word, by its ending.</summary>
    internal static bool IsAdjective(string stem)
    {
        foreach (var ending in AdjectiveEndings)
        {
            if (stem.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    static readonly string[] AdjectiveEndings = ["isch", "ig", "lich", "bar", "los", "haf", "sam", "voll", "frei", "reich", "arm", "farb", "freundlich", "weit"];

    static readonly FrozenSet<string> Acronyms = FrozenSet.ToFrozenSet(
        ["US", "USA", "EU", "UN", "UNO", "WLAN", "DIN", "PC", "TV", "CD", "DVD", "USB", "PDF", "IT", "KI", "AI", "UK", "LED", "HTML", "URL", "WM", "EM", "AG", "GmbH", "FAQ", "QR", "GPS", "SMS", "App", "PCs", "CO2", "BRD", "DDR", "UTC", "A4", "A3", "A5", "AM", "PM", "TVs"], StringComparer.Ordinal);

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AcronymLookup = Acronyms.GetAlternateLookup<ReadOnlySpan<char>>();

    static readonly string[] GermanEndings =
    [
        "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "ität", "itäten", "ismus", "nis", "nisse", "nissen", "tum", "ment", "anz", "enz", "ende", "enden", "ender", "endes", "ierte", "ierten", "ierter",
        "sam", "bar", "lich", "liche", "lichen", "licher", "liches", "ig", "ige", "igen", "iges", "iger", "sion", "sionen", "ler", "lern", "erin", "erinnen", "orin", "orinnen", "lerin", "lerinnen", "iker", "ikerin", "logie", "grafie", "graphie", "metrie", "weise", "eure", "eur",
    ];

    static readonly string[] EnglishEndings = ["ing", "ings", "ness", "tion", "tions", "sion", "sions", "ment", "ments", "ity", "ities", "ance", "ence", "ship", "ism", "able", "ible", "ful", "less", "ous", "ive", "ed", "ly", "er", "ers"];
}
