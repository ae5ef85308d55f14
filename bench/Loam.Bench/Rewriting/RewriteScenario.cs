using System.Text.Json;
using System.Text.Json.Nodes;
using Loam.Bench.Rewriting.Simulation;

namespace Loam.Bench.Rewriting;

/// <summary>Loam's rewriting against a <see cref="SimulatedServer"/>.</summary>
static class RewriteScenario
{
    public static int Run(string[] args)
    {
        return Once(args);
    }

    // rewrite once DEPTH PAGES CONC RETRIES -- server args
    static int Once(string[] args)
    {
        var split = Array.IndexOf(args, "--");
        var settings = ServerSettings.Parse(split < 0 ? [] : args[(split + 1)..]);
        using var server = new ServerProcess(settings);
        using var run = ServerProcess.Start(["rewrite-run", .. args[..(split < 0 ? args.Length : split)], server.Endpoint.AbsoluteUri]);
        var text = run.StandardOutput.ReadToEnd();
        Console.WriteLine(text);
        Console.WriteLine(server.Stats().ToJsonString());
        var stats = server.Stats();
        Console.WriteLine($"share {(double)stats["ideal_seconds"]! / (double)stats["wall_seconds"]!:0.0000} use {(double)stats["busy_seconds"]! / (double)stats["wall_seconds"]! / (double)stats["slots"]!:0.0000}");
        return 0;
    }
}
