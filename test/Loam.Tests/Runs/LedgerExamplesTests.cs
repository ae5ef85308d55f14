using System.Text.Json;
using Loam.Runs.Datasets;

namespace Loam.Tests.Runs;

public class LedgerExamplesTests
{
    static StepLedger Book(string id, int examples)
    {
        var book = new LedgerBook("guard");
        for (var i = 0; i < examples; i++)
            book.Show("judge.differing", new() { Id = new("crawl", $"{id}{i}"), Text = "all of it" }, "rules: keep", new string('x', 500));
        return book.Close();
    }

    [Fact]
    public void The_first_five_of_a_kind_are_kept_in_the_order_of_the_shards()
    {
        var sum = Book("a", 3).Plus(Book("b", 9)).Plus(StepLedger.Empty("guard"));
        Assert.Equal(["crawl/a0", "crawl/a1", "crawl/a2", "crawl/b0", "crawl/b1"], sum.Examples["judge.differing"].Select(e => e.Id));
        Assert.Equal(("rules: keep", 400), (sum.Examples["judge.differing"][0].Evidence, sum.Examples["judge.differing"][0].Excerpt.Length));
        Assert.Equal(0, sum.In);
    }

    [Fact]
    public void They_are_written_and_read_and_a_ledger_without_them_has_none()
    {
        var ledger = new Ledger([Book("a", 2)]);
        var json = JsonSerializer.Serialize(ledger, RunJson.Readable.Ledger);
        Assert.Equal(2, JsonSerializer.Deserialize(json, RunJson.Readable.Ledger)!.Steps[0].Examples["judge.differing"].Length);
        var older = System.Text.Json.Nodes.JsonNode.Parse(json)!;
        Assert.True(older["steps"]![0]!.AsObject().Remove("examples"));
        Assert.Empty(JsonSerializer.Deserialize(older.ToJsonString(), RunJson.Readable.Ledger)!.Steps[0].Examples);
    }
}
