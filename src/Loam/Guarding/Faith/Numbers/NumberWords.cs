using System.Collections.Frozen;

namespace Loam.Guarding.Faith.Numbers;

/// <summary>What a number word says.</summary>
/// <param name="Kind">Word, ordinal or fraction.</param>
/// <param name="Value">Its value.</param>
/// <param name="Other">Another reading, or NaN: fünfziger as 1950, third as a part.</param>
/// <param name="Unit">The unit that it carries: siebenjährig, fünfprozentig.</param>
readonly record struct NumberWord(QuantityKind Kind, double Value, double Other, Unit Unit);

/// <summary>Reads German and English number words: cardinals of any size, ordinals, fractions, and words headed by a number.</summary>
/// <remarks>
/// German writes a number in one word (<c>siebenhundertachtundvierzig</c>) and makes adjectives and adverbs of it (<c>zweieinhalbjährig</c>, <c>viermalig</c>), so a word is parsed:
/// the longest number at its beginning, then one of a closed class of endings. Nouns headed by a number (<c>Dreikampf</c>, <c>Achterbahn</c>) are names of things and say no number.
/// </remarks>
static class NumberWords
{
    const int Longest = 40;

    /// <summary>What a word says; null for words that are no number, and for "one", which is mostly an article.</summary>
    internal static NumberWord? Of(ReadOnlySpan<char> word)
    {
        if (word.Length is < 3 or > Longest)
            return null;
        Span<char> buffer = stackalloc char[Longest];
        word.ToLowerInvariant(buffer);
        ReadOnlySpan<char> lower = buffer[..word.Length];
        if (Whole.TryGetValue(lower, out var known))
            return known;
        if (!Begins(lower))
            return null;
        if (lower.StartsWith("dritt"))
            return IsRank(lower["dritt".Length..]) ? new(QuantityKind.Ordinal, 3, double.NaN, default) : null;
        if (lower.StartsWith("anderthalb"))
            return Ending(1.5, lower["anderthalb".Length..]);
        if (lower.StartsWith("dreiviertel") && lower.Length > "dreiviertel".Length + 2)
            return lower["dreiviertel".Length..] is "stunde" or "stunden" or "jahr" or "liter" ? new(QuantityKind.Fraction, 0.75, double.NaN, Units.Of(lower["dreiviertel".Length..])) : null;
        var (value, length) = Longer(lower);
        return length == 0 ? null : Ending(value, lower[length..]);
    }

    /// <summary>The value of a cardinal, alone or as the head of a word; null for other words, and for "one".</summary>
    internal static double? Cardinal(ReadOnlySpan<char> word) => Of(word) is { Kind: QuantityKind.Word } number ? number.Value : null;

