using System.Text;
using Loam.Formats;

namespace Loam.Tests.Formats;

public sealed class CharsetsTests
{
    const string German = "Die Straße führt über Köln – „schön“, sagte Müller; 5 € für Äpfel.";

    static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    [Theory]
    [InlineData("utf-8", null, "")]
    [InlineData("utf-8", "utf-8", "")]
    [InlineData("utf-8", "iso-8859-1", "")]
    [InlineData("utf-8", "windows-1252", "")]
    [InlineData("utf-8", null, "<meta charset=iso-8859-1>")]
    [InlineData("utf-8", "no-such-charset", "")]
    [InlineData("windows-1252", null, "")]
    [InlineData("windows-1252", "utf-8", "")]
    [InlineData("windows-1252", "ISO-8859-1", "")]
    [InlineData("windows-1252", "us-ascii", "")]
    [InlineData("windows-1252", null, "<meta charset=\"utf-8\">")]
    [InlineData("windows-1252", null, "<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>")]
    [InlineData("utf-16", null, "")]
    [InlineData("utf-16BE", "utf-8", "")]
    public void German_comes_out_whole_whatever_is_declared(string actual, string? declared, string head)
    {
        var encoding = actual == "windows-1252" ? Windows1252 : Encoding.GetEncoding(actual);
        byte[] bytes = [.. actual.StartsWith("utf-16") ? encoding.GetPreamble() : [], .. encoding.GetBytes($"<html>{head}<p>{German}")];

        Assert.Equal($"<html>{head}<p>{German}", Charsets.Decode(bytes, declared).Text);
    }

    [Theory]
    [InlineData("windows-1251", "Привет, мир. Это обычный русский текст, и его достаточно, чтобы узнать кодировку.")]
    [InlineData("shift_jis", "これは日本語の文章です。文字コードを推測するには十分な長さがあります。")]
    [InlineData("euc-jp", "これは日本語の文章です。文字コードを推測するには十分な長さがあります。")]
    [InlineData("big5", "這是一段繁體中文的文字，長度足以判斷它的編碼方式。我們希望它能夠被正確讀取。")]
    [InlineData("gb18030", "这是一段简体中文的文字，长度足以判断它的编码方式。我们希望它能够被正确读取。")]
    public void Other_scripts_are_read_as_declared_and_guessed_where_nothing_is(string charset, string text)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        var bytes = encoding.GetBytes(text);

        Assert.Equal(text, Charsets.Decode(bytes, charset).Text);
        Assert.Equal($"<meta charset={charset}>{text}", Charsets.Decode(encoding.GetBytes($"<meta charset={charset}>{text}")).Text);
        Assert.Equal(text, Charsets.Decode(bytes).Text);
    }

    [Fact]
    public void A_mixture_is_read_byte_by_byte()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes($"<p>{German}{German}"), .. Windows1252.GetBytes("Bläht"), .. Encoding.UTF8.GetBytes(German)];

        Assert.Equal($"<p>{German}{German}Bläht{German}", Charsets.Decode(bytes).Text);
    }

    [Fact]
    public void A_character_that_was_cut_is_one_replacement_character()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(German), 0xC3, .. " ... "u8, 0xE2, 0x80, .. Encoding.UTF8.GetBytes(German)];

        Assert.Equal($"{German}\uFFFD ... \uFFFD{German}", Charsets.Decode(bytes).Text);
    }

    [Fact]
    public void A_byte_order_mark_wins_over_every_declaration() =>
        Assert.Equal("ä<meta charset=latin1>", Charsets.Decode([.. "\uFEFFä<meta charset=latin1>"u8], "latin1").Text);

    [Fact]
    public void One_quotation_mark_after_a_sharp_s_is_not_taken_for_utf8() =>
        Assert.Equal("Viel Spaß“", Charsets.Decode(Windows1252.GetBytes("Viel Spaß“"), "iso-8859-1", isHtml: false).Text);

    [Theory]
    [InlineData("fÃ¼r", "für")]
    [InlineData("MÃ¼ller, GrÃ¶ÃŸe â€“ Ã„rger", "Müller, Größe – Ärger")]
    [InlineData("blÃƒÂ¶der", "blöder")]
    [InlineData("“AMANHÃ”", "“AMANHÃ”")]
    [InlineData("„Spaß“ und „MENÜ“", "„Spaß“ und „MENÜ“")]
    [InlineData("Ein sauberer Satz über Äpfel.", "Ein sauberer Satz über Äpfel.")]
    [InlineData("Château, Âge, NÃO", "Château, Âge, NÃO")]
    public void Mojibake_is_repaired_where_it_is_certain(string text, string repaired) => Assert.Equal(repaired, Mojibake.Repair(text));

    [Fact]
    public void Every_double_encoding_of_ordinary_text_is_undone() =>
        Assert.Equal(German, Mojibake.Repair(Windows1252.GetString(Encoding.UTF8.GetBytes(German))));

    [Fact]
    public void Controls_become_the_characters_that_were_meant() => Assert.Equal("5 € – “x”", Mojibake.MapControls("5 \u0080 \u0096 \u0093x\u0094"));

    [SkippableFact]
    public void Nothing_comes_out_of_the_protocols_as_mojibake()
    {
        var path = SharedData.Require("text/bundestag-de.tar.gz");
        using var file = new System.IO.Compression.GZipStream(File.OpenRead(path), System.IO.Compression.CompressionMode.Decompress);
        using var tar = new System.Formats.Tar.TarReader(file);
        var read = 0;
        while (read < 25 && tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is null)
                continue;
            var bytes = new MemoryStream();
            entry.DataStream.CopyTo(bytes);
            var text = Charsets.Decode(bytes.ToArray(), null, isHtml: false).Text;
            Assert.DoesNotMatch("[\uFFFD\u0080-\u009F]|Ã[\u0080-\u00BF]|â€", text);
            Assert.Contains("ü", text);
            read++;
        }
        Assert.Equal(25, read);
    }
}
