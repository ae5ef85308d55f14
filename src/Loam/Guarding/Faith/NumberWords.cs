using System.Collections.Frozen;

namespace Loam.Guarding.Faith;

/// <summary>Numbers, months and weekdays in German and English words.</summary>
static class NumberWords
{
    /// <summary>The value of a cardinal, alone or as the head of a word (<c>zwölf</c>, <c>siebenjährig</c>, <c>dreimal</c>, <c>twice</c>); null for "one", which is mostly an article.</summary>
    internal static double? Cardinal(ReadOnlySpan<char> word)
    {
        if (word.Length > 24)
            return null;
        Span<char> buffer = stackalloc char[24];
        word.ToLowerInvariant(buffer);
        ReadOnlySpan<char> lower = buffer[..word.Length];
        if (Exact.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower, out var value))
            return value;
        foreach (var tail in Tails)
        {
            var at = lower.IndexOf(tail);
            if (at >= 3 && Exact.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower[..at], out value) && value > 1)
                return value;
        }
        return Composed(lower);
    }

    /// <summary><c>einundzwanzig</c>, <c>zweihundert</c>, <c>dreitausend</c>.</summary>
    static double? Composed(ReadOnlySpan<char> word)
    {
        var and = word.IndexOf("und");
        if (and >= 3 && Ones(word[..and]) is { } ones && Exact.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word[(and + 3)..], out var tens) && tens is >= 20 and <= 90)
            return tens + ones;
        foreach (var (unit, factor) in new[] { ("hundert", 100.0), ("tausend", 1000.0) })
        {
            if (word.EndsWith(unit) && Ones(word[..^unit.Length]) is { } count)
                return count * factor;
        }
        return null;
    }

    static double? Ones(ReadOnlySpan<char> word) =>
        word is "ein" ? 1 : Exact.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var value) && value < 20 ? value : null;

    /// <summary>The value of an ordinal from the second on; null for "first", which is mostly an adverb.</summary>
    internal static double? Ordinal(ReadOnlySpan<char> word)
    {
        if (word.Length is < 5 or > 24 || word is "achten")
            return null;
        Span<char> buffer = stackalloc char[24];
        word.ToLowerInvariant(buffer);
        ReadOnlySpan<char> lower = buffer[..word.Length];
        var stem = lower.TrimEnd("nrsm");
        return Ordinals.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower, out var value) || Ordinals.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(stem, out value) ? value : null;
    }

    /// <summary>What a scale word multiplies with: Millionen, Mio, billion; null for others.</summary>
    internal static double? Scale(ReadOnlySpan<char> word) => word switch
    {
        "Tausend" or "tausend" or "Tsd" or "thousand" => 1e3,
        "Million" or "Millionen" or "Mio" or "million" or "millions" => 1e6,
        "Milliarde" or "Milliarden" or "Mrd" or "billion" or "billions" or "bn" => 1e9,
        "Billion" or "Billionen" or "trillion" => 1e12,
        _ => null,
    };

    /// <summary>The month from 1; null for other words. Capitalised words only: "may" and "march" are verbs.</summary>
    internal static int? Month(ReadOnlySpan<char> word) => Find(Months, word);

    internal static bool IsMonth(ReadOnlySpan<char> word) => Month(word) is not null;

    /// <summary>The weekday from 1 (Monday); null for other words.</summary>
    internal static int? Weekday(ReadOnlySpan<char> word) => Find(Weekdays, word.TrimEnd('s'));

    /// <summary>A name as it stands, or written in capitals throughout (<c>02 APR</c>).</summary>
    static int? Find(FrozenDictionary<string, int> names, ReadOnlySpan<char> word)
    {
        if (word.Length is < 2 or > 10)
            return null;
        var lookup = names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(word, out var number))
            return number;
        if (word.Length < 3 || !char.IsUpper(word[1]))
            return null;
        Span<char> name = stackalloc char[10];
        word.ToLowerInvariant(name);
        name[0] = word[0];
        return lookup.TryGetValue(name[..word.Length], out number) ? number : null;
    }

    internal static double? Fraction(char c) => c switch { '½' => 0.5, '¼' => 0.25, '¾' => 0.75, '⅓' => 1 / 3.0, '⅔' => 2 / 3.0, _ => null };

    static readonly string[] Tails = ["jährig", "mal", "fach", "köpfig", "stündig", "tägig", "teilig", "stöckig", "monatig", "wöchig", "stellig", "seitig", "stufig", "minütig", "prozentig", "tel", "erlei"];

    static readonly FrozenDictionary<string, double> Exact = Build(
        "zwei 2 zwo 2 drei 3 vier 4 fünf 5 sechs 6 sieben 7 acht 8 neun 9 zehn 10 elf 11 zwölf 12 dreizehn 13 vierzehn 14 fünfzehn 15 sechzehn 16 siebzehn 17 " +
        "achtzehn 18 neunzehn 19 zwanzig 20 dreißig 30 dreissig 30 vierzig 40 fünfzig 50 sechzig 60 siebzig 70 achtzig 80 neunzig 90 hundert 100 tausend 1000 dutzend 12 " +
        "zweier 2 dreier 3 vierer 4 zweien 2 dreien 3 " +
        "two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 " +
        "nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90 hundred 100 thousand 1000 dozen 12 twice 2");

    static readonly FrozenDictionary<string, double> Ordinals = Build(
        "zweite 2 dritte 3 vierte 4 fünfte 5 sechste 6 siebte 7 siebente 7 achte 8 neunte 9 zehnte 10 elfte 11 zwölfte 12 dreizehnte 13 vierzehnte 14 fünfzehnte 15 " +
        "sechzehnte 16 siebzehnte 17 achtzehnte 18 neunzehnte 19 zwanzigste 20 dreißigste 30 hundertste 100 " +
        "second 2 third 3 fourth 4 fifth 5 sixth 6 seventh 7 eighth 8 ninth 9 tenth 10 eleventh 11 twelfth 12 thirteenth 13 fourteenth 14 fifteenth 15 twentieth 20");

    static readonly FrozenDictionary<string, int> Months = Build(
        "Januar 1 Jänner 1 Februar 2 Feber 2 März 3 April 4 Mai 5 Juni 6 Juli 7 August 8 September 9 Oktober 10 November 11 Dezember 12 Jan 1 Feb 2 Mär 3 Apr 4 Jun 6 Jul 7 Aug 8 Sept 9 Sep 9 Okt 10 Nov 11 Dez 12 " +
        "January 1 February 2 March 3 May 5 June 6 July 7 October 10 December 12 Mar 3 Oct 10 Dec 12").ToDictionary(pair => pair.Key, pair => (int)pair.Value).ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenDictionary<string, int> Weekdays = Build(
        "Montag 1 Dienstag 2 Mittwoch 3 Donnerstag 4 Freitag 5 Samstag 6 Sonnabend 6 Sonntag 7 Monday 1 Tuesday 2 Wednesday 3 Thursday 4 Friday 5 Saturday 6 Sunday 7 Mon 1 Tue 2 Tues 2 Wed 3 Thu 4 Thurs 4 Fri 5 Sat 6 Sun 7 Mo 1 Mi 3 Fr 5 Sa 6")
        .ToDictionary(pair => pair.Key, pair => (int)pair.Value).ToFrozenDictionary(StringComparer.Ordinal);

    static FrozenDictionary<string, double> Build(string pairs)
    {
        var words = pairs.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Chunk(2).ToFrozenDictionary(pair => pair[0], pair => double.Parse(pair[1]), StringComparer.Ordinal);
    }
}
