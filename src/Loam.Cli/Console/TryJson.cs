using System.Text.Json;
using Loam.Documents;
using Loam.Guarding;
using Loam.Rewriting;
using Loam.Runs.Tasting;
using Loam.Steps;

namespace Loam.Cli.Console;

/// <summary>One page end to end, for programs.</summary>
static class TryJson
{
    /// <summary>One line.</summary>
    public static string Of(Document page, string model, IReadOnlyList<TastedRewrite> rewrites) => JsonLine.Of(json =>
    {
        json.WriteStartObject("page");
        json.WriteString("id", page.Id.ToString());
        json.WriteString("url", page.Url);
        json.WriteString("title", page.Title);
        json.WriteString("language", page.Language);
        json.WriteString("text", page.Text);
        json.WriteEndObject();
        json.WriteString("model", model);
        json.WriteStartArray("styles");
        foreach (var rewrite in rewrites)
            Write(json, rewrite);
        json.WriteEndArray();
    });

    static void Write(Utf8JsonWriter json, TastedRewrite rewrite)
    {
        var verdict = rewrite.Verdict;
        json.WriteStartObject();
        json.WriteString("style", rewrite.Style?.Name);
        json.WriteStartArray("requests");
        for (var i = 0; i < rewrite.Rewrite.Requests.Count; i++)
            Write(json, rewrite.Rewrite.Requests[i], i < rewrite.Rewrite.Answers.Count ? rewrite.Rewrite.Answers[i] : null);
        json.WriteEndArray();
        json.WriteString("text", rewrite.Rewrite.Verdict.Drops ? null : rewrite.Rewrite.Document.Text);
        json.WriteString("verdict", verdict.Drops ? "drop" : "keep");
        json.WriteString("reason", verdict.Reason?.Code);
        json.WriteString("evidence", verdict.Evidence);
        json.WriteStartArray("findings");
        foreach (var finding in rewrite.Findings)
            Write(json, finding, rewrite.Rewrite.Document.Text.Length);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, RewriteRequest request, RewriteAnswer? answer)
    {
        json.WriteStartObject();
        json.WriteString("prompt_version", request.PromptVersion);
        json.WriteString("system", request.System);
        json.WriteString("message", request.Message);
        json.WritePropertyName("sampling");
        json.WriteRawValue(request.Sampling.Json);
        if (answer is { Failure.Drops: false })
        {
            json.WriteString("answer", answer.Text);
            json.WriteString("finish_reason", answer.Finished ? null : CanonicalText.Key(answer.Finish.ToString()));
            json.WriteNumber("tokens_in", answer.InputTokens);
            json.WriteNumber("tokens_out", answer.OutputTokens);
            json.WriteNumber("seconds", Math.Round(answer.Seconds, 3));
            json.WriteBoolean("cached", answer.Cached);
            if (answer.Usd is { } usd)
                json.WriteNumber("usd", usd);
        }
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, Finding finding, int length)
    {
        var (start, count) = finding.Span.GetOffsetAndLength(length);
        json.WriteStartObject();
        json.WriteString("reason", finding.Reason.Code);
        json.WriteString("evidence", finding.Evidence);
        json.WriteString("nearest", finding.Nearest);
        json.WriteNumber("start", start);
        json.WriteNumber("length", count);
        json.WriteEndObject();
    }
}
