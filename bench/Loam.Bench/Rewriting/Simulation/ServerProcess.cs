using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;

namespace Loam.Bench.Rewriting.Simulation;

/// <summary>A <see cref="SimulatedServer"/> that runs until it is disposed of, or this process ends.</summary>
sealed class ServerProcess : IDisposable
{
    readonly Process process;
    readonly HttpClient http = new();
    readonly Uri root;

    /// <summary>Starts one and waits until it listens.</summary>
    public ServerProcess(ServerSettings settings)
    {
        // Requests are read where they arrive: one thread less to wake for each.
        process = Start(["simulated-server", .. settings.Arguments()], ("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1"));
        root = new Uri($"http://127.0.0.1:{int.Parse(process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture)}/");
    }

    /// <summary>The base URL of its endpoint.</summary>
    public Uri Endpoint => new(root, "v1");

    /// <summary>What it has counted.</summary>
    public JsonObject Stats() => (JsonObject)JsonNode.Parse(http.GetStringAsync(new Uri(root, "stats")).GetAwaiter().GetResult())!;

    /// <summary>This program again, with other arguments; its standard input and output are ours.</summary>
    public static Process Start(IEnumerable<string> arguments, params ReadOnlySpan<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(Assembly.GetEntryAssembly()!.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
        http.Dispose();
    }
}
