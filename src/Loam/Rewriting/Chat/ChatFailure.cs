using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Loam.Documents;

namespace Loam.Rewriting.Chat;

/// <summary>What follows from a failed try.</summary>
enum Consequence
{
    /// <summary>This request only: another try would end alike.</summary>
    Row,

    /// <summary>Another try may succeed.</summary>
    Retry,

    /// <summary>The server had no time for it: it does not count as a try while there is patience.</summary>
    Overload,

    /// <summary>The endpoint could not be reached at all: it does not count as a try, the endpoint is waited for.</summary>
    Away,

    /// <summary>No request can succeed.</summary>
    Stop,

    /// <summary>No request can succeed, if none has so far; behind a success it concerns this one request.</summary>
    StopAtFirst,
}

/// <summary>What went wrong with one try, and what follows from it.</summary>
/// <param name="Reason">The row's reason when nothing helps.</param>
/// <param name="Words">The server's words, or what happened.</param>
/// <param name="Consequence">What follows.</param>
sealed partial record ChatFailure(Reason Reason, string Words, Consequence Consequence)
{
    /// <summary>The exception, where one was the sign.</summary>
    internal Exception? Cause { get; private init; }

    /// <summary>How long the server asks to be left alone; null when it says nothing.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the server may have done the work and may charge for it: it did not refuse, it broke off.</summary>
    internal bool MayBeBilled { get; private init; }

    /// <summary>Whether it speaks against the endpoint: neither against the request, nor against how many there are.</summary>
    internal bool Unhealthy { get; private init; } = Consequence is Consequence.Away or Consequence.Retry;

    /// <summary>An answer within which no time was left.</summary>
    internal static ChatFailure TimedOut(TimeSpan timeout) =>
        new(RewriteReasons.TimedOut, string.Create(CultureInfo.InvariantCulture, $"no answer within {timeout.TotalSeconds:0.###} s"), Consequence.Retry) { MayBeBilled = true };

    /// <summary>An answer that is none.</summary>
    internal static ChatFailure Invalid(string words, Exception? cause = null) =>
        new(RewriteReasons.InvalidResponse, words, Consequence.Retry) { Cause = cause, MayBeBilled = true };

    /// <summary>A certificate that the endpoint shows and nobody should trust.</summary>
    internal static ChatFailure Certificate(string trouble, Exception cause) =>
        new(RewriteReasons.Unavailable, $"{trouble}; the key and the pages are not sent there", Consequence.Stop) { Cause = cause };

    /// <summary>What an exception between the first byte sent and the last one read means.</summary>
    internal static ChatFailure Of(Exception error)
    {
        var words = error.GetBaseException().Message;
        return error switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => new(RewriteReasons.Unavailable, words, IsUnknownHost(error) ? Consequence.StopAtFirst : Consequence.Away) { Cause = error },
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => new(RewriteReasons.Unavailable, words, Consequence.Away) { Cause = error },
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
                new(RewriteReasons.Unavailable, $"no TLS connection ({words}); does the server speak http:// only?", Consequence.StopAtFirst) { Cause = error },
            HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } or JsonException or InvalidDataException => Invalid(words, error),
            OperationCanceledException => new(RewriteReasons.Unavailable, "no connection in time", Consequence.Away) { Cause = error },
            _ => new(RewriteReasons.Unavailable, words, Consequence.Retry) { Cause = error, MayBeBilled = true },
        };
    }

    static bool IsUnknownHost(Exception error) => error.GetBaseException() is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData };

    /// <summary>What a status means, with the server's words.</summary>
    /// <param name="status">The status; with 200 it is an error that a gateway sends as an answer, whose own code counts.</param>
    /// <param name="error">What the body says.</param>
    internal static ChatFailure Of(int status, ServerError error)
    {
        var words = $"HTTP {status}: {(error.Words.Length > 0 ? error.Words : "no words")}";
        if (status == 200)
            status = int.TryParse(error.Code, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is >= 400 and < 600 ? code : Guess(error.Code);
        var unknown = status is 400 or 404 or 422 && (error.Code == "model_not_found" || UnknownModel().IsMatch(error.Words));
        return status switch
        {
            _ when error.Code is "insufficient_quota" or "invalid_api_key" => new(RewriteReasons.RefusedByServer, words, Consequence.Stop),
            _ when error.Code is "content_filter" or "content_policy_violation" => new(RewriteReasons.ContentFilter, words, Consequence.Row),
            401 or 402 => new(RewriteReasons.RefusedByServer, words, Consequence.Stop),
            404 => new(RewriteReasons.RefusedByServer, unknown ? words : $"{words}; the base URL is what stands before /chat/completions and mostly ends in /v1", Consequence.Stop),
            403 or 405 => new(RewriteReasons.RefusedByServer, words, Consequence.StopAtFirst),
            >= 300 and < 400 => new(RewriteReasons.Unavailable, words, Consequence.StopAtFirst),
            429 or 503 or 529 => new(RewriteReasons.Unavailable, words, Consequence.Overload) { Unhealthy = status != 429 },
            408 or 409 or 425 or >= 500 => new(RewriteReasons.Unavailable, words, Consequence.Retry) { MayBeBilled = status >= 500 },
            _ => new(RewriteReasons.RefusedByServer, words, unknown ? Consequence.Stop : Consequence.Row),
        };
    }

    static int Guess(string code) => code switch
    {
        "model_not_found" => 404,
        "rate_limit_exceeded" or "rate_limit_error" => 429,
        "overloaded" or "overloaded_error" => 503,
        "invalid_request_error" or "context_length_exceeded" => 400,
        "authentication_error" => 401,
        _ => 500,
    };

    // OpenAI and vLLM: "The model `x` does not exist"; Ollama: "model 'x' not found"; LiteLLM: "Invalid model name passed in model=x"; llama.cpp's router: "model not found".
    [GeneratedRegex("""\bmodel\b.{0,80}?(not found|does not exist|not available)|(invalid|unknown|no such) model""", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex UnknownModel();
}
