using System.Text.Json;
using Loam.Documents;
using Loam.Text;
using Loam.Training.Statistics;
using Loam.Training.Trials;

namespace Loam.Tests.Trials;

/// <summary>A trial on real German pages and a large language model's rewrites of them.</summary>
public class RealTrialTests
{
    [SkippableFact]
    public async Task Rewrites_alone_are_worse_than_pages_at_equal_tokens_and_copied_pages_are_found()
    {
        var rows = File.ReadLines(SharedData.Require("rewrites/corpus-de.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var held = rows.Where(IsHeldOut).Select(row => Page(row, "source")).ToList();
        var train = rows.Where(row => !IsHeldOut(row)).ToList();
        var result = await Texts.Run(new() { Seeds = 4, Resamples = 1000 }, held,
            Texts.Arm("organic", train.Select(row => Page(row, "source"))), Texts.Arm("qa", train.Select(row => Page(row, "qa"))));
        Assert.Equal(TrialVerdict.Harms, result.Comparisons[0].Verdict);
        Assert.InRange(result.Arms[0].BitsPerByte, 2.3, 2.8);
        Assert.Equal(LeftOutReason.Copied, Assert.Single(result.LeftOut).Reason);
    }

    static bool IsHeldOut(JsonElement row) => StableHash.Of(row.GetProperty("id").GetString(), 99) % 100 < 15;

    static Document Page(JsonElement row, string style)
    {
        var page = new Document { Id = new("pages", row.GetProperty("id").GetString()!), Text = row.GetProperty(style).GetString()!, Language = "de" };
        return style == "source" ? page : Texts.Rewrite(page, page.Text);
    }
}
