using System.Text;
using Loam.Documents;
using Loam.Extraction;
using Loam.Extraction.Html;
using Loam.Steps;

namespace Loam.Tests.Extraction.Html;

/// <summary>Random soup: whatever comes in, the tree is sound and the text has no markup.</summary>
public class SoupTests
{
    static readonly string[] Pieces =
    [
        "<div>", "</div>", "<p>", "</p>", "<b>", "</b>", "<a href=x>", "</a>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "</td>", "</table>",
        "<h1>", "</h1>", "<script>", "</script>", "<!--", "-->", "<", ">", "&", "&amp", "&#x", "\"", "'", "=", "/", "\0", "<br>", "<span class='nav'>", "</span>",
        "<form>", "</form>", "<pre>", "</pre>", "<svg/>", "<![CDATA[", "]]>", "<?", "word ", "Ein Satz, der etwas sagt. ", "\u00AD", "\uD83D", "😀", "</", "<p class=\"", "<dl><dt>", "<dd>",
    ];

    [Fact]
    public void Any_soup_gives_a_sound_tree()
    {
        var random = new SeededRandom(7);
        for (var round = 0; round < 2000; round++)
        {
            var tree = TreeBuilder.Build(Soup(random, 1 + random.Next(120)));
            for (var i = 1; i < tree.Count; i++)
            {
                var parent = tree[i].Parent;
                Assert.InRange(parent, 0, i - 1);
                Assert.InRange(tree[i].End, i + 1, tree[parent].End);
            }
        }
    }

    [Fact]
    public void Any_soup_gives_text_without_the_tags_that_made_it()
    {
        var random = new SeededRandom(8);
        var extractor = new Extractor();
        for (var round = 0; round < 500; round++)
        {
            var html = Soup(random, 1 + random.Next(200));
            var text = extractor.Map(new() { Id = new("soup", "1"), Format = TextFormat.Html, Text = html }).Text;
            // A tag can only show as text where the soup escapes or opens raw text; our soup does neither with these.
            Assert.DoesNotContain("<table>", text, StringComparison.Ordinal);
            Assert.DoesNotContain('\0', text);
        }
    }

    [Fact]
    public void Random_characters_never_throw()
    {
        var random = new SeededRandom(9);
        var extractor = new Extractor();
        for (var round = 0; round < 300; round++)
        {
            var text = new StringBuilder();
            for (var i = random.Next(3000); i > 0; i--)
                text.Append((char)(random.Next(4) == 0 ? random.Next(65536) : 32 + random.Next(95)));
            var result = extractor.Map(new() { Id = new("soup", "1"), Format = TextFormat.Html, Text = text.ToString() });
            Assert.Equal(TextFormat.Plain, result.Format);
        }
    }

    static string Soup(SeededRandom random, int pieces)
    {
        var soup = new StringBuilder();
        for (var i = 0; i < pieces; i++)
            soup.Append(Pieces[random.Next(Pieces.Length)]);
        return soup.ToString();
    }
}
