using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Loam.Bench.Rewriting.Simulation;

/// <summary>One client's connection to a <see cref="SimulatedServer"/>: as much HTTP/1.1 as chat needs, one request at a time, kept alive.</summary>
/// <remarks>
/// Sockets instead of a web server: about a third of the processor time per request, and resets and half answers as they come.
/// </remarks>
sealed class Connection(Socket socket, ServerBook book, DueAnswers answers)
{
    const string Refusal = "{\"error\":{\"message\":\"too many requests\",\"type\":\"simulated\"}}", Failure = "{\"error\":{\"message\":\"the engine stumbled\",\"type\":\"simulated\"}}";

    byte[] buffer = new byte[8192];
    int filled;

    /// <summary>Serves until the client leaves or is thrown out.</summary>
    public async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var head = HttpHead.Read(buffer.AsSpan(0, filled));
                if (head is { } whole && filled >= whole.End + whole.BodyLength)
                {
                    Answer(whole.Target, buffer.AsSpan(whole.End, whole.BodyLength));
                    filled -= whole.End + whole.BodyLength;
                    buffer.AsSpan(whole.End + whole.BodyLength, filled).CopyTo(buffer);
                    continue;
                }
                if (filled == buffer.Length)
                    Array.Resize(ref buffer, 2 * buffer.Length);
                var got = await socket.ReceiveAsync(buffer.AsMemory(filled)).ConfigureAwait(false);
                if (got == 0)
                    break;
                filled += got;
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // The client left, or was thrown out.
        }
        socket.Dispose();
    }

    void Answer(string target, ReadOnlySpan<byte> body)
    {
        if (target == "POST /v1/chat/completions")
            Chat(body);
        else if (target == "GET /v1/models")
            Send(Reply("200 OK", "{\"object\":\"list\",\"data\":[{\"id\":\"simulated\",\"object\":\"model\"}]}"u8));
        else if (target == "GET /stats")
            Send(Reply("200 OK", Encoding.UTF8.GetBytes(book.ToJson(answers).ToJsonString())));
        else
            Send(Reply("404 Not Found", "{\"error\":{\"message\":\"no such place\"}}"u8));
    }

    void Chat(ReadOnlySpan<byte> body)
    {
        ChatCall call;
        try
        {
            call = new ChatCall(body);
        }
        catch (JsonException)
        {
            Send(Reply("400 Bad Request", "{\"error\":{\"message\":\"no JSON\"}}"u8));
            return;
        }
        var (fate, due, tokens) = book.Enter(call);
        if (fate is Fate.Refused or Fate.Error)
        {
            book.Leave();
            Send(fate == Fate.Refused ? Reply("429 Too Many Requests", Encoding.ASCII.GetBytes(Refusal), "Retry-After: 1\r\n") : Reply("500 Internal Server Error", Encoding.ASCII.GetBytes(Failure)));
            return;
        }
        var reply = fate == Fate.Reset ? [] : Reply("200 OK", SimulatedModel.Answer(call, tokens));
        answers.Add(due, () =>
        {
            book.Leave();
            if (fate == Fate.Reset)
                socket.LingerState = new(true, 0);
            else
                Send(fate == Fate.Half ? reply.AsSpan(0, reply.Length / 2) : reply);
            if (fate != Fate.Answered)
                socket.Dispose();
        });
    }

    static byte[] Reply(string status, ReadOnlySpan<byte> body, string headers = "")
    {
        var head = Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: application/json\r\n{headers}Content-Length: {body.Length}\r\n\r\n");
        return [.. head, .. body];
    }

    void Send(ReadOnlySpan<byte> bytes)
    {
        try
        {
            while (bytes.Length > 0)
                bytes = bytes[socket.Send(bytes)..];
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            socket.Dispose();
        }
    }
}
