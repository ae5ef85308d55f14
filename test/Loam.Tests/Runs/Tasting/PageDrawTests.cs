using System.Text.Json;
using Loam.Runs.Tasting;
using Loam.Steps;
using Loam.Tests.Rewriting;

namespace Loam.Tests.Runs.Tasting;

public sealed class PageDrawTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("loam-draw-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    string Write(string name, int from, int count)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllLines(path, Enumerable.Range(from, count).Select(i => JsonSerializer.Serialize(new { id = $"{i}", source = "s", language = "de", text = Pages.Mill })));
        return path;
    }

    static List<string> Keys(DrawnPages drawn) => [.. drawn.Pages.Select(p => p.Id.Key)];

    [Fact]
    public void A_draw_follows_from_the_seed_and_not_from_the_order_of_files()
    {
        var (a, b) = (Write("a.jsonl", 0, 50), Write("b.jsonl", 50, 50));
        var drawn = PageDraw.Draw([a, b], 10, 1, CancellationToken.None);
        Assert.Equal(100, drawn.Readable);
        Assert.Equal(10, Keys(drawn).Distinct().Count());
        Assert.Equal(Keys(drawn), Keys(PageDraw.Draw([b, a], 10, 1, CancellationToken.None)));
        Assert.NotEqual(Keys(drawn), Keys(PageDraw.Draw([a, b], 10, 2, CancellationToken.None)));
        Assert.Equal(Keys(drawn).Take(3), Keys(PageDraw.Draw([a, b], 3, 1, CancellationToken.None)));
    }

    [Fact]
    public void Every_page_has_about_the_same_chance()
    {
        var path = Write("a.jsonl", 0, 20);
        var times = Enumerable.Range(0, 400).SelectMany(seed => Keys(PageDraw.Draw([path], 5, (ulong)seed, CancellationToken.None))).CountBy(k => k).ToDictionary();
        Assert.Equal(20, times.Count);
        // 400 draws of a quarter: 100 expected, standard deviation below 9.
        Assert.All(times.Values, n => Assert.InRange(n, 65, 135));
    }

    [Fact]
    public void What_has_no_main_text_is_never_drawn()
    {
        var html = Path.Combine(folder, "pages");
        Directory.CreateDirectory(html);
        File.WriteAllText(Path.Combine(html, "empty.html"), "<html><body></body></html>");
        var mistake = Assert.Throws<RecipeException>(() => PageDraw.Draw([html], 3, 0, CancellationToken.None));
        Assert.Contains("none has a main text", mistake.Message, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(html, "full.html"), "<html><body><article><p>" + string.Concat(Enumerable.Repeat("Die Mühle steht am Bach und mahlt das Korn des Dorfes. ", 20)) + "</p></article></body></html>");
        Assert.Equal(["full.html"], Keys(PageDraw.Draw([html], 3, 0, CancellationToken.None)));
    }

    [Fact]
    public void A_number_beyond_the_last_page_is_the_users_mistake()
    {
        var path = Write("a.jsonl", 0, 2);
        Assert.Equal("1", PageDraw.Take(path, 2, CancellationToken.None).Id.Key);
        Assert.Contains("there is no number 3", Assert.Throws<RecipeException>(() => PageDraw.Take(path, 3, CancellationToken.None)).Message, StringComparison.Ordinal);
    }
}
