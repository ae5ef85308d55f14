using System.Text;
using Loam.Extraction.Html;

namespace Loam.Tests.Extraction.Html;

/// <summary>Small pages and the outline of the tree that they give: <c>p(text b(bold))</c>.</summary>
public class TreeBuilderTests
{
    [Theory]
    [InlineData("<p>one<p>two", "p(one) p(two)")]
    [InlineData("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>e", "ul(li(a) li(b ul(li(c))) li(d)) e")]
    [InlineData("<dl><dt>t<dd>d<dt>u<dd>e</dl>", "dl(dt(t) dd(d) dt(u) dd(e))")]
    [InlineData("<table><tr><td>a<td>b<tr><td>c</table>x", "table(tr(td(a) td(b)) tr(td(c))) x")]
    [InlineData("<table><thead><tr><th>h<tbody><tr><td>c</table>", "table(thead(tr(th(h))) tbody(tr(td(c))))")]
    [InlineData("<table><tr><td><table><tr><td>in</td></tr></table></td><td>out</td></tr></table>", "table(tr(td(table(tr(td(in)))) td(out)))")]
    [InlineData("<div>a</span></p>b</div>c", "div(a p b) c")]
    [InlineData("<div><b>bold<div>inner</b>still</div>after</div>x", "div(b(bold div(inner still)) after) x")]
    [InlineData("<a href=x>one<a href=y>two</a>three", "a(one) a(two) three")]
    [InlineData("<h2>Title<h3>Sub</h2>text", "h2(Title) h3(Sub) text")]
    [InlineData("<td><div>cell</td></div>x", "td(div(cell)) x")]
    [InlineData("<p>a<br>b<br/>c</br>d<img src=x>e", "p(a br b br c br d img e)")]
    [InlineData("<select><option>a<option>b</select>c", "select(option(a) option(b)) c")]
    [InlineData("<script>if (a</b && c>d) x='</p>';</script>y", "script(if (a</b && c>d) x='</p>';) y")]
    [InlineData("<textarea><b>x</b></textarea>y", "textarea(<b>x</b>) y")]
    [InlineData("<title>a &amp; <b></title>y", "title(a & <b>) y")]
    [InlineData("<!-- <p>no</p> -- > - --><p>yes<!---->!<!-->?", "p(yes ! ?)")]
    [InlineData("<!DOCTYPE html><?xml version='1'?><html><head><title>t</title><body>b", "html(head(title(t)) body(b))")]
    [InlineData("<![CDATA[in <b>]]>out", "out")]
    [InlineData("a < b <3 </ x <>y", "a < b <3 y")]
    [InlineData("1 <2 <>3 <", "1 <2 <>3 <")]
    [InlineData("<p title='a > b' class=\"x\" data-x=y hidden>t</p>", "p(t)")]
    [InlineData("<noscript><img src=x></noscript><template><p>x</template>y", "noscript(img) template(p(x)) y")]
    [InlineData("<svg><path d='x'/><text>label</text></svg>y", "svg(path text(label)) y")]
    [InlineData("<my-card>a<p>b</my-card>c", "my-card(a p(b)) c")]
    [InlineData("<body><p>a</body></html><p>b", "body(p(a) p(b))")]
    [InlineData("<form><div>a</form>b</div>c", "form(div(a b)) c")]
    [InlineData("<P CLASS=x>upper</P>", "p(upper)")]
    [InlineData("<p", "p")]
    [InlineData("<p class='open", "p")]
    [InlineData("text<script>never closed", "text script(never closed)")]
    [InlineData("", "")]
    public void Repairs_what_people_write(string html, string outline) => Assert.Equal(outline, Outline(TreeBuilder.Build(html)));

    [Fact]
    public void Reads_attributes_with_and_without_quotes()
    {
        var tree = TreeBuilder.Build("<div id=a class = 'b c' LANG=\"de &amp; at\" role>x</div>");
        Assert.Equal("a", tree.Value(1, AttributeName.Id));
        Assert.Equal("b c", tree.Value(1, AttributeName.Class));
        Assert.Equal("de & at", tree.Value(1, AttributeName.Lang));
        Assert.True(tree.Has(1, AttributeName.Role));
        Assert.False(tree.Has(1, AttributeName.Href));
    }

    internal static string Outline(HtmlTree tree)
    {
        var text = new StringBuilder();
        var open = new Stack<int>();
        for (var i = 1; i < tree.Count; i++)
        {
            while (open.Count > 0 && tree[open.Peek()].End <= i)
                Close(text, open, tree);
            if (tree[i].Tag == Tag.Text && tree.RawText(i).IsWhiteSpace())
                continue;
            if (text.Length > 0 && text[^1] != '(')
                text.Append(' ');
            var raw = tree.RawText(i).ToString();
            text.Append(tree[i].Tag == Tag.Text ? Entities.DecodeAll(raw).Trim() : raw.ToLowerInvariant());
            if (tree[i].Tag == Tag.Text || tree.FirstChild(i) < 0)
                continue;
            text.Append('(');
            open.Push(i);
        }
        while (open.Count > 0)
            Close(text, open, tree);
        return text.ToString();
    }

    static void Close(StringBuilder text, Stack<int> open, HtmlTree tree)
    {
        open.Pop();
        text.Append(')');
        _ = tree;
    }
}
