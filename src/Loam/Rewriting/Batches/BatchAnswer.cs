using System.Runtime.InteropServices;
using System.Text.Json;
using Loam.Documents;
using Loam.Rewriting.Chat;

namespace Loam.Rewriting.Batches;

/// <summary>One row of a file of answers: <c>{"custom_id","response":{"status_code","body"},"error"}</c>.</summary>
/// <remarks>
/// OpenAI writes what failed into a file of its own, with <c>response</c> null and <c>error</c> <c>{"code","message"}</c> where a request was never tried
/// (<c>batch_expired</c>), or with the status code and the error in the body. <c>vllm run-batch</c> writes one file; a failure has a status code other than 200, no body, and
/// the server's error object or, for whatever else was thrown, its words and status 400 (<c>BatchRequestOutput</c> in <c>vllm/entrypoints/openai/run_batch.py</c>).
/// </remarks>
/// <param name="Id">Which request it answers.</param>
/// <param name="Answer">The answer; null where there is none.</param>
/// <param name="Failure">What went wrong; null where there is an answer.</param>
sealed record BatchAnswer(BatchId Id, RewriteAnswer? Answer, BatchFailure? Failure)
{
    /// <summary>Reads a row. Null where it is no row of answers.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    internal static BatchAnswer? Read(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        using var row = JsonDocument.ParseValue(ref reader);
        var root = row.RootElement;
        if (root.ValueKind != JsonValueKind.Object || BatchId.Parse(Text(root, "custom_id")) is not { } id || !root.TryGetProperty("response", out var response))
            return null;
        var error = Member(root, "error");
        var status = Number(response, "status_code");
        var body = Member(response, "body");
        if (error is not null || status is not (null or 200) || body is null)
            return new(id, null, BatchFailure.Of(status, error ?? body));
        try
        {
            var (answer, said) = ChatAnswer.Read(JsonMarshal.GetRawUtf8Value(body.Value));
            return new(id, answer, said is null ? null : BatchFailure.Of(200, said));
        }
        catch (JsonException broken)
        {
            return new(id, null, new(RewriteReasons.InvalidResponse, $"the response is no chat completion: {broken.Message}"));
        }
    }

    /// <summary>A member of an object; null where there is none, or it is null.</summary>
    internal static JsonElement? Member(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var member) && member.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? member : null;

    /// <summary>A text member; null where there is none.</summary>
    internal static string? Text(JsonElement? parent, string name) => Member(parent, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>A number member; null where there is none.</summary>
    internal static long? Number(JsonElement? parent, string name) => Member(parent, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : null;
}

/// <summary>Why a row of a batch has no answer.</summary>
/// <param name="Reason">The reason if it is not asked again.</param>
/// <param name="Words">The server's words.</param>
sealed record BatchFailure(Reason Reason, string Words)
{
    /// <summary>Whether another try would fail as well: the server refuses this very request. Default: false.</summary>
    internal bool Final { get; private init; }

    /// <summary>Whether every request would fail: a wrong key or an unknown model. Default: false.</summary>
    internal bool Fatal { get; private init; }

    /// <summary>Whether the request reached the model's server, so that the failure says something about it. Default: false, as where time ran out.</summary>
    internal bool Tried { get; private init; }

    /// <summary>A row of a finished file that no file of answers has.</summary>
    internal static BatchFailure Lacking { get; } = new(RewriteReasons.Unavailable, "no answer in the finished batch");

    /// <summary>What a status and an error object, or mere words, mean.</summary>
    /// <param name="status">Null where the request was never tried.</param>
    /// <param name="error">The error, or the body of a failed response; null where there is neither.</param>
    internal static BatchFailure Of(long? status, JsonElement? error)
    {
        var said = error is { } known ? ServerError.Read(JsonMarshal.GetRawUtf8Value(known)) : new("", "");
        if (status is null)
            return new(RewriteReasons.Unavailable, said.Words.Length > 0 ? said.Words : "no response");
        // Mere words with status 400 are an exception somewhere in vllm: nothing that the request did wrong.
        return error is { ValueKind: JsonValueKind.String } ? Of(status.Value, said) with { Final = false } : Of(status.Value, said);
    }

    /// <summary>What a status means, by the rules for a server that answers at once.</summary>
    internal static BatchFailure Of(long status, ServerError said)
    {
        var failure = ChatFailure.Of((int)status, said);
        return new(failure.Reason, failure.Words)
        {
            Final = failure.Consequence == Consequence.Row,
            Fatal = failure.Consequence is Consequence.Stop or Consequence.StopAtFirst,
            Tried = true,
        };
    }
}
