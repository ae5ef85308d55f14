using System.Collections.Frozen;
using System.Text;

namespace Loam.Formats;

/// <summary>Encodings by the labels that pages use, as the WHATWG's Encoding Standard maps them (section 4.2).</summary>
static class CharsetLabels
{
    // .NET knows most labels by itself; listed are those that browsers read as another encoding, or that .NET does not know.
    static readonly FrozenDictionary<string, string> Aliases = new Dictionary<string, string>
    {
        ["utf8"] = "utf-8",
        ["unicode-1-1-utf-8"] = "utf-8",
        ["x-unicode20utf8"] = "utf-8",
        ["iso-8859-1"] = "windows-1252",
        ["iso8859-1"] = "windows-1252",
        ["iso88591"] = "windows-1252",
        ["iso_8859-1"] = "windows-1252",
        ["latin1"] = "windows-1252",
        ["latin-1"] = "windows-1252",
        ["l1"] = "windows-1252",
        ["ascii"] = "windows-1252",
        ["us-ascii"] = "windows-1252",
        ["ansi_x3.4-1968"] = "windows-1252",
        ["ansi"] = "windows-1252",
        ["cp1252"] = "windows-1252",
        ["x-cp1252"] = "windows-1252",
        ["cp819"] = "windows-1252",
        ["ibm819"] = "windows-1252",
        ["cp1250"] = "windows-1250",
        ["x-cp1250"] = "windows-1250",
        ["cp1251"] = "windows-1251",
        ["x-cp1251"] = "windows-1251",
        ["cp1253"] = "windows-1253",
        ["cp1254"] = "windows-1254",
        ["iso-8859-9"] = "windows-1254",
        ["latin5"] = "windows-1254",
        ["cp1256"] = "windows-1256",
        ["cp1257"] = "windows-1257",
        ["iso-8859-11"] = "windows-874",
        ["tis-620"] = "windows-874",
        ["latin2"] = "iso-8859-2",
        ["latin9"] = "iso-8859-15",
        ["l9"] = "iso-8859-15",
        ["sjis"] = "shift_jis",
        ["x-sjis"] = "shift_jis",
        ["windows-31j"] = "shift_jis",
        ["gb2312"] = "gb18030",
        ["gbk"] = "gb18030",
        ["x-gbk"] = "gb18030",
        ["euc-kr"] = "ks_c_5601-1987",
        ["ksc5601"] = "ks_c_5601-1987",
        ["x-euc-jp"] = "euc-jp",
        ["big5-hkscs"] = "big5",
        ["macintosh"] = "macintosh",
        ["x-mac-roman"] = "macintosh",
    }.ToFrozenDictionary();

    static CharsetLabels()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Windows1252 = Encoding.GetEncoding(1252);
    }

    /// <summary>Windows-1252, whose five unassigned bytes are the C1 controls of the same number (as browsers have it).</summary>
    public static Encoding Windows1252 { get; }

    /// <summary>The encoding of a label, or null where nobody knows it.</summary>
    public static Encoding? Find(string? label)
    {
        var name = label?.Trim(' ', '\t', '"', '\'').ToLowerInvariant();
        if (string.IsNullOrEmpty(name) || name is "utf-7" or "unicode-1-1-utf-7")
            return null;
        try
        {
            return Encoding.GetEncoding(Aliases.GetValueOrDefault(name, name));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
