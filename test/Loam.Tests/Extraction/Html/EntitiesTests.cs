using Loam.Extraction.Html;

namespace Loam.Tests.Extraction.Html;

public class EntitiesTests
{
    [Theory]
    [InlineData("Fisch &amp; Chips", "Fisch & Chips")]
    [InlineData("&Auml;pfel &ndash; 5&nbsp;&euro;", "Äpfel – 5\u00A0€")]
    [InlineData("&auml ohne Strichpunkt", "ä ohne Strichpunkt")]
    [InlineData("&notit;", "¬it;")]
    [InlineData("&CounterClockwiseContourIntegral;", "∳")]
    [InlineData("&NotEqualTilde;", "≂̸")]
    [InlineData("&#228;&#xe4;&#XE4;&#228 x", "äää" + "ä x")]
    [InlineData("&#150;&#132;&#x80;", "–„€")]
    [InlineData("&#0;&#xD800;&#1114112;", "\uFFFD\uFFFD\uFFFD")]
    [InlineData("&#128512;", "😀")]
    [InlineData("AT&T &unknown; & &; &#; &#x; &", "AT&T &unknown; & &; &#; &#x; &")]
    public void Decodes_references_as_browsers_do(string source, string text) => Assert.Equal(text, Entities.DecodeAll(source));
}
