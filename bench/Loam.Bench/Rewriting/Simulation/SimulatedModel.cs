using System.Text;
using System.Text.Json;
using Loam.Text;

namespace Loam.Bench.Rewriting.Simulation;

/// <summary>What becomes of one try.</summary>
enum Fate
{
    /// <summary>A whole answer.</summary>
    Answered,

    /// <summary>429 at once.</summary>
    Refused,

    /// <summary>500 at once.</summary>
    Error,

    /// <summary>The connection is reset halfway through the service.</summary>
    Reset,

    /// <summary>Half of the answer's bytes, then the connection ends.</summary>
    Half,
}

/// <summary>What a simulated model says to a request, and how long it takes: a function of the request's bytes and the seed, fate also of the number of the try.</summary>
sealed class SimulatedModel(ServerSettings settings)
{
    static readonly byte[][] Quotes = ["\\\""u8.ToArray(), "\\u0022"u8.ToArray()];

    /// <summary>What becomes of a try, from 0, of the request with that hash.</summary>
    public Fate FateOf(ulong request, int attempt)
    {
        var draw = Share(request, 1 + (ulong)attempt);
        return (draw -= settings.Refused) < 0 ? Fate.Refused
            : (draw -= settings.Errors) < 0 ? Fate.Error
            : (draw -= settings.Resets) < 0 ? Fate.Reset
            : draw - settings.Halves < 0 ? Fate.Half
            : Fate.Answered;
    }

    /// <summary>Tokens of the answer: log-normal, at least 1, below the limit.</summary>
    public int Tokens(ulong request, int limit)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - Share(request, 1000))) * Math.Cos(2 * Math.PI * Share(request, 1001));
        return Math.Clamp((int)(settings.MedianTokens * Math.Exp(settings.Spread * normal)), 1, Math.Max(1, limit - 1));
    }

    /// <summary>Time in a slot for so many tokens.</summary>
    public TimeSpan Service(ulong request, int tokens) =>
        TimeSpan.FromMilliseconds((settings.FirstTokenMs + 1000 * tokens / settings.TokensPerSecond) * (Share(request, 1002) < settings.Slow ? settings.SlowFactor : 1));

    /// <summary>The answer: the sentinel line that the prompt asks for, then words of the prompt's page, four bytes a token.</summary>
    /// <remarks>Works on JSON's escaped bytes, which go from the request into the answer as they are: cheaper than reading and writing them.</remarks>
    public static byte[] Answer(in ChatCall call, int tokens)
    {
        var message = call.Message;
        var (sentinel, page) = Parts(message);
        var text = message[page];
        var bytes = Math.Max(1, 4 * tokens);
        using var body = new MemoryStream(bytes + 512);
        body.Write("{\"id\":\"simulated\",\"object\":\"chat.completion\",\"created\":0,\"model\":\"simulated\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\""u8);
        body.Write(message[sentinel]);
        body.Write("\\n"u8);
        for (; bytes > text.Length && text.Length > 0; bytes -= text.Length)
        {
            body.Write(text);
            body.WriteByte((byte)' ');
        }
        // A space is never a part of an escape.
        body.Write(text[..Math.Max(0, text[..Math.Min(bytes, text.Length)].LastIndexOf((byte)' '))]);
        var read = call.Length / 4;
        body.Write(Encoding.ASCII.GetBytes($"\"}},\"finish_reason\":\"stop\"}}],\"usage\":{{\"prompt_tokens\":{read},\"completion_tokens\":{tokens},\"total_tokens\":{read + tokens}}}}}"));
        return body.ToArray();
    }

    /// <summary>The line that the answer must open with, the first words in quotation marks that end with a colon; and the page, behind the first blank line after it.</summary>
    static (Range Sentinel, Range Page) Parts(ReadOnlySpan<byte> message)
    {
        foreach (var quote in Quotes)
        {
            byte[] closing = [(byte)':', .. quote];
            var end = message.IndexOf(closing);
            var start = end < 0 ? -1 : message[..end].LastIndexOf(quote);
            if (start < 0)
                continue;
            var page = message[end..].IndexOf("\\n\\n"u8);
            return ((start + quote.Length)..(end + 1), (page < 0 ? end + closing.Length : end + page + 4)..);
        }
        return (..0, ..);
    }

    double Share(ulong request, ulong salt) => (StableHash.Mix(request ^ StableHash.Mix(((ulong)settings.Seed << 32) + salt)) >> 11) * (1.0 / (1UL << 53));
}

/// <summary>What the server reads of a request's body: the last message in its escaped form, the output limit, and a hash of all bytes.</summary>
readonly ref struct ChatCall
{
    /// <summary>Reads a body.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public ChatCall(ReadOnlySpan<byte> body)
    {
        (Length, Hash, Limit) = (body.Length, StableHash.Of(body), int.MaxValue);
        var json = new Utf8JsonReader(body);
        while (json.Read())
        {
            if (json.TokenType != JsonTokenType.PropertyName)
                continue;
            if (json.ValueTextEquals("content"u8) && json.Read() && json.TokenType == JsonTokenType.String)
                Message = json.ValueSpan;
            else if (json.TokenType == JsonTokenType.PropertyName && (json.ValueTextEquals("max_tokens"u8) || json.ValueTextEquals("max_completion_tokens"u8)) && json.Read())
                Limit = json.GetInt32();
        }
    }

    /// <summary>Bytes of the body.</summary>
    public int Length { get; }

    /// <summary>Of all bytes.</summary>
    public ulong Hash { get; }

    /// <summary>Most tokens of the answer.</summary>
    public int Limit { get; }

    /// <summary>The user's words as JSON has them.</summary>
    public ReadOnlySpan<byte> Message { get; }
}
