using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Loam.Rewriting.Chat;

namespace Loam.Rewriting.Batches;

/// <summary>The five calls of the OpenAI Batch API that are needed: upload, create, get, list, download.</summary>
/// <remarks>
/// By hand, not by the OpenAI package: that one's batches are experimental, hide the server's <c>Retry-After</c>, and hold a file of answers in memory. Thread-safe.
/// Source: <c>platform.openai.com/docs/api-reference/batch</c> and <c>/files</c>.
/// </remarks>
sealed class BatchServer : IDisposable
{
    /// <summary>Key of a batch's metadata under which it carries the name that Loam gave it.</summary>
    internal const string Mark = "loam";

    static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    readonly ServerAddress address;
    readonly TimeSpan timeout;
    readonly TimeProvider time;
    readonly ServerCertificate certificate;
    readonly HttpClient client;

    /// <param name="address">Where the server is.</param>
    /// <param name="timeout">Longest wait for one small answer. Uploads and downloads may take <see cref="Longest"/>.</param>
    /// <param name="time">The clock.</param>
    internal BatchServer(ServerAddress address, TimeSpan timeout, TimeProvider time)
    {
        (this.address, this.timeout, this.time, certificate) = (address, timeout, time, new ServerCertificate(time));
        // Redirects are followed, since some keep their files elsewhere; the key is not sent there.
        client = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.GZip, UseProxy = address.IsSecure, SslOptions = certificate.Options }) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>The server's base, as it may be shown.</summary>
    internal string Address => address.Name;

    /// <summary>Uploads a file of requests; gives its id.</summary>
    internal async Task<string> UploadAsync(RequestFile file, CancellationToken cancellation)
    {
        using var form = new MultipartFormDataContent { { new StringContent("batch"), "purpose" } };
        var content = new StreamContent(File.OpenRead(file.Path));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/jsonl");
        form.Add(content, "file", Path.GetFileName(file.Path));
        using var answer = await SendAsync(HttpMethod.Post, Of("files"), form, Longest, Json, cancellation).ConfigureAwait(false);
        return BatchAnswer.Text(answer.RootElement, "id") ?? throw new BatchServerException("the server gave the uploaded file no id");
    }

    /// <summary>Makes a batch of an uploaded file.</summary>
    /// <param name="fileId">The file.</param>
    /// <param name="mark">The name to find it by.</param>
    /// <param name="cancellation">Stops waiting.</param>
    internal async Task<ServerBatch> CreateAsync(string fileId, string mark, CancellationToken cancellation)
    {
        var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("input_file_id", fileId);
            json.WriteString("endpoint", "/v1/chat/completions");
            json.WriteString("completion_window", "24h");
            json.WriteStartObject("metadata");
            json.WriteString(Mark, mark);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        using var content = new ByteArrayContent(body.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await SendAsync(HttpMethod.Post, Of("batches"), content, timeout, Json, cancellation).ConfigureAwait(false);
        return ServerBatch.Read(answer.RootElement);
    }

    /// <summary>How a batch is doing.</summary>
    internal async Task<ServerBatch> GetAsync(string id, CancellationToken cancellation)
    {
        using var answer = await SendAsync(HttpMethod.Get, Of($"batches/{Uri.EscapeDataString(id)}"), null, timeout, Json, cancellation).ConfigureAwait(false);
        return ServerBatch.Read(answer.RootElement);
    }

    /// <summary>All batches that the server knows, the latest first.</summary>
    internal async IAsyncEnumerable<ServerBatch> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        string? last = null;
        for (var more = true; more;)
        {
            var query = $"limit=100{(last is null ? "" : $"&after={Uri.EscapeDataString(last)}")}";
            using var answer = await SendAsync(HttpMethod.Get, Of("batches", query), null, timeout, Json, cancellation).ConfigureAwait(false);
            more = false;
            if (BatchAnswer.Member(answer.RootElement, "data") is { ValueKind: JsonValueKind.Array } data)
            {
                foreach (var item in data.EnumerateArray())
                {
                    var batch = ServerBatch.Read(item);
                    more = last != batch.Id && BatchAnswer.Member(answer.RootElement, "has_more") is { ValueKind: JsonValueKind.True };
                    last = batch.Id;
                    yield return batch;
                }
            }
        }
    }

    /// <summary>Fetches a file, whole or not at all.</summary>
    internal async Task DownloadAsync(string fileId, string path, CancellationToken cancellation) =>
        await SendAsync(HttpMethod.Get, Of($"files/{Uri.EscapeDataString(fileId)}/content"), null, Longest, async (content, token) =>
        {
            var temporary = path + ".tmp";
            using (var target = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                await content.CopyToAsync(target, token).ConfigureAwait(false);
                target.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
            return true;
        }, cancellation).ConfigureAwait(false);

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    Uri Of(string path, string query = "")
    {
        var place = address.Of(path);
        return query.Length == 0 ? place : new UriBuilder(place) { Query = place.Query.Length > 1 ? $"{place.Query[1..]}&{query}" : query }.Uri;
    }

    static async Task<JsonDocument> Json(HttpContent content, CancellationToken cancellation) =>
        await JsonDocument.ParseAsync(await content.ReadAsStreamAsync(cancellation).ConfigureAwait(false), default, cancellation).ConfigureAwait(false);

    /// <summary>Asks once. Every way to fail becomes a <see cref="BatchServerException"/> that says what follows from it.</summary>
    async Task<T> SendAsync<T>(HttpMethod method, Uri place, HttpContent? body, TimeSpan limit, Func<HttpContent, CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        using var request = new HttpRequestMessage(method, place) { Content = body };
        request.Headers.Authorization = address.Authorization;
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                throw await RefusalAsync(response, either.Token).ConfigureAwait(false);
            return await read(response.Content, either.Token).ConfigureAwait(false);
        }
        catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            throw new BatchServerException(certificate.TroubleOf(error) is { } trouble ? $"{trouble}; the key and the pages are not sent there" : $"no TLS connection ({error.GetBaseException().Message})", error);
        }
        catch (Exception error) when (error is HttpRequestException or HttpIOException or OperationCanceledException or JsonException or IOException { InnerException: SocketException })
        {
            cancellation.ThrowIfCancellationRequested();
            throw new BatchServerException(late.IsCancellationRequested ? $"no answer within {limit.TotalSeconds:0} s" : address.Redact(error.GetBaseException().Message), error) { Passing = true, Unknown = true };
        }
    }

    async Task<BatchServerException> RefusalAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var words = ServerError.Read(await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false)).Words;
        var status = (int)response.StatusCode;
        return new(address.Redact($"HTTP {status}: {(words.Length > 0 ? words : response.ReasonPhrase)}"))
        {
            Passing = status is 408 or 409 or 425 or 429 or >= 500,
            Full = status == 429,
            Gone = status == 404,
            Unknown = status is 408 or >= 500,
            RetryAfter = response.Headers.TryGetValues("Retry-After", out var values) ? RetryPauses.Asked(values.First(), time.GetUtcNow()) : null,
        };
    }
}

/// <summary>A call to a batch server failed; the message has its words.</summary>
sealed class BatchServerException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The same call may succeed later. Default: false.</summary>
    internal bool Passing { get; init; }

    /// <summary>The server takes no more at the moment. Default: false.</summary>
    internal bool Full { get; init; }

    /// <summary>There is no such thing at the server. Default: false.</summary>
    internal bool Gone { get; init; }

    /// <summary>The server may have done what it was asked to, and only its answer is lost. Default: false.</summary>
    internal bool Unknown { get; init; }

    /// <summary>How long the server asks to wait; null where it does not.</summary>
    internal TimeSpan? RetryAfter { get; init; }
}
