using System.Globalization;
using System.Text;
using Loam.Reporting;
using Loam.Runs.Forecasts;

namespace Loam.Cli.Console;

/// <summary>A forecast for people: the stages, what rewriting takes, what it all rests on.</summary>
static class ForecastView
{
    /// <summary>The whole text, without the last line break.</summary>
    public static string Of(Forecast forecast)
    {
        var text = new StringBuilder();
        Table(text, ["stage", "documents in", "out", "words", "time", "what"], forecast.Stages.Select(Row));
        if (forecast.Totals is { } totals)
        {
            text.AppendLine();
            var rows = forecast.Stages.SelectMany(stage => stage.Styles.Select(style => Row(stage.Stage, style))).ToList();
            Table(text, ["rewriting", "style", "pages", "requests", "tokens in", "tokens out", "cost", "time"], rows.Count == 1 ? rows : [.. rows, Row("total", totals)]);
        }
        foreach (var warning in forecast.Warnings)
            text.AppendLine().AppendLine($"! {warning}");
        if (forecast.Assumptions.Length > 0)
            text.AppendLine().AppendLine("In parentheses: the interval that holds the true number in nine cases of ten. It rests on this:");
        foreach (var assumption in forecast.Assumptions)
            text.AppendLine($"- {assumption}");
        return text.ToString().TrimEnd();
    }

    static string[] Row(StageForecast stage) =>
    [
        stage.Stage, Say(stage.DocumentsIn, NumberText.Count), Say(stage.DocumentsOut, NumberText.Count), Say(stage.Words, NumberText.Count),
        stage.IsComplete ? "complete" : Say(stage.Hours, Duration), string.Join(" -> ", stage.Steps),
    ];

    static string[] Row(string stage, StyleForecast style) =>
    [
        stage, style.Style, Say(style.Pages, NumberText.Count), Say(style.Requests, NumberText.Count), Say(style.InputTokens, NumberText.Count),
        Say(style.OutputTokens, NumberText.Count), Say(style.Usd, Dollars), Say(style.Hours, Duration),
    ];

    static string Say(Estimate? estimate, Func<double, string> format)
    {
        if (estimate is not { } known)
            return "–";
        var (low, high, value) = (format(known.Low), format(known.High), format(known.Value));
        return low == value && high == value ? value : $"{value} ({low}–{high})";
    }

    static string Dollars(double usd) => "$" + (usd is >= 9_999.5 ? NumberText.Count(usd) : usd.ToString(usd is 0 or >= 100 ? "#,0" : usd >= 0.1 ? "0.00" : "0.0000", CultureInfo.InvariantCulture));

    static string Duration(double hours) => hours switch
    {
        0 => "0",
        < 1.0 / 60 => NumberText.Number(Math.Round(hours * 3600, 1)) + " s",
        < 1.5 => NumberText.Number(Math.Round(hours * 60, 1)) + " min",
        < 48 => NumberText.Number(hours) + " h",
        _ => NumberText.Number(hours / 24) + " days",
    };

    // Words stand left, numbers right; the last column is not filled up.
    static void Table(StringBuilder text, string[] head, IEnumerable<string[]> rows)
    {
        List<string[]> all = [head, .. rows];
        var widths = Enumerable.Range(0, head.Length).Select(c => all.Max(r => r[c].Length)).ToArray();
        foreach (var row in all)
            text.AppendLine(string.Join("  ", row.Select((cell, c) => IsText(head[c]) ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c]))).TrimEnd());
    }

    static bool IsText(string head) => head is "stage" or "what" or "rewriting" or "style";
}
