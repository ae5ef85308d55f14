using System.Text.Json;
using Loam.Documents;
using Loam.Guarding;
using Loam.Guarding.Judging;
using Loam.Steps;

namespace Loam.Tests.Guarding.Judging;

public class DocketTests
{
    const string First = "Die Mühle wurde 1742 von Johann Brenner gebaut.";
    const string Second = "Sie hat heute ein neues Rad aus Eichenholz.";
    const string Third = "Der Eintritt kostet vier Euro für Erwachsene.";
    static readonly GuardPair Pair = new("Eine Mühle.", $"{First} {Second} {Third}", "wiki", "de");
    static readonly JudgeScope NoAudit = new() { Audit = 0 };

    /// <summary>A finding in a sentence with a doubt between the thresholds of two strictnesses: 0 just reaches the lower one.</summary>
    static Finding Found(string words, Reason reason, Strictness from, Strictness? to = null, double part = 0.5)
    {
        var (low, high) = (Guard.Threshold(reason, from), to is { } upper ? Guard.Threshold(reason, upper) : 1);
        var at = Pair.Text.IndexOf(words, StringComparison.Ordinal);
        return new(reason, at..(at + words.Length), words) { Doubt = low + part * (high - low) };
    }

    static Finding InDoubt(string words, double part = 0.5) => Found(words, GuardReasons.Unsupported, Strictness.Strict, Strictness.Standard, part);

    static Finding Dropping(string words) => Found(words, GuardReasons.Number, Strictness.Standard, Strictness.Lenient);

    static Docket Of(JudgeScope scope, Strictness strictness, params Finding[] doubts) => Docket.Of(Pair, doubts, strictness, scope, new SeededRandom(1));

    static string[] Asked(Docket docket) => [.. docket.Statements.Select(s => Pair.Text[s.Span])];

    [Fact]
    public void Asks_about_sentences_in_doubt_the_most_doubtful_first_and_no_more_than_wanted()
    {
        var docket = Of(NoAudit with { PerRewrite = 2 }, Strictness.Standard, InDoubt("Brenner", 0.1), InDoubt("Eichenholz", 0.9), InDoubt("vier", 0.5));
        Assert.Empty(docket.Findings);
        Assert.Equal([Second, Third], Asked(docket));
        Assert.All(docket.Statements, s => Assert.Equal((Purpose.Doubt, false), (s.Purpose, s.Dropped)));
    }

    [Fact]
    public void Asks_once_about_a_sentence_with_several_doubts()
    {
        var statement = Assert.Single(Of(NoAudit, Strictness.Standard, InDoubt("1742", 0.2), InDoubt("Brenner", 0.7)).Statements);
        Assert.Equal(["Brenner", "1742"], statement.Findings.Select(f => f.Evidence));
    }

    [Fact]
    public void A_doubt_below_the_floor_is_none()
    {
        var small = InDoubt("Brenner") with { Doubt = Guard.Threshold(GuardReasons.Unsupported, Strictness.Strict) * 0.9 };
        Assert.Empty(Of(NoAudit, Strictness.Standard, small).Statements);
        Assert.Single(Of(NoAudit with { Floor = small.Doubt }, Strictness.Standard, small).Statements);
        Assert.Empty(Of(NoAudit with { Floor = 1 }, Strictness.Standard, InDoubt("Brenner")).Statements);
    }

    [Fact]
    public void Asks_nothing_about_a_rewrite_that_goes_anyway()
    {
        var dropped = Of(NoAudit, Strictness.Standard, Dropping("1742"), InDoubt("Eichenholz"));
        Assert.Single(dropped.Findings);
        Assert.Empty(dropped.Statements);
        // What is plain to see is not audited either: there is nothing to compare.
        var refused = Of(new() { Audit = 1, Rescue = true }, Strictness.Standard, new Finding(GuardReasons.Chatter, 0..3, "Gern"), InDoubt("Eichenholz"));
        Assert.Single(refused.Findings);
        Assert.Empty(refused.Statements);
    }

    [Fact]
    public void Does_not_ask_about_findings_on_the_whole()
    {
        var docket = Of(NoAudit with { Floor = 0 }, Strictness.Standard, new Finding(GuardReasons.Omission, .., "2 of 9 facts") { Doubt = Guard.Threshold(GuardReasons.Omission, Strictness.Strict) });
        Assert.Empty(docket.Statements);
    }

