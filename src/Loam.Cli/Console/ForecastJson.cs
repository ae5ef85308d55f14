using System.Text.Json;
using Loam.Runs.Forecasts;

namespace Loam.Cli.Console;

/// <summary>A forecast for programs, on one line: each number as its value and the ends of its 90% interval.</summary>
static class ForecastJson
{
    /// <summary>The line.</summary>
    public static string Of(Forecast forecast) => JsonLine.Of(json =>
    {
        json.WriteString("name", forecast.Name);
        json.WriteStartArray("stages");
        foreach (var stage in forecast.Stages)
            Write(json, stage);
        json.WriteEndArray();
        json.WritePropertyName("totals");
        if (forecast.Totals is { } totals)
            Write(json, totals);
        else
            json.WriteNullValue();
        Write(json, "warnings", forecast.Warnings);
        Write(json, "assumptions", forecast.Assumptions);
    });

    static void Write(Utf8JsonWriter json, StageForecast stage)
    {
        json.WriteStartObject();
        json.WriteString("stage", stage.Stage);
        json.WriteBoolean("complete", stage.IsComplete);
        Write(json, "steps", stage.Steps);
        Write(json, "documents_in", stage.DocumentsIn);
        Write(json, "documents_out", stage.DocumentsOut);
        Write(json, "words", stage.Words);
        Write(json, "hours", stage.Hours);
        json.WriteStartArray("styles");
        foreach (var style in stage.Styles)
            Write(json, style);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, StyleForecast style)
    {
        json.WriteStartObject();
        json.WriteString("style", style.Style);
        Write(json, "pages", style.Pages);
        Write(json, "requests", style.Requests);
        Write(json, "tokens_in", style.InputTokens);
        Write(json, "tokens_out", style.OutputTokens);
        Write(json, "usd", style.Usd);
        Write(json, "hours", style.Hours);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, string name, Estimate? estimate)
    {
        json.WritePropertyName(name);
        if (estimate is not { } known)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        json.WriteNumber("value", known.Value);
        json.WriteNumber("low", known.Low);
        json.WriteNumber("high", known.High);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, string name, IEnumerable<string> words)
    {
        json.WriteStartArray(name);
        foreach (var word in words)
            json.WriteStringValue(word);
        json.WriteEndArray();
    }
}
