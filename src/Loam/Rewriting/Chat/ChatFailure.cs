using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Text.Json;
using Loam.Documents;

namespace Loam.Rewriting.Chat;

/// <summary>What went wrong with one try, and what follows from it.</summary>
/// <param name="Reason">The row's reason when nothing helps.</param>
/// <param name="Words">The server's words, or what happened.</param>
/// <param name="Cause">The exception.</param>
sealed record ChatFailure(Reason Reason, string Words, Exception Cause)
{
    /// <summary>Another try may succeed.</summary>
    internal bool Passing { get; private init; }

    /// <summary>No request can succeed.</summary>
    internal bool Fatal { get; private init; }

    /// <summary>No request can succeed, if none has so far: a key without rights. Behind a success it is this one request that is forbidden, by a moderation or a firewall.</summary>
    internal bool FatalAtFirst { get; private init; }

    /// <summary>The server's Retry-After: seconds or a date; null when it says nothing.</summary>
    internal string? RetryAfter { get; private init; }

    internal static ChatFailure Of(Exception error, bool timedOut, TimeSpan timeout)
    {
        if (timedOut || error is OperationCanceledException)
            return new(RewriteReasons.TimedOut, string.Create(CultureInfo.InvariantCulture, $"no answer within {timeout.TotalSeconds:0.###} s"), error) { Passing = true };
        return error switch
        {
            ClientResultException { Status: > 0 } failure => OfStatus(failure),
            ClientResultException or HttpRequestException or IOException => new(RewriteReasons.Unavailable, Innermost(error), error) { Passing = true },
            JsonException or FormatException or InvalidOperationException or ArgumentException or KeyNotFoundException or NullReferenceException or IndexOutOfRangeException =>
                new(RewriteReasons.InvalidResponse, Innermost(error), error) { Passing = true },
            _ => new(RewriteReasons.Unavailable, Innermost(error), error) { Passing = true },
        };
    }

    static ChatFailure OfStatus(ClientResultException failure)
    {
        var response = failure.GetRawResponse();
        var words = $"HTTP {failure.Status}: {Said(response) ?? failure.Message}";
        return failure.Status switch
        {
            403 => new(RewriteReasons.RefusedByServer, words, failure) { FatalAtFirst = true },
            401 or 404 => new(RewriteReasons.RefusedByServer, words, failure) { Fatal = true },
            408 or 409 or 425 or 429 or >= 500 => new(RewriteReasons.Unavailable, words, failure)
            {
                Passing = true,
                RetryAfter = response is not null && response.Headers.TryGetValue("Retry-After", out var value) ? value : null,
            },
            _ => new(RewriteReasons.RefusedByServer, words, failure),
        };
    }

    /// <summary>The message in the server's error body, whichever of the usual shapes it has.</summary>
    static string? Said(PipelineResponse? response)
    {
        if (response is null)
            return null;
        try
        {
            using var body = JsonDocument.Parse(response.Content);
            var root = body.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error", out var error))
                root = error;
            if (root.ValueKind == JsonValueKind.Object && (root.TryGetProperty("message", out var message) || root.TryGetProperty("detail", out message)))
                root = message;
            return root.ValueKind == JsonValueKind.String ? root.GetString() : Cut(root.GetRawText());
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return Cut(response.ReasonPhrase ?? "");
        }
    }

    static string? Cut(string text) => text.Length == 0 ? null : text.Length > 300 ? text[..300] : text;

    static string Innermost(Exception error) => error.GetBaseException().Message;
}