    [Fact]
    public void Rescue_asks_about_what_drops_where_lenient_would_keep_it()
    {
        var scope = NoAudit with { Rescue = true };
        var docket = Of(scope, Strictness.Standard, Dropping("1742"), InDoubt("Eichenholz"));
        Assert.Equal([First, Second], Asked(docket));
        Assert.Equal([(Purpose.Rescue, true), (Purpose.Doubt, false)], docket.Statements.Select(s => (s.Purpose, s.Dropped)));
        // One finding that lenient drops, too, or one on the whole, cannot be talked away: then nothing is asked.
        Assert.Empty(Of(scope, Strictness.Standard, Dropping("1742"), Found("vier", GuardReasons.Number, Strictness.Lenient)).Statements);
        Assert.Empty(Of(scope, Strictness.Standard, Dropping("1742"), new Finding(GuardReasons.Omission, .., "2 of 9 facts")).Statements);
        // Nor if only a part of them could be asked about.
        Assert.Empty(Of(scope with { PerRewrite = 1 }, Strictness.Standard, Dropping("1742"), Dropping("vier")).Statements);
    }

    [Fact]
    public void At_strict_there_is_nothing_between_by_default() =>
        Assert.Empty(Of(NoAudit, Strictness.Strict, InDoubt("Brenner", -0.1)).Statements);

    [Fact]
    public void An_audit_asks_about_sure_sentences_kept_and_dropped_but_not_about_doubtful_ones()
    {
        var docket = Of(new() { Audit = 1 }, Strictness.Standard, Dropping("1742"), InDoubt("Eichenholz"));
        Assert.Equal([First, Third], Asked(docket));
        Assert.Equal([(Purpose.Audit, true, "guard.number"), (Purpose.Audit, false, null)], docket.Statements.Select(s => (s.Purpose, s.Dropped, s.Reason?.Code)));
    }

    [Fact]
    public void An_audit_leaves_out_questions_and_scraps()
    {
        var pair = Pair with { Text = "Geschichte\nWann wurde die Mühle gebaut?\n" + First };
        var docket = Docket.Of(pair, [], Strictness.Standard, new() { Audit = 1 }, new SeededRandom(1));
        Assert.Equal([First], docket.Statements.Select(s => pair.Text[s.Span]));
    }

    [Fact]
    public void Audited_sentences_are_drawn_by_seed_and_id_at_the_share_asked_for()
    {
        var pair = Pair with { Text = string.Join('\n', Enumerable.Range(0, 20).Select(i => $"Dies ist der Satz mit der Nummer {i}.")) };
        int Drawn(string id, ulong seed) => Docket.Of(pair, [], Strictness.Standard, new(), SeededRandom.For(seed, "guard.audit", new("pairs", id))).Statements.Count;
        var counts = Enumerable.Range(0, 1000).Select(i => Drawn($"row{i}", 7)).ToList();
        Assert.InRange(counts.Sum() / 20_000.0, 0.016, 0.024);
        Assert.Equal(counts, Enumerable.Range(0, 1000).Select(i => Drawn($"row{i}", 7)));
        Assert.NotEqual(counts, Enumerable.Range(0, 1000).Select(i => Drawn($"row{i}", 8)));
    }

    [SkippableFact]
    public void The_rules_part_of_a_docket_is_what_the_guard_says()
    {
        var rows = File.ReadLines(SharedData.Require("rewrites/pairs.jsonl")).Take(40);
        foreach (var row in rows.Select(line => JsonDocument.Parse(line).RootElement))
        {
            var pair = new GuardPair(row.GetProperty("source").GetString()!, row.GetProperty("text").GetString()!, row.GetProperty("style").GetString(), row.GetProperty("language").GetString());
            foreach (var strictness in Enum.GetValues<Strictness>())
            {
                var options = new GuardOptions { Strictness = strictness };
                var expected = Guard.Check(pair, options).Select(f => (f.Reason, f.Evidence));
                Assert.Equal(expected, Docket.Of(pair, options, new() { Floor = 0.3 }, new SeededRandom(1)).Findings.Select(f => (f.Reason, f.Evidence)));
            }
        }
    }
}