    static NumberWord? Ending(double value, ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith("einhalb"))
        {
            value += 0.5;
            rest = rest["einhalb".Length..];
        }
        if (rest.IsEmpty)
            return value == 1 ? null : new(QuantityKind.Word, value, double.NaN, default);
        if (value == 1)
            return null; // einig, einmal, Einheit
        if (rest.StartsWith("tel") && rest.Length <= 4 || rest.StartsWith("stel") && rest.Length <= 5)
            return new(QuantityKind.Fraction, 1 / value, double.NaN, default);
        if (Ordinals.Contains(rest) || rest[0] == 't' && IsRank(rest[1..]))
            return new(QuantityKind.Ordinal, value, double.NaN, default);
        if (rest is "er" && value is >= 20 and < 100 && value % 10 == 0)
            return new(QuantityKind.Word, value, 1900 + value, default);
        if (rest is "er" or "en" && value != 8 && value != 11 && value < 13)
            return new(QuantityKind.Word, value, double.NaN, default);
        foreach (var head in Heads)
        {
            if (rest.StartsWith(head))
                return new(QuantityKind.Word, value, double.NaN, Units.OfTail(rest));
        }
        return null;
    }

    /// <summary>zweit-größte, dritt-beste.</summary>
    static bool IsRank(ReadOnlySpan<char> tail) => tail.Length >= 5 && tail.TrimEnd("enrsm") is var stem && (stem.EndsWith("st") || stem.EndsWith("ßt"));

    /// <summary>The longest number at the beginning, and its length; 0 where there is none.</summary>
    static (double Value, int Length) Longer(ReadOnlySpan<char> word)
    {
        var (value, at) = Hundreds(word);
        if (!word[at..].StartsWith("tausend"))
            return (value, at);
        value = at == 0 ? 1000 : value * 1000;
        at += "tausend".Length;
        var (rest, length) = Hundreds(Joined(word, at));
        return length == 0 ? (value, at) : (value + rest, word.Length - Joined(word, at).Length + length);
    }

    static (double Value, int Length) Hundreds(ReadOnlySpan<char> word)
    {
        var (value, at) = Tens(word);
        if (!word[at..].StartsWith("hundert"))
            return (value, at);
        value = at == 0 ? 100 : value * 100;
        at += "hundert".Length;
        var (rest, length) = Tens(Joined(word, at));
        return length == 0 ? (value, at) : (value + rest, word.Length - Joined(word, at).Length + length);
    }

    /// <summary>What follows a hundred or thousand, without a joining "und".</summary>
    static ReadOnlySpan<char> Joined(ReadOnlySpan<char> word, int at) => word[at..].StartsWith("und") ? word[(at + 3)..] : word[at..];

    static (double Value, int Length) Tens(ReadOnlySpan<char> word)
    {
        var (value, at) = Atom(word);
        if (value is < 1 or > 9 || !word[at..].StartsWith("und"))
            return (value, at);
        var (tens, length) = Atom(word[(at + 3)..]);
        return tens >= 20 ? (tens + value, at + 3 + length) : (value, at);
    }

    static (double Value, int Length) Atom(ReadOnlySpan<char> word)
    {
        var (value, length) = (0.0, 0);
        foreach (var (atom, number) in Atoms)
        {
            if (atom.Length > length && word.StartsWith(atom))
                (value, length) = (number, atom.Length);
        }
        return (value, length);
    }

    static bool Begins(ReadOnlySpan<char> word)
    {
        foreach (var beginning in (ReadOnlySpan<string>)["ein", "zw", "dr", "vier", "fünf", "fuenf", "sech", "sieb", "acht", "neun", "zehn", "elf", "and", "hun", "tau"])
        {
            if (word.StartsWith(beginning))
                return true;
        }
        return false;
    }

    /// <summary>What a scale word multiplies with: Millionen, Mio, billion; null for others.</summary>
    /// <param name="word">The word.</param>
    /// <param name="isEnglish">A billion has nine noughts in English, twelve in German.</param>
    internal static double? Scale(ReadOnlySpan<char> word, bool isEnglish = false) => word switch
    {
        "Tausend" or "tausend" or "Tsd" or "thousand" => 1e3,
        "Million" or "Millionen" or "Mio" or "million" or "millions" or "Mill" or "mn" or "mln" => 1e6,
        "Milliarde" or "Milliarden" or "Mrd" or "Mia" or "billion" or "billions" or "bn" => 1e9,
        "Billion" or "Billionen" or "Bio" => isEnglish ? 1e9 : 1e12,
        "trillion" or "trillions" or "Trillion" => isEnglish ? 1e12 : 1e18,
        "Dutzend" or "dozen" => 12,
        _ => null,
    };

    internal static double? Fraction(char c) => c switch { '½' => 0.5, '¼' => 0.25, '¾' => 0.75, '⅓' => 1 / 3.0, '⅔' => 2 / 3.0, '⅛' => 0.125, _ => null };

    /// <summary>Words that stand for a count without naming it: beide, Paar, doppelt; 0 for others.</summary>
    internal static double Lent(ReadOnlySpan<char> word) => word switch
    {
        "beide" or "beiden" or "beider" or "Beide" or "Beiden" or "both" or "Both" or "Duo" or "Paar" or "Ehepaar" or "pair" or "couple" or "Zwillinge" or "doppelt" or "doppelte" or "doppelten" or "verdoppelt" or "verdoppeln"
            or "double" or "doubled" or "paarweise" or "wiederholt" or "duo" or "Doppel" => 2,
        "Trio" or "trio" or "dreifache" or "Drilling" or "Drillinge" or "verdreifacht" or "tripled" or "triple" => 3,
        "Quartett" or "quartet" or "vervierfacht" => 4,
        "achten" or "achter" or "achtem" => 8, // The eighth, or to heed.
        _ => 0,
    };

    /// <summary>What may follow the number in one word, besides the endings of ordinals and fractions.</summary>
    static readonly string[] Heads =
    [
        "jährig", "jährlich", "mal", "fach", "köpfig", "stündig", "stündlich", "tägig", "täglich", "teilig", "stöckig", "monat", "wöchig", "wöchentlich", "stellig", "seitig", "stufig", "minütig", "sekündig", "prozentig", "erlei", "geschossig", "gliedrig",
        "sprachig", "türig", "gängig", "sitzig", "spurig", "bändig", "zeilig", "stimmig", "beinig", "eckig", "strophig", "dimensional", "zylind", "fold", "years", "some",
    ];

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Ordinals =
        new[] { "t", "st" }.SelectMany(head => new[] { "e", "en", "er", "es", "em", "ens" }.Select(tail => head + tail)).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    static readonly (string Word, double Value)[] Atoms = Pairs(
        "ein 1 zwei 2 zwo 2 drei 3 vier 4 fünf 5 fuenf 5 sechs 6 sech 6 sieben 7 sieb 7 acht 8 neun 9 zehn 10 elf 11 zwölf 12 zwoelf 12 dreizehn 13 vierzehn 14 fünfzehn 15 sechzehn 16 siebzehn 17 achtzehn 18 neunzehn 19 " +
        "zwanzig 20 dreißig 30 dreissig 30 vierzig 40 fünfzig 50 fuenfzig 50 sechzig 60 siebzig 70 achtzig 80 neunzig 90").ToArray();

    /// <summary>English, and what German forms irregularly.</summary>
    static readonly FrozenDictionary<string, NumberWord>.AlternateLookup<ReadOnlySpan<char>> Whole = BuildWhole().GetAlternateLookup<ReadOnlySpan<char>>();

    static FrozenDictionary<string, NumberWord> BuildWhole()
    {
        var words = new Dictionary<string, NumberWord>(StringComparer.Ordinal);
        void Add(QuantityKind kind, string pairs)
        {
            foreach (var (word, value) in Pairs(pairs))
                words[word] = new(kind, value, double.NaN, default);
        }
        Add(QuantityKind.Word, "zero 0 null 0 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 " +
            "sixty 60 seventy 70 eighty 80 ninety 90 hundred 100 thousand 1000 dozen 12 dutzend 12 twice 2 thrice 3 twofold 2 threefold 3 fourfold 4 fivefold 5 tenfold 10 hundert 100 tausend 1000 million 1000000 hunderteins 101");
        foreach (var (word, value) in Pairs("twenties 20 thirties 30 forties 40 fifties 50 sixties 60 seventies 70 eighties 80 nineties 90"))
            words[word] = new(QuantityKind.Word, value, 1900 + value, default);
        Add(QuantityKind.Ordinal, "second 2 third 3 fourth 4 fifth 5 sixth 6 seventh 7 eighth 8 ninth 9 tenth 10 eleventh 11 twelfth 12 thirteenth 13 fourteenth 14 fifteenth 15 sixteenth 16 seventeenth 17 eighteenth 18 nineteenth 19 twentieth 20 thirtieth 30 " +
            "fortieth 40 fiftieth 50 hundredth 100");
        foreach (var tail in (ReadOnlySpan<string>)["e", "en", "er", "es", "em", "ens"])
            Add(QuantityKind.Ordinal, $"dritt{tail} 3 acht{tail} 8 siebent{tail} 7");
        foreach (var word in (ReadOnlySpan<string>)["achten", "achter", "achtem"])
            words.Remove(word); // To heed, behind.
        Add(QuantityKind.Fraction, "half 0.5 halves 0.5 halb 0.5 halbe 0.5 halben 0.5 halber 0.5 halbes 0.5 hälfte 0.5 drittel 0.333333333333 drittels 0.333333333333 dritteln 0.333333333333 thirds 0.333333333333 quarters 0.25 fifths 0.2 dreiviertel 0.75 achtel 0.125 siebtel 0.142857142857 " +
            "viertelstunde 0.25");
        words["viertelstunde"] = words["viertelstunde"] with { Unit = Units.Of("stunde") };
        words["halbstündig"] = words["halbstündige"] = words["halbstündigen"] = new(QuantityKind.Fraction, 0.5, double.NaN, Units.Of("stunde"));
        words["halbjahr"] = words["halbjährig"] = words["halbjährige"] = new(QuantityKind.Fraction, 0.5, double.NaN, Units.Of("jahr"));
        Add(QuantityKind.Ordinal, "first 1 erste 1 ersten 1 erster 1 erstes 1 ersten 1 erstem 1 erstens 1 firstly 1");
        foreach (var (word, value) in Pairs("third 3 fourth 4 fifth 5 sixth 6 tenth 10"))
            words[word] = words[word] with { Other = 1 / value };
        words.Remove("null"); // In English a sign of nothing, in German mostly a part of Null-Toleranz.
        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }

    static IEnumerable<(string Word, double Value)> Pairs(string pairs) =>
        pairs.Split(' ').Chunk(2).Select(pair => (pair[0], double.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture)));
}
