using System.Collections.Frozen;
using Loam.Text;

namespace Loam.Guarding.Faith.Numbers;

/// <summary>Months and weekdays by name, German and English.</summary>
static class Calendar
{
    /// <summary>The month from 1; null for other words. Capitalised words only: "may" and "march" are verbs.</summary>
    internal static int? Month(ReadOnlySpan<char> word) => Find(Months, word);

    /// <summary>The month that a misspelt word behind a day means (<c>5. Okotober</c>); null where no long name is one slip away.</summary>
    internal static int? Misspelt(ReadOnlySpan<char> word)
    {
        if (word.Length is < 6 or > 10)
            return null;
        var text = word.ToString();
        foreach (var (name, month) in Months)
        {
            if (name.Length >= 6 && Math.Abs(name.Length - text.Length) <= 1 && EditDistance.Of(name, text) == 1)
                return month;
        }
        return null;
    }

    /// <summary>The weekday from 1 (Monday); null for other words. The evening and morning of a day belong to it.</summary>
    internal static int? Weekday(ReadOnlySpan<char> word)
    {
        if (word.Length < 2 || !char.IsUpper(word[0]))
            return null;
        if (Find(Weekdays, word) is { } day)
            return day;
        foreach (var tail in (ReadOnlySpan<string>)["abend", "abends", "morgen", "mittag", "nachmittag", "vormittag", "nacht", "s", "e", "en"])
        {
            if (word.Length > tail.Length + 3 && word.EndsWith(tail) && Find(Weekdays, word[..^tail.Length]) is { } part)
                return part;
        }
        return null;
    }

    /// <summary>A name as it stands, or written in capitals throughout (<c>02 APR</c>).</summary>
    static int? Find(FrozenDictionary<string, int> names, ReadOnlySpan<char> word)
    {
        if (word.Length is < 2 or > 10 || !char.IsUpper(word[0]))
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

    static readonly FrozenDictionary<string, int> Months = Build(
        "Januar 1 Jänner 1 Februar 2 Feber 2 März 3 April 4 Mai 5 Juni 6 Juli 7 August 8 September 9 Oktober 10 November 11 Dezember 12 Jan 1 Feb 2 Mär 3 Apr 4 Jun 6 Jul 7 Aug 8 Sept 9 Sep 9 Okt 10 Nov 11 Dez 12 " +
        "Januars 1 Februars 2 Märzes 3 Aprils 4 Mais 5 Junis 6 Julis 7 Augusts 8 Septembers 9 Oktobers 10 Novembers 11 Dezembers 12 " +
        "January 1 February 2 March 3 May 5 June 6 July 7 October 10 December 12 Mar 3 Oct 10 Dec 12");

    static readonly FrozenDictionary<string, int> Weekdays = Build(
        "Montag 1 Dienstag 2 Mittwoch 3 Donnerstag 4 Freitag 5 Samstag 6 Sonnabend 6 Sonntag 7 Monday 1 Tuesday 2 Wednesday 3 Thursday 4 Friday 5 Saturday 6 Sunday 7 Mon 1 Tue 2 Tues 2 Wed 3 Thu 4 Thurs 4 Fri 5 Sat 6 Sun 7 Mo 1 Mi 3 Fr 5 Sa 6");

    static FrozenDictionary<string, int> Build(string pairs) =>
        pairs.Split(' ').Chunk(2).ToFrozenDictionary(pair => pair[0], pair => int.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);
}
