using System.Text.RegularExpressions;

namespace Loam.Rewriting.Extractive;

/// <summary>Lines under a title that look like headings and say who wrote a page and when: <c>30. Juli 2021 · von Jonas · Lesezeit: 4 Minuten</c>.</summary>
static partial class Bylines
{
    const string Month = @"(?:Jan(?:uary|uar)?|Jänner|Feb(?:ruary|ruar)?|März|Mar(?:ch)?|Apr(?:il)?|Mai|May|Jun[ei]?|Jul[iy]?|Aug(?:ust)?|Sept?(?:ember)?|O[kc]t(?:ober)?|Nov(?:ember)?|De[zc](?:ember)?)\.?";
    const string Date = $@"(?:\d{{1,2}}(?:\.|st|nd|rd|th)? ?(?:{Month}|\d{{1,2}}\.) ?\d{{2,4}}|{Month} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}/\d{{1,2}}/\d{{2,4}})";
    const string Day = @"(?:(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Mo|Di|Mi|Do|Fr|Sa|So)[.,]* )?";
    const string Lead = @"(?:(?:Stand|Datum|Veröffentlicht|Aktualisiert|Zuletzt aktualisiert|Published|Posted|Updated|Last updated|Date|Written)(?: am| on)?:? )?";
    const string Time = @"(?:,? (?:um |at )?\d{1,2}[:.]\d{2}(?: ?Uhr| ?[ap]\.?m\.?)?)?";

    /// <summary>True for a date alone, and for a line of author, date and reading time. A heading that says what happened on a day is none.</summary>
    internal static bool Is(string heading) => Pattern().IsMatch(heading);

    [GeneratedRegex($@"\b(?:Lesezeit|Lesedauer|reading time|\d+ ?(?:-?minutes?|min\.?) read)\b|^{Lead}{Day}{Date}{Time}(?:$| ?[·•|,–-]? (?:von|by) \p{{Lu}}| ?[·•|] )|^(?:von|by) \p{{Lu}}[^·•|]{{1,60}}?(?: ?[·•|,–-]| am| on) {Day}{Date}{Time}$", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
