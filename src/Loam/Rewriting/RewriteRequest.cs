using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Loam.Documents;
using Loam.Text;

namespace Loam.Rewriting;

/// <summary>How a model samples, and how much it may write.</summary>
public sealed record Sampling
{
    /// <summary>Temperature, 0 to 2. Default: 0.5 (NeMo Curator).</summary>
    public double Temperature { get; init => field = value is >= 0 and <= 2 ? value : throw new ArgumentOutOfRangeException(nameof(Temperature), value, "temperature is from 0 to 2"); } = 0.5;

    /// <summary>Nucleus: the share of probability that is sampled from, above 0 to 1. Default: 0.9 (NeMo Curator).</summary>
    public double TopP { get; init => field = value is > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(TopP), value, "top_p is above 0, at most 1"); } = 0.9;

    /// <summary>Most tokens of one answer, at least 1. Default: 512.</summary>
    public int MaxOutputTokens { get; init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(MaxOutputTokens), value, "max_output_tokens is at least 1"); } = 512;

    /// <summary>Further parameters of the request's body, e.g. <c>top_k</c>. Default: none.</summary>
    public ExtraBody Body { get; init; } = ExtraBody.None;

    /// <summary>The parameters of a request's body, each with its value as JSON text. Those of <see cref="Body"/> override by name, null leaves one out, and <c>max_completion_tokens</c> stands in for <c>max_tokens</c>.</summary>
    internal IEnumerable<(string Name, string Value)> Parameters
    {
        get
        {
            if (!Body.Sets("temperature"))
                yield return ("temperature", Temperature.ToString("R", CultureInfo.InvariantCulture));
            if (!Body.Sets("top_p"))
                yield return ("top_p", TopP.ToString("R", CultureInfo.InvariantCulture));
            if (!Body.Sets("max_tokens") && !Body.Sets("max_completion_tokens"))
                yield return ("max_tokens", MaxOutputTokens.ToString(CultureInfo.InvariantCulture));
            foreach (var (name, value) in Body.Values())
            {
                if (value != "null")
                    yield return (name, value);
            }
        }
    }

    /// <summary>The output limit that the server goes by, in tokens, the higher where two are sent; null where the body takes it away, or it is no number.</summary>
    internal long? OutputLimit
    {
        get
        {
            if (Body.IsEmpty)
                return MaxOutputTokens;
            long? limit = null;
            foreach (var (_, value) in Parameters.Where(p => p.Name is "max_tokens" or "max_completion_tokens"))
            {
                if (!long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var tokens))
                    return null;
                limit = Math.Max(tokens, limit ?? 0);
            }
            return limit;
        }
    }

    /// <summary>What was asked of the engine, as compact JSON: what provenance carries.</summary>
    public string Json => $"{{{string.Join(',', Parameters.Select(p => $"\"{JsonEncodedText.Encode(p.Name)}\":{p.Value}"))}}}";
}

/// <summary>One question to an engine: a chunk of a page, rendered into a prompt of one style. Immutable and thread-safe.</summary>
public sealed record RewriteRequest
{
    /// <summary>The document being rewritten.</summary>
    public required Document Parent { get; init; }

    /// <summary>Name of the style, e.g. <c>wiki</c>.</summary>
    public required string Style { get; init; }

    /// <summary>ISO 639-1 code of the language to answer in; the prompt's generic fallback serves codes without a prompt of their own.</summary>
    public required string Language { get; init; }

    /// <summary>Which chunk of the parent this is, from 0.</summary>
    public int Chunk { get; init; }

    /// <summary>The chunk itself.</summary>
    public required string Text { get; init; }

    /// <summary>The system message.</summary>
    public required string System { get; init; }

    /// <summary>The user's message, with the chunk in it.</summary>
    public required string Message { get; init; }

    /// <summary>Name and version of the prompt, e.g. <c>wiki-de/1</c>.</summary>
    public required string PromptVersion { get; init; }

    /// <summary>How to sample.</summary>
    public required Sampling Sampling { get; init; }

    /// <summary>What the style makes of an answer: an engine that watches its servers goes by it. Null: nobody watches. No part of <see cref="Hash"/>. Default: null.</summary>
    internal Func<RewriteAnswer, Verdict>? Judge { get; init; }

    /// <summary>Whose question it is: of pages with the same words, which the same answer serves, one pays. Two of them are told apart but once in four billion cases.</summary>
    internal uint Payer => (uint)StableHash.Of(string.Create(CultureInfo.InvariantCulture, $"{Parent.Id.Source}\n{Parent.Id.Key}\n{Style}\n{Chunk}"));

    /// <summary>The request's content address: 32 hex digits of a SHA-256 over everything that decides the answer.</summary>
    /// <param name="engine">The engine's <see cref="RewriteEngine.Identity"/>: base URL and model belong to it.</param>
    /// <remarks>The output limit is left out on purpose: a raised limit must re-ask only for answers that were cut (see <see cref="AnswerCache"/>).</remarks>
    public string Hash(string engine)
    {
        var scratch = JsonScratch.Begin();
        var json = scratch.Json;
        json.WriteStartArray();
        json.WriteStringValue("loam-request/1");
        json.WriteStringValue(engine);
        json.WriteStringValue(System);
        json.WriteStringValue(Message);
        json.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"t={Sampling.Temperature:R},p={Sampling.TopP:R}"));
        if (!Sampling.Body.IsEmpty)
            json.WriteStringValue(Sampling.Body.Json);
        json.WriteEndArray();
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(scratch.Written, hash);
        return Convert.ToHexStringLower(hash[..16]);
    }

    /// <summary>One address for several requests, in order: what a text joined of several answers carries.</summary>
    public static string HashOf(IReadOnlyList<string> hashes) => hashes.Count == 1
        ? hashes[0]
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('+', hashes))).AsSpan(0, 16));
}
