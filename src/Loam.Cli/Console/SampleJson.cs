using System.Text.Json;
using Loam.Runs.Tasting;

namespace Loam.Cli.Console;

/// <summary>A sample's figures for programs.</summary>
static class SampleJson
{
    /// <summary>One line.</summary>
    public static string Of(StyleSample sample, string output) => JsonLine.Of(json =>
    {
        json.WriteString("output", output);
        json.WriteString("model", sample.Model);
        json.WriteNumber("readable", sample.Readable);
        json.WriteNumber("pages", sample.Pages.Count);
        json.WriteStartArray("styles");
        foreach (var style in sample.Styles)
            Write(json, style);
        json.WriteEndArray();
    });

    static void Write(Utf8JsonWriter json, StyleFigures style)
    {
        json.WriteStartObject();
        json.WriteString("style", style.Style);
        json.WriteNumber("asked", style.Asked);
        json.WriteNumber("kept", style.Kept);
        json.WriteStartObject("dropped");
        foreach (var (reason, count) in style.Dropped)
            json.WriteNumber(reason.Code, count);
        json.WriteEndObject();
        json.WriteNumber("length_ratio", Math.Round(style.LengthRatio, 4));
        json.WriteNumber("tokens_in", style.InputTokens);
        json.WriteNumber("tokens_out", style.OutputTokens);
        json.WriteNumber("accepted_tokens", style.AcceptedTokens);
        json.WriteBoolean("estimated", style.Estimated);
        if (style.Usd is { } usd)
            json.WriteNumber("usd", Math.Round(usd, 6));
        if (style.UsdPerMillion is { } each)
            json.WriteNumber("usd_per_million_accepted", Math.Round(each, 4));
        json.WriteEndObject();
    }
}
