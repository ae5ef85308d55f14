using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;

namespace Loam.Rewriting.Chat;

/// <summary>A language model behind a chat interface: vLLM, SGLang, llama.cpp, Ollama, or a hosted service.</summary>
/// <remarks>
/// Failures that may pass (429, 5xx, no connection, timeouts) are tried again after growing pauses with seeded jitter, or after the server's Retry-After. A request
/// that the server refuses for good costs its row only. A wrong key, an unknown model, a refusal (403) before anything has succeeded, or ten first requests that fail alike stop the run with the server's words,
/// before more is spent. Thread-safe; at most <see cref="EndpointOptions.Concurrency"/> requests are open at once, over all shards.
/// </remarks>
public sealed class ChatEngine : RewriteEngine
{
    readonly IChatClient client;
    readonly EndpointOptions options;
    readonly TimeProvider time;
    readonly SemaphoreSlim open;
    readonly FirstFailures first = new();

    /// <summary>An engine over any chat client. The client must not retry on its own.</summary>
    /// <param name="client">The client; disposed with the engine.</param>
    /// <param name="address">Where it is: part of the request's hash, with the model.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="options">Concurrency, timeout, retries.</param>
    /// <param name="time">The clock for pauses and timeouts; null is the system's.</param>
    public ChatEngine(IChatClient client, string address, string model, EndpointOptions options, TimeProvider? time = null)
    {
        this.client = client;
        this.options = options;
        this.time = time ?? TimeProvider.System;
        Model = model;
        Identity = $"{address.TrimEnd('/')}#{model}";
        open = new SemaphoreSlim(options.Concurrency);
    }

    /// <summary>An engine over an OpenAI-compatible server.</summary>
    /// <param name="baseUrl">The server's base, e.g. <c>http://localhost:8000/v1</c>.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="key">The key; null for servers that need none.</param>
    /// <param name="options">Concurrency, timeout, retries.</param>
    /// <param name="time">The clock for pauses and timeouts; null is the system's.</param>
    public static ChatEngine Connect(Uri baseUrl, string model, string? key, EndpointOptions options, TimeProvider? time = null)
    {
        var settings = new OpenAIClientOptions
        {
            Endpoint = baseUrl,
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = System.Threading.Timeout.InfiniteTimeSpan,
        };
        var server = new OpenAIClient(new ApiKeyCredential(key ?? "none"), settings);
        return new ChatEngine(server.GetChatClient(model).AsIChatClient(), baseUrl.AbsoluteUri, model, options, time);
    }

    /// <inheritdoc/>
    public override string Model { get; }

    /// <inheritdoc/>
    public override string Identity { get; }

    /// <inheritdoc/>
    public override int? Concurrency => options.Concurrency;

    /// <inheritdoc/>
    public override async Task<RewriteAnswer> AnswerAsync(RewriteRequest request, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var pauses = new RetryPauses(request.Hash(Identity), time);
        await open.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            for (var attempt = 0; ; attempt++)
            {
                var (answer, failure) = await TryAsync(request, cancellation).ConfigureAwait(false);
                if (answer is not null)
                {
                    first.Succeeded();
                    return answer with { Seconds = time.GetElapsedTime(start).TotalSeconds };
                }
                if (failure!.Fatal || failure.FatalAtFirst && !first.AnySucceeded)
                    throw new EngineException($"{Identity}: {failure.Words}", failure.Cause);
                if (!failure.Passing || attempt == options.Retries)
                {
                    first.Failed(failure.Words, Identity, failure.Cause);
                    return RewriteAnswer.Failed(failure.Reason, failure.Words) with { Seconds = time.GetElapsedTime(start).TotalSeconds };
                }
                await Task.Delay(pauses.Next(attempt, failure.RetryAfter), time, cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            open.Release();
        }
    }

    async Task<(RewriteAnswer? Answer, ChatFailure? Failure)> TryAsync(RewriteRequest request, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            var messages = new[] { new ChatMessage(ChatRole.System, request.System), new ChatMessage(ChatRole.User, request.Message) };
            var response = await client.GetResponseAsync(messages, new ChatOptions
            {
                Temperature = (float)request.Sampling.Temperature,
                TopP = (float)request.Sampling.TopP,
                MaxOutputTokens = request.Sampling.MaxOutputTokens,
            }, either.Token).ConfigureAwait(false);
            return (Read(response), null);
        }
        catch (Exception error)
        {
            cancellation.ThrowIfCancellationRequested(); // Whatever a cancelled request died of.
            return (null, ChatFailure.Of(error, limit.IsCancellationRequested, options.Timeout));
        }
    }

    static RewriteAnswer Read(ChatResponse response) => new()
    {
        Text = response.Text,
        Finish = response.FinishReason is not { } reason || reason == ChatFinishReason.Stop ? Finish.Stop
            : reason == ChatFinishReason.Length ? Finish.Length
            : reason == ChatFinishReason.ContentFilter ? Finish.ContentFilter
            : Finish.Other,
        InputTokens = response.Usage?.InputTokenCount ?? 0,
        OutputTokens = response.Usage?.OutputTokenCount ?? 0,
    };

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        client.Dispose();
        open.Dispose();
        base.Dispose(disposing);
    }
}
