using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Loam.Rewriting;
using Loam.Rewriting.Styles;
using Loam.Steps;

namespace Loam.Tests.Rewriting;

/// <summary>What is done to every request and answer, beside its slow and obvious twin.</summary>
public class FastTwinTests
{
    static readonly string[] Pieces = ["\n", "\n", "\n\n", "\r\n", " ", "---", "* * *", "```", "```text", "# Mühle", "  ## Bach ##", "* eins", "- zwei", "  • drei", "**alt**", "`Rad`", "__x__", "a_b", "[Karte](https://example.org/k)", "[1]", "Wort", "und -", "-", "\u2028", "1–2", "– ja", "*b*", "***", "~~c~~", "_d_", "> ", "===", "<br>", "| e |"];

    [Fact]
    public void Markdown_is_resolved_as_its_rules_say_whatever_the_shortcuts()
    {
        var random = new SeededRandom(7);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, 1 + random.Next(12)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            Assert.Equal(SlowPlain(text), MarkdownText.Plain(text));
        }
    }

    [Fact]
    public void A_request_has_the_address_it_always_had()
    {
        var request = RewriteStyle.Find("wiki")!.Render(Pages.Page(), "Größe \"groß\" \ud83d\udc1f \ud800 <b>", 0);
        Assert.Equal(SlowHash(request, "http://localhost#m"), request.Hash("http://localhost#m"));
        Assert.Equal(SlowHash(request, "e"), request.Hash("e"));
    }

    static string SlowPlain(string text)
    {
        var plain = new StringBuilder();
        foreach (var raw in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = raw.TrimEnd();
            if (Regex.IsMatch(line, @"^\s*```[\w-]*$") || Regex.IsMatch(line, @"^\s*([-*_=]\s*){3,}$"))
                continue;
            line = Regex.Replace(line, @"^\s{0,3}(>\s?)+(?=[\p{L}""„“»«*#-])", "");
            line = Regex.Replace(line, @"^\s{0,3}#{1,6}\s+[*_]*(.*?)[*_]*\s*#*$", "== $1 ==");
            line = Regex.Replace(line, @"^\s{0,3}\*\*([^*.!?:|]{2,80})\*\*$", "== $1 ==");
            line = Regex.Replace(line, @"^\s*[*•·–]\s+", "- ");
            line = Regex.Replace(line, @"!?\[([^\]\n]+)\]\([^)\s]+\)", "$1");
            line = Regex.Replace(line, @"(?<!\d)(\*\*\*|\*\*|__|~~|`)(?=\S)(.+?)(?<=\S)\1", "$2");
            line = Regex.Replace(line, @"(?<![\w*\\])([*_])(?=[^\s*_])([^*_\n]+?)(?<=[^\s*_])\1(?![\w*])", "$2");
            plain.Append(Regex.Replace(line, @"\s*<br\s*/?>\s*", " ", RegexOptions.IgnoreCase).TrimEnd()).Append('\n');
        }
        return Regex.Replace(plain.ToString(), "\n{3,}", "\n\n").Trim();
    }

    static string SlowHash(RewriteRequest request, string engine)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
            JsonSerializer.Serialize(json, new[] { "loam-request/1", engine, request.System, request.Message, string.Create(CultureInfo.InvariantCulture, $"t={request.Sampling.Temperature:R},p={request.Sampling.TopP:R}") });
        return Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan))[..32];
    }
}
