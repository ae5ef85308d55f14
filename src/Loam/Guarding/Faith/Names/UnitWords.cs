using System.Collections.Frozen;

namespace Loam.Guarding.Faith.Names;

/// <summary>Units and their likes, in German and English: the check of numbers looks at them, and a writer spells out their signs.</summary>
static class UnitWords
{
    static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
        [
            "meter", "metern", "meters", "kilometer", "kilometern", "kilometers", "zentimeter", "zentimetern", "millimeter", "millimetern", "quadratmeter", "quadratmetern", "quadratkilometer", "quadratkilometern", "kubikmeter", "kubikmetern", "hektar", "liter", "litern", "milliliter", "millilitern",
            "gramm", "kilogramm", "kilo", "milligramm", "tonne", "tonnen", "zoll", "grad", "celsius", "prozent", "prozentpunkt", "prozentpunkte", "prozentpunkten", "promille", "euro", "euros", "cent", "dollar", "dollars", "franken", "pfund", "watt", "kilowatt", "megawatt", "gigawatt", "volt", "ampere", "hertz",
            "kilowattstunde", "kilowattstunden", "megawattstunden", "megabyte", "gigabyte", "terabyte", "esslöffel", "esslöffeln", "teelöffel", "teelöffeln", "stück", "uhr", "minute", "minuten", "sekunde", "sekunden", "stunde", "stunden", "newtonmeter", "ps", "seite", "seiten", "nummer", "absatz", "artikel", "paragraph", "paragraf", "band", "jahrhundert", "jahrhunderts", "million", "millionen", "milliarde", "milliarden",
            "percent", "percentage", "inch", "inches", "feet", "foot", "miles", "mile", "pounds", "pound", "ounces", "gallons", "acres", "degrees", "degree", "hours", "hour", "minutes", "seconds", "square", "cubic", "kilograms", "grams", "tons", "liters", "litres", "kilometres", "metres", "millions", "billion", "billions", "centimeters", "millimeters",
        ],
        StringComparer.OrdinalIgnoreCase);

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    static readonly FrozenSet<string> LargeAreas = FrozenSet.ToFrozenSet(
        ["deutschland", "deutschlands", "österreich", "österreichs", "schweiz", "norddeutschland", "süddeutschland", "ostdeutschland", "westdeutschland", "europa", "europas", "asien", "afrika", "amerika", "germany", "europe", "asia", "africa", "america", "american", "european", "britain", "england", "united", "states", "bundestag", "bundestags", "bundesregierung"],
        StringComparer.OrdinalIgnoreCase);

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AreaLookup = LargeAreas.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A home country with its parliament and government, or a continent: a writer names it as the scene of what goes without saying for the page's readers.</summary>
    internal static bool IsLargeArea(ReadOnlySpan<char> word) => AreaLookup.Contains(word);

    internal static bool Is(ReadOnlySpan<char> word) =>
        Lookup.Contains(word) || word.Length > 8 && (word.EndsWith("meter") || word.EndsWith("metern") || word.EndsWith("gramm") || word.EndsWith("liter") || word.EndsWith("litern") || word.EndsWith("wattstunden"));
}
