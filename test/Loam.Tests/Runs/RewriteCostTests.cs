using System.Collections.Immutable;
using Loam.Documents;
using Loam.Runs.Datasets;
using Loam.Runs.Execution;

namespace Loam.Tests.Runs;

public class RewriteCostTests
{
    static (Ledger, Manifest) Rewritten(params (string Style, double Usd, long Requests, long Tokens, long Words)[] styles)
    {
        var measures = styles.SelectMany(s => new KeyValuePair<string, double>[] { new($"usd.{s.Style}", s.Usd), new($"requests.{s.Style}", s.Requests) })
            .Append(new("usd", styles.Sum(s => s.Usd))).Append(new("requests", styles.Sum(s => s.Requests)));
        var step = StepLedger.Empty("rewrite") with { Measures = measures.ToImmutableSortedDictionary(StringComparer.Ordinal) };
        var manifest = new Manifest(
            "synthetic", "0123456789abcdef", [], ImmutableSortedDictionary<string, string>.Empty, [], [], [],
            [.. styles.Select(s => new CompositionRow("de", s.Style, s.Style + "-de/1", "m", 1, 1, s.Words, 0, s.Tokens))], Ingredients.None);
        return (new([step]), manifest);
    }

    [Fact]
    public void Says_what_a_stage_cost_and_what_a_million_accepted_tokens_came_to()
    {
        var (ledger, manifest) = Rewritten(("qa", 0.24, 204, 100_000, 0), ("wiki", 1, 1000, 300_000, 0));
        Assert.Equal("$1.24 for 1,204 requests; $3.10 per million accepted tokens", RewriteCost.Of(ledger, manifest)!.Line);
        Assert.Equal(["qa $2.40", "wiki $3.33"], RewriteCost.ByStyle(ledger, manifest).Select(c => $"{c.Style} ${c.Cost.PerMillionAccepted:F2}"));
    }

    [Fact]
    public void Estimates_tokens_where_the_server_counts_none()
    {
        Assert.Equal(1500, Cost(Rewritten(("wiki", 1, 1, 0, 1000)))!.AcceptedTokens);
        Assert.Equal("$1.00 for 1 requests; nothing of it was accepted", Cost(Rewritten(("wiki", 1, 1, 0, 0)))!.Line);
    }

    [Fact]
    public void What_cost_nothing_has_no_line() => Assert.Null(Cost(Rewritten(("wiki", 0, 100, 5000, 3000))));

    static RewriteCost? Cost((Ledger Ledger, Manifest Manifest) stage) => RewriteCost.Of(stage.Ledger, stage.Manifest);

    [Fact]
    public void The_live_figure_counts_what_came_out_of_the_whole_chain()
    {
        var cost = new LiveCost();
        var page = new Document { Id = new("s", "1"), Text = "", Provenance = new Provenance.Synthetic(new("s", "1"), new("s", "1"), 0, "wiki", "wiki-de/1", "m", "", 1) { OutputTokens = 500 } };
        cost.Add("requests", 7);
        Assert.Null(cost.Status);
        cost.Add("usd", 0.001);
        cost.Accept(page with { Provenance = Provenance.Organic.Instance }, 100);
        Assert.Null(cost.Status);
        cost.Accept(page, 100);
        Assert.Equal("$2.00 per million accepted tokens", cost.Status);
    }
}
