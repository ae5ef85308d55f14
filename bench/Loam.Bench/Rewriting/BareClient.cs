using System.Buffers;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using Loam.Documents;
using Loam.Rewriting;
using Loam.Rewriting.Styles;

namespace Loam.Bench.Rewriting;

/// <summary>The least that asking over HTTP costs in .NET: so many loops that post the next prepared body and read the answer's bytes.</summary>
static class BareClient
{
    /// <summary>Asks for every page once; yields a document for each answer, in no order.</summary>
    public static async IAsyncEnumerable<Document> RunAsync(RewriteStep step, RewriteOptions options, int pages, int concurrency, Uri server, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var bodies = new List<byte[]>(pages);
        await foreach (var page in MadePages.Of(pages).ConfigureAwait(false))
            bodies.AddRange(step.Requests(page, RewriteStyle.Find(options.Styles[0])!).Select(Body));
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = concurrency });
        var answered = Channel.CreateUnbounded<Document>();
        var (next, place) = (-1, new Uri($"{server.AbsoluteUri}/chat/completions"));
        var loops = Enumerable.Range(0, concurrency).Select(_ => Task.Run(AskAsync, cancellation)).ToList();
        var all = Task.WhenAll(loops).ContinueWith(_ => answered.Writer.Complete(), TaskScheduler.Default);
        await foreach (var document in answered.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
            yield return document;
        await Task.WhenAll(loops).ConfigureAwait(false);
        await all.ConfigureAwait(false);

        async Task AskAsync()
        {
            for (int i; (i = Interlocked.Increment(ref next)) < bodies.Count;)
            {
                using var content = new ByteArrayContent(bodies[i]);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                using var response = await http.PostAsync(place, content, cancellation).ConfigureAwait(false);
                await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
                answered.Writer.TryWrite(new Document { Id = new("made", "answer"), Text = "" });
            }
        }
    }

    static byte[] Body(RewriteRequest request)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("model", "simulated");
        json.WriteNumber("max_tokens", request.Sampling.MaxOutputTokens);
        json.WriteStartArray("messages");
        foreach (var (role, words) in new[] { ("system", request.System), ("user", request.Message) })
        {
            json.WriteStartObject();
            json.WriteString("role", role);
            json.WriteString("content", words);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
