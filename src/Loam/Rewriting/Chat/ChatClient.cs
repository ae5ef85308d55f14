using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Loam.Rewriting.Chat;

/// <summary>Asks one server: one request body there, one answer or failure back. Never throws but for cancellation. Thread-safe.</summary>
sealed class ChatClient : IDisposable
{
    /// <summary>Bytes of a response's body: never more, at least, and for each token that the model may write. A token has four bytes in the mean, and hardly ever more than
    /// twelve when each of its letters is written as an escape; what reads an answer needs twelve times its size in memory.</summary>
    const int Longest = 64 << 20, Shortest = 1 << 20, PerToken = 64;

    static readonly MediaTypeHeaderValue Json = new("application/json");

    readonly ServerAddress address;
    readonly Uri completions;
    readonly TimeSpan timeout;
    readonly TimeProvider time;
    readonly ServerCertificate certificate;
    readonly HttpMessageInvoker http;

    internal ChatClient(ServerAddress address, TimeSpan timeout, TimeProvider time)
    {
        (this.address, this.timeout, this.time) = (address, timeout, time);
        certificate = new ServerCertificate(time);
        completions = address.Of("chat/completions");
        // The invoker, not the client: its own timeout, buffering and base address are not wanted, and cost time.
        http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, // A key goes where the user sent it, and nowhere else.
            AutomaticDecompression = DecompressionMethods.GZip,
            UseCookies = false,
            UseProxy = address.IsSecure, // What the environment says about proxies is meant for the internet, not for a node of one's own cluster.
            MaxConnectionsPerServer = int.MaxValue, // The limit is elsewhere.
            ConnectTimeout = TimeSpan.FromSeconds(20),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(4), // uvicorn, below vLLM and SGLang, hangs up after 5: a request on such a connection would be lost.
            PooledConnectionLifetime = TimeSpan.FromMinutes(10), // Several servers may stand behind one name.
            ActivityHeadersPropagator = null,
            SslOptions = certificate.Options,
        });
    }

    /// <summary>Asks.</summary>
    /// <param name="body">As <see cref="ChatBody"/> writes it.</param>
    /// <param name="sampling">What it asks for: decides how long an answer may be.</param>
    /// <param name="cancellation">Gives up.</param>
    internal async Task<(RewriteAnswer? Answer, ChatFailure? Failure)> AskAsync(ReadOnlyMemory<byte> body, Sampling sampling, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, completions) { Content = new ReadOnlyMemoryContent(body) };
            message.Content.Headers.ContentType = Json;
            message.Headers.Authorization = address.Authorization;
            using var response = await http.SendAsync(message, either.Token).ConfigureAwait(false);
            return await ReadAsync(response, LongestAnswer(sampling), either.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or InvalidDataException or JsonException or OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested(); // Whatever a cancelled request died of.
            return (null, Redacted(limit.IsCancellationRequested ? ChatFailure.TimedOut(timeout)
                : certificate.TroubleOf(error) is { } trouble ? ChatFailure.Certificate(trouble, error)
                : ChatFailure.Of(error)));
        }
    }

    async Task<(RewriteAnswer?, ChatFailure?)> ReadAsync(HttpResponseMessage response, int longest, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(response.Content.Headers.ContentLength + 1 ?? 16_384, 1024, 1 << 20));
        try
        {
            var length = 0;
            for (int read; (read = await stream.ReadAsync(buffer.AsMemory(length), cancellation).ConfigureAwait(false)) > 0;)
            {
                if ((length += read) > longest)
                    throw new InvalidDataException($"the answer is longer than {longest:N0} bytes, which is more than its output limit allows");
                if (length == buffer.Length)
                    buffer = Larger(buffer);
            }
            var (answer, error) = status == 200 ? Parse(buffer.AsSpan(0, length)) : (null, ServerError.Read(buffer.AsSpan(0, length)));
            return answer is not null ? (answer, null) : (null, Redacted(Failure(response, error!)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // Probabilities of tokens, and several answers, take what they take.
    static int LongestAnswer(Sampling sampling) => sampling.OutputLimit is not { } tokens || sampling.Body.Sets("logprobs") || sampling.Body.Sets("n")
        ? Longest
        : (int)Math.Clamp(PerToken * Math.Min(tokens, Longest), Shortest, Longest);

    static (RewriteAnswer?, ServerError?) Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return ChatAnswer.Read(body);
        }
        catch (JsonException error)
        {
            var said = ServerError.Read(body).Words;
            throw new JsonException($"the response is no chat completion: {error.Message}{(said.Length > 0 ? $" ({said})" : "")}", error is { InnerException: null } ? null : error);
        }
    }

    ChatFailure Failure(HttpResponseMessage response, ServerError error)
    {
        var status = (int)response.StatusCode;
        if (status is >= 300 and < 400)
            error = error with { Words = $"it redirects to {(response.Headers.Location is { } there ? new ServerAddress(new Uri(completions, there), null).Name : "nowhere")}; give the address that it means" };
        var asked = response.Headers.TryGetValues("Retry-After", out var values) ? RetryPauses.Asked(values.First(), time.GetUtcNow()) : null;
        return ChatFailure.Of(status, error) with { RetryAfter = asked };
    }

    ChatFailure Redacted(ChatFailure failure) => failure with { Words = address.Redact(failure.Words) };

    static byte[] Larger(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(2 * buffer.Length);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();
}
