using System.Collections.Frozen;
using System.Globalization;

namespace Loam.Guarding.Faith.Numbers;

/// <summary>What a unit measures.</summary>
enum UnitFamily : byte
{
    /// <summary>No unit.</summary>
    None,

    /// <summary>Durations.</summary>
    Time,

    /// <summary>Times of day.</summary>
    Clock,

    /// <summary>Lengths.</summary>
    Length,

    /// <summary>Areas.</summary>
    Area,

    /// <summary>Weights.</summary>
    Mass,

    /// <summary>Volumes.</summary>
    Volume,

    /// <summary>Money.</summary>
    Money,

    /// <summary>Shares.</summary>
    Share,

    /// <summary>Temperatures and angles.</summary>
    Degree,

    /// <summary>Power and energy.</summary>
    Energy,

    /// <summary>Data.</summary>
    Data,
}

/// <summary>The units that the comparison needs by name.</summary>
enum UnitName : byte
{
    /// <summary>Any other.</summary>
    Other,

    /// <summary>Of a hundred.</summary>
    Percent,

    /// <summary>Half of the day after noon.</summary>
    Afternoon,
}

/// <summary>A unit of measure; the default is none.</summary>
/// <param name="Family">What it measures.</param>
/// <param name="Number">Tells units of a family apart.</param>
/// <param name="Name">Its name, where rules need it.</param>
/// <param name="Size">How large it is beside the others of its family; 0 where they cannot be converted.</param>
readonly record struct Unit(UnitFamily Family, byte Number, UnitName Name, double Size)
{
    internal bool IsNone => Family == UnitFamily.None;

    /// <summary>Same measure, another unit: months for years, dollars for euros.</summary>
    internal bool Clashes(Unit other) => Family == other.Family && Number != other.Number && Family is not (UnitFamily.None or UnitFamily.Clock);
}

/// <summary>Units of measure by name and sign, German and English.</summary>
static class Units
{
    /// <summary>The unit of a word or sign as it stands; none for others.</summary>
    internal static Unit Of(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > 20)
            return default;
        if (Lookup.TryGetValue(word, out var unit))
            return unit;
        Span<char> lower = stackalloc char[20];
        word.ToLowerInvariant(lower);
        return word.Length >= 2 && Lookup.TryGetValue(lower[..word.Length], out unit) ? unit : default;
    }

    /// <summary>The unit in the tail of a number word: jährig, stündig, prozentig.</summary>
    internal static Unit OfTail(ReadOnlySpan<char> tail)
    {
        foreach (var (head, unit) in Tails)
        {
            if (tail.StartsWith(head))
                return Of(unit);
        }
        return default;
    }

    static readonly (string Head, string Unit)[] Tails = [("jähr", "jahr"), ("monat", "monat"), ("wöch", "woche"), ("täg", "tag"), ("stünd", "stunde"), ("minüt", "minute"), ("sekünd", "sekunde"), ("prozent", "prozent"), ("years", "jahr")];

    // One line a family; a slash parts its units, each with its size where they can be converted.
    static readonly (UnitFamily Family, string Forms)[] Table =
    [
        (UnitFamily.Time, "1 sekunde sekunden sek second seconds sec secs / 60 minute minuten min minutes mins minütig minütige minütigen / 3600 stunde stunden std hour hours hr hrs h stündig stündige stündigen / 86400 tag tage tagen tags day days tägig tägige tägigen / " +
            "604800 woche wochen week weeks wöchig wöchige wöchigen / 2628000 monat monate monaten monats month months monatig monatige / 7884000 quartal quartale quartalen quarter quarters / 31536000 jahr jahre jahren jahres year years yr yrs jährig jährige jährigen jähriger jähriges / " +
            "315360000 jahrzehnt jahrzehnte jahrzehnten decade decades / 3153600000 jahrhundert jahrhunderte jahrhunderten jahrhunderts century centuries / 31536000000 jahrtausend jahrtausende jahrtausenden millennium millennia"),
        (UnitFamily.Clock, "uhr o'clock a.m / p.m pm"),
        (UnitFamily.Length, "0.001 mm millimeter millimetern millimetres millimeters / 0.01 cm zentimeter zentimetern centimeters centimetres / 1 m meter metern meters metre metres / 1000 km kilometer kilometern kilometers kilometres / zoll inch inches / ft feet foot fuß / mile miles meile meilen"),
        (UnitFamily.Area, "1 m² qm quadratmeter quadratmetern / 1000000 km² qkm quadratkilometer quadratkilometern / 10000 ha hektar hektare hectare hectares / acre acres"),
        (UnitFamily.Mass, "0.000001 mg milligramm milligrams / 0.001 g gramm gram grams / 1 kg kilo kilos kilogramm kilogram kilograms / 1000 t tonne tonnen ton tons tonnes / 0.5 pfund lb lbs pounds"),
        (UnitFamily.Volume, "0.001 ml milliliter millilitern milliliters / 0.01 cl zentiliter / 1 l liter litern liters litre litres / 1000 m³ kubikmeter kubikmetern / gallon gallons"),
        (UnitFamily.Money, "€ eur euro euros / $ usd dollar dollars us-dollar / £ gbp / chf franken fr francs / cent cents ct / yen ¥ / yuan / dm mark"),
        (UnitFamily.Share, "% prozent percent prozentig prozentige prozentigen prozentiger / prozentpunkt prozentpunkte prozentpunkten / ‰ promille"),
        (UnitFamily.Degree, "° °c grad celsius degrees / °f fahrenheit"),
        (UnitFamily.Energy, "1 w watt / 1000 kw kilowatt / 1000000 mw megawatt / 1000000000 gw gigawatt / kwh kilowattstunde kilowattstunden / mwh megawattstunden / gwh gigawattstunden / twh terawattstunden / ps hp horsepower / kcal kilokalorien calories kalorien"),
        (UnitFamily.Data, "0.001 kb kilobyte / 1 mb megabyte megabytes / 1000 gb gigabyte gigabytes / 1000000 tb terabyte terabytes"),
    ];

    static readonly FrozenDictionary<string, Unit>.AlternateLookup<ReadOnlySpan<char>> Lookup = Build().GetAlternateLookup<ReadOnlySpan<char>>();

    static FrozenDictionary<string, Unit> Build()
    {
        var units = new Dictionary<string, Unit>(StringComparer.Ordinal);
        foreach (var (family, forms) in Table)
        {
            var (number, size) = ((byte)1, 0.0);
            foreach (var form in forms.Split(' '))
            {
                if (form == "/")
                    (number, size) = ((byte)(number + 1), 0);
                else if (char.IsAsciiDigit(form[0]))
                    size = double.Parse(form, CultureInfo.InvariantCulture);
                else
                    units[form] = new(family, number, form is "%" or "prozent" or "percent" or "prozentig" ? UnitName.Percent : UnitName.Other, size);
            }
        }
        foreach (var percent in (ReadOnlySpan<string>)["prozentige", "prozentigen", "prozentiger"])
            units[percent] = units["prozent"];
        foreach (var afternoon in (ReadOnlySpan<string>)["pm", "p.m"])
            units[afternoon] = units[afternoon] with { Name = UnitName.Afternoon };
        return units.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
