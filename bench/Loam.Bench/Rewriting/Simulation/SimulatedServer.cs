using System.Net;
using System.Net.Sockets;

namespace Loam.Bench.Rewriting.Simulation;

/// <summary>A stand-in for an inference server with continuous batching, whose capacity is exact: an OpenAI-compatible chat endpoint in a process of its own.</summary>
/// <remarks>
/// N slots serve requests first come, first served; a request holds its slot for the time to the first token and for its tokens. How many tokens, and which
/// faults, is drawn from the request's bytes: the same request always gets the same answer. <c>GET /stats</c> tells the book (<see cref="ServerBook"/>).
/// A client that leaves does not free its slot.
/// </remarks>
static class SimulatedServer
{
    /// <summary>Serves on a free port of this machine, which it prints, until standard input ends.</summary>
    public static int Run(string[] args)
    {
        var (book, answers) = (new ServerBook(ServerSettings.Parse(args)), new DueAnswers());
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(4096);
        _ = AcceptAsync(listener, book, answers);
        Console.WriteLine(((IPEndPoint)listener.LocalEndPoint!).Port);
        Console.Out.Flush();
        while (Console.In.Read() >= 0)
        {
        }
        return 0;
    }

    static async Task AcceptAsync(Socket listener, ServerBook book, DueAnswers answers)
    {
        while (true)
        {
            var socket = await listener.AcceptAsync().ConfigureAwait(false);
            socket.NoDelay = true;
            _ = new Connection(socket, book, answers).ServeAsync();
        }
    }
}
