using System.Text.Json;
using Loam.Rewriting;
using Loam.Runs.Judging;

namespace Loam.Cli.Console;

/// <summary>What a judge did, as JSON: counts, money, and the table of rules against judge.</summary>
static class JudgeJson
{
    /// <summary>Writes the member <c>judge</c>; nothing where nothing was asked.</summary>
    public static void Write(Utf8JsonWriter json, JudgeTally tally) => Write(json, tally.Totals, tally.Labels);

    /// <inheritdoc cref="Write(Utf8JsonWriter, JudgeTally)"/>
    public static void Write(Utf8JsonWriter json, IReadOnlyDictionary<string, double> totals, IReadOnlyList<JudgedLabel>? labels = null)
    {
        var agreement = Guarding.Judging.Agreement.Of(totals);
        if (agreement.Rows.Count == 0)
            return;
        json.WriteStartObject("judge");
        foreach (var measure in (string[])["asked", "audited", "unusable", "overruled"])
            json.WriteNumber(measure, totals.GetValueOrDefault("judge." + measure));
        json.WriteNumber("requests", totals.GetValueOrDefault("requests"));
        if (totals.GetValueOrDefault(Rewrite.Cost) is > 0 and var usd)
            json.WriteNumber("usd", Math.Round(usd, 9));
        json.WriteStartArray("table");
        foreach (var row in agreement.Rows)
        {
            json.WriteStartObject();
            json.WriteBoolean("audited", row.Audited);
            json.WriteString("rules", row.Dropped ? "drop" : "keep");
            json.WriteString("reason", row.Reason);
            json.WriteNumber("supported", row.Supported);
            json.WriteNumber("contradicted", row.Contradicted);
            json.WriteNumber("not_stated", row.NotStated);
            json.WriteNumber("unusable", row.Unusable);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (labels is { Count: > 0 })
        {
            json.WriteStartObject("labels");
            foreach (var label in labels)
            {
                json.WriteStartObject(label.Label);
                json.WriteNumber("rows", label.Rows);
                json.WriteNumber("dropped_by_rules", label.ByRules);
                json.WriteNumber("dropped", label.Together);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        if (agreement.Share is { } share)
            json.WriteNumber("agreement", Math.Round(share, 6));
        if (agreement.Kappa is { } kappa)
        {
            json.WriteNumber("kappa", Math.Round(kappa.Value, 6));
            json.WriteStartArray("kappa_interval");
            json.WriteNumberValue(Math.Round(kappa.Low, 6));
            json.WriteNumberValue(Math.Round(kappa.High, 6));
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }
}
