namespace Loam.Languages;

/// <summary>Writing systems, as far as they tell languages apart.</summary>
enum Script : byte
{
    None, Latin, Cyrillic, Arabic, Devanagari, Ethiopic, Greek, Hebrew, Armenian, Georgian, Bengali, Gurmukhi, Gujarati, Tamil, Telugu, Kannada,
    Malayalam, Sinhala, Thai, Lao, Tibetan, Myanmar, Khmer, Hangul, Kana, Han,
}

/// <summary>Which script a character belongs to, and its lower case.</summary>
static class Scripts
{
    internal const int Count = (int)Script.Han + 1;

    static readonly (char From, char To, Script Script)[] Ranges =
    [
        ('A', '\u024F', Script.Latin), ('\u1E00', '\u1EFF', Script.Latin), ('\uFB00', '\uFB06', Script.Latin),
        ('\u0370', '\u03FF', Script.Greek), ('\u1F00', '\u1FFF', Script.Greek),
        ('\u0400', '\u052F', Script.Cyrillic), ('\u0531', '\u0587', Script.Armenian), ('\u0591', '\u05F4', Script.Hebrew),
        ('\u0600', '\u06FF', Script.Arabic), ('\u0750', '\u077F', Script.Arabic), ('\uFB50', '\uFDFF', Script.Arabic),
        ('\uFE70', '\uFEFC', Script.Arabic), ('\u0900', '\u097F', Script.Devanagari), ('\u0980', '\u09FF', Script.Bengali),
        ('\u0A00', '\u0A7F', Script.Gurmukhi), ('\u0A80', '\u0AFF', Script.Gujarati), ('\u0B80', '\u0BFF', Script.Tamil),
        ('\u0C00', '\u0C7F', Script.Telugu), ('\u0C80', '\u0CFF', Script.Kannada), ('\u0D00', '\u0D7F', Script.Malayalam),
        ('\u0D80', '\u0DFF', Script.Sinhala), ('\u0E00', '\u0E7F', Script.Thai), ('\u0E80', '\u0EFF', Script.Lao),
        ('\u0F00', '\u0FFF', Script.Tibetan), ('\u1000', '\u109F', Script.Myanmar), ('\u10A0', '\u10FF', Script.Georgian),
        ('\u1100', '\u11FF', Script.Hangul), ('\u1200', '\u139F', Script.Ethiopic), ('\u1780', '\u17FF', Script.Khmer),
        ('\u3040', '\u30FF', Script.Kana), ('\u31F0', '\u31FF', Script.Kana), ('\u3130', '\u318F', Script.Hangul),
        ('\u3400', '\u4DBF', Script.Han), ('\u4E00', '\u9FFF', Script.Han), ('\uF900', '\uFAFF', Script.Han),
        ('\uAC00', '\uD7A3', Script.Hangul),
    ];

    static readonly byte[] OfCharacter = BuildScripts();
    static readonly char[] LowerCase = BuildLowerCase();

    /// <summary>The script of a letter; <see cref="Script.None"/> for everything else.</summary>
    internal static Script Of(char c) => (Script)OfCharacter[c];

    internal static char Lower(char c) => LowerCase[c];

    /// <summary>The language of a script that is written for one language only (of those known here), or null.</summary>
    internal static string? OnlyLanguage(Script script) => script switch
    {
        Script.Greek => "el",
        Script.Hebrew => "he",
        Script.Armenian => "hy",
        Script.Georgian => "ka",
        Script.Bengali => "bn",
        Script.Gurmukhi => "pa",
        Script.Gujarati => "gu",
        Script.Tamil => "ta",
        Script.Telugu => "te",
        Script.Kannada => "kn",
        Script.Malayalam => "ml",
        Script.Sinhala => "si",
        Script.Thai => "th",
        Script.Lao => "lo",
        Script.Tibetan => "bo",
        Script.Myanmar => "my",
        Script.Khmer => "km",
        Script.Hangul => "ko",
        Script.Kana => "ja",
        Script.Han => "zh",
        _ => null,
    };

    /// <summary>How many Latin letters one character of the script says as much as: scripts of syllables and words need fewer.</summary>
    internal static int Weight(Script script) => script switch { Script.Han => 4, Script.Hangul or Script.Kana => 3, _ => 1 };

    static byte[] BuildScripts()
    {
        var scripts = new byte[char.MaxValue + 1];
        foreach (var (from, to, script) in Ranges)
            for (int c = from; c <= to; c++)
                if (char.IsLetter((char)c))
                    scripts[c] = (byte)script;
        return scripts;
    }

    static char[] BuildLowerCase()
    {
        var lower = new char[char.MaxValue + 1];
        for (var c = 0; c < lower.Length; c++)
            lower[c] = char.ToLowerInvariant((char)c);
        return lower;
    }
}
