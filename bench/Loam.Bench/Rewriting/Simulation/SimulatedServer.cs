using System.Net;
using System.Net.Sockets;

namespace Loam.Bench.Rewriting.Simulation;

/// <summary>A stand-in for an inference server with continuous batching, whose capacity is exact: an OpenAI-compatible chat endpoint.</summary>
/// <remarks>
/// N slots serve requests first come, first served; a request holds its slot for the time to the first token and for its tokens. How many tokens, and which
/// faults, is drawn from the request's bytes: the same request always gets the same answer. <c>GET /stats</c> tells the book (<see cref="ServerBook"/>).
/// A client that leaves does not free its slot.
/// </remarks>
sealed class SimulatedServer : IDisposable
{
    readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    readonly DueAnswers answers = new();

    /// <summary>Serves on a free port of this machine.</summary>
    public SimulatedServer(ServerSettings settings)
    {
        Book = new ServerBook(settings);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(4096);
        _ = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndPoint!).Port;

    /// <summary>What it has counted.</summary>
    public ServerBook Book { get; }

    /// <summary>A process that serves until its standard input ends, and prints its port first.</summary>
    public static int Run(string[] args)
    {
        using var server = new SimulatedServer(ServerSettings.Parse(args));
        Console.WriteLine(server.Port);
        Console.Out.Flush();
        while (Console.In.Read() >= 0)
        {
        }
        return 0;
    }

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();

    async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await listener.AcceptAsync().ConfigureAwait(false);
                socket.NoDelay = true;
                _ = new Connection(socket, Book, answers).ServeAsync();
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // Disposed of.
        }
    }
}
