using Loam.Guarding;
using Loam.Guarding.Form;
using Xunit.Abstractions;

namespace Loam.Tests.Guarding.Form;

/// <summary>How many mechanical flaws the checks of the form find in real rewrites, and how many faithful ones they doubt.</summary>
public class MechanicalFlawTests(ITestOutputHelper output)
{
    /// <param name="pair">The pair.</param>
    /// <param name="sources">Sources that were cut already: each is asked for a dozen flaws.</param>
    internal static List<Finding> Look(GuardPair pair, Dictionary<string, GuardText> sources)
    {
        if (!sources.TryGetValue(pair.Source, out var source))
            sources[pair.Source] = source = new(pair.Source, pair.Language);
        var findings = new List<Finding>();
        Sentinels.Look(pair, findings);
        pair = Sentinels.Blanked(pair);
        FormChecks.Look(pair, new(pair.Text, pair.Language), source, new GuardOptions(), findings);
        return findings;
    }

    [SkippableFact]
    public void Faithful_rewrites_are_left_alone()
    {
        List<GuardPair> faithful = [.. Faithful.All(), .. Faithful.English()];
        var sources = new Dictionary<string, GuardText>(StringComparer.Ordinal);
        var doubted = faithful.Select(pair => (Pair: pair, Findings: Look(pair, sources))).Where(one => one.Findings.Count > 0).ToList();
        foreach (var (pair, findings) in doubted)
            output.WriteLine($"{pair.Style} {pair.Language} {string.Join("; ", findings.Select(f => $"{f.Reason.Code}: {f.Evidence}"))}");
        Assert.True(doubted.Count < 0.005 * faithful.Count, $"{doubted.Count} of {faithful.Count} faithful rewrites doubted");
    }

    [SkippableTheory]
    [InlineData("developing")]
    [InlineData("final")]
    public void Mechanical_flaws_are_found(string list)
    {
        var flaws = new MechanicalFlaws(Faithful.All(), list == "final" ? Wordings.Final : Wordings.Developing, list == "final" ? 20_260_501UL : 7).All();
        var kinds = new SortedDictionary<string, (int All, int Caught, int Named)>(StringComparer.Ordinal);
        var sources = new Dictionary<string, GuardText>(StringComparer.Ordinal);
        foreach (var flaw in flaws)
        {
            var findings = Look(flaw.Pair, sources);
            var named = findings.Exists(finding => flaw.Reasons.Contains(finding.Reason));
            foreach (var key in new[] { flaw.Kind, $"{flaw.Kind}, {flaw.How}" })
            {
                var (all, caught, rightly) = kinds.GetValueOrDefault(key);
                kinds[key] = (all + 1, caught + (findings.Count > 0 ? 1 : 0), rightly + (named ? 1 : 0));
            }
            if (!named && (list != "final" || Environment.GetEnvironmentVariable("SHOW_FINAL") is not null))
                output.WriteLine($"missed {flaw.Kind}, {flaw.How}: {(flaw.Said is null ? Told(flaw) : flaw.Said + " #" + flaw.Pair.Style)} [{string.Join(", ", findings.Select(f => f.Reason.Code))}]");
        }
        foreach (var (kind, (all, caught, named)) in kinds)
            output.WriteLine($"| {kind} | {all} | {100.0 * caught / all:0.0}% | {100.0 * named / all:0.0}% |");
        // Closing words that were never seen have no end: what passes are sentences in the line of the last one that neither address nor name anything.
        Assert.All(kinds.Where(kind => !kind.Key.Contains(',', StringComparison.Ordinal)), kind => Assert.True(
            kind.Value.Caught >= (list == "final" && kind.Key == "closing" ? 0.93 : 0.99) * kind.Value.All, $"{kind.Key}: {kind.Value.Caught} of {kind.Value.All}"));
    }

    [SkippableFact]
    public void Faithful_rewrites_end_far_from_an_aside()
    {
        var (ends, near) = (0, 0);
        foreach (var pair in Faithful.All().Concat(Faithful.English()))
        {
            var text = new FormText(pair, new(pair.Text, pair.Language), new(pair.Source, pair.Language));
            for (var i = 0; i < text.Rewrite.Sentences.Count; i++)
            {
                if (i >= 3 && i < text.Rewrite.Sentences.Count - 3)
                    continue;
                ends++;
                near += Asides.Weigh(text, i) > Asides.Enough - 0.5 ? 1 : 0;
            }
        }
        output.WriteLine($"{near} of {ends} sentences at the ends are within 0.5 of {Asides.Enough}");
        Assert.InRange(near, 0, ends / 1000);
    }

    static string Told(FlawedPair flaw) => (flaw.Pair.Text.Length <= 500 ? flaw.Pair.Text : flaw.Pair.Text[..250] + " … " + flaw.Pair.Text[^250..]).Replace("\n", "⏎", StringComparison.Ordinal);
}
