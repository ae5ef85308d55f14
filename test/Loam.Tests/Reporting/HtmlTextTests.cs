using System.Text;
using Loam.Reporting;

namespace Loam.Tests.Reporting;

public class HtmlTextTests
{
    [Theory]
    [InlineData("</script><script>alert('x')</script>", "&lt;/script&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")]
    [InlineData("\" onload=\"x", "&quot; onload=&quot;x")]
    [InlineData("a & b &amp; c", "a &amp; b &amp;amp; c")]
    [InlineData("a\r\nb\rc\td", "a\nb\nc\td")]
    [InlineData("\0\u0001\u001b\u007f", "\u2400\u2401\u241b\u2421")]
    [InlineData("\u0085\u009f\ufffe\uffff\ufdd0", "\ufffd\ufffd\ufffd\ufffd\ufffd")]
    [InlineData("größer 東京 🙂", "größer 東京 🙂")]
    public void Makes_any_text_safe(string text, string expected) => Assert.Equal(expected, HtmlText.Escape(text));

    [Fact]
    public void Replaces_halves_of_surrogate_pairs_and_plane_end_noncharacters()
    {
        Assert.Equal("\ufffda\ufffd", HtmlText.Escape("\ud83da\ude42"));
        Assert.Equal("\ufffd\ufffd", HtmlText.Escape("\ude42\ud83d"));
        Assert.Equal("\ufffd", HtmlText.Escape(char.ConvertFromUtf32(0x1FFFE)));
    }

    [Fact]
    public void Leaves_no_text_that_utf8_cannot_hold()
    {
        var everything = new StringBuilder();
        for (var c = 0; c <= char.MaxValue; c++)
            everything.Append((char)c).Append('x');
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        var escaped = HtmlText.Escape(everything.ToString());
        Assert.Equal(escaped, strict.GetString(strict.GetBytes(escaped)));
        Assert.DoesNotContain(escaped, c => c is '<' or '>' or '"' or '\'' || (c < ' ' && c is not ('\n' or '\t')));
    }
}
