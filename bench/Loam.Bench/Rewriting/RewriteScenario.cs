using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Loam.Bench.Rewriting.Simulation;

namespace Loam.Bench.Rewriting;

/// <summary>Loam's rewriting against a <see cref="SimulatedServer"/>: <c>[--part NAME] [--requests 20000] [--slots 256] [--million]</c>.</summary>
/// <remarks>
/// Each run is a process of its own (<see cref="RewriteRun"/>) over new pages, one request each, with an empty cache on disk; each server is another. All
/// share this machine's processors. The ceiling of a run is <see cref="SlotSchedule.Ideal"/>: the same requests on the same slots if all were there from the start.
/// </remarks>
static class RewriteScenario
{
    /// <summary>What users get who do not choose.</summary>
    const int Concurrency = 512;

    /// <summary>A server that is never what a run waits for.</summary>
    static readonly ServerSettings Fast = new() { FirstTokenMs = 2, TokensPerSecond = 20_000, Queue = 4096 };

    /// <summary>Prints the tables of the parts.</summary>
    public static int Run(string[] args)
    {
        var requests = (int)Number("--requests", 20_000);
        var server = new ServerSettings { Slots = Number("--slots", 256), Queue = Number("--slots", 256) };
        var parts = new (string Name, Action Print)[]
        {
            ("throughput", () => Throughput(requests, server)),
            ("cost", () => Cost(requests)),
            ("memory", () => Memory(args.Contains("--million") ? [10_000, 100_000, 1_000_000] : [10_000, 100_000])),
            ("faults", () => Faults(requests, server)),
            ("two", () => Two(requests, server)),
        };
        var wanted = Text("--part");
        foreach (var (name, print) in parts.Where(part => wanted is null || part.Name == wanted))
        {
            Console.WriteLine($"## {name}\n");
            print();
            Console.WriteLine();
        }
        return 0;

        string? Text(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

        double Number(string name, double otherwise) => Text(name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise;
    }

    static void Throughput(int requests, ServerSettings server)
    {
        Console.WriteLine("| client | requests | seconds | ceiling, seconds | share of the ceiling | slots busy | ms of processor per request | the same, second half | the same, server | server late by, ms |\n|---|---|---|---|---|---|---|---|---|---|");
        foreach (var depth in new[] { Depth.Loam, Depth.Bare })
        {
            var (cost, books) = Against(depth, requests, Concurrency, server);
            var book = books[0];
            Console.WriteLine(
                $"| {Name(depth)} | {requests:N0} | {Of(book, "wall_seconds"):0.0} | {Of(book, "ideal_seconds"):0.0} | {Of(book, "ideal_seconds") / Of(book, "wall_seconds"):0.0%} "
                + $"| {Of(book, "busy_seconds") / Of(book, "wall_seconds") / server.Slots:0.0%} | {1000 * cost.Cpu / requests:0.000} | {1000 * cost.WarmCpuPerPage:0.000} | {1000 * Of(book, "cpu_seconds") / requests:0.000} | {Of(book, "late_ms_mean"):0.0} |");
        }
    }

    static void Cost(int requests)
    {
        Console.WriteLine("| run, as fast as it goes | requests/s | ms of processor per request | the same, second half | of it for the last addition | seconds of compiling |\n|---|---|---|---|---|---|");
        var before = 0.0;
        foreach (var depth in new[] { Depth.Pages, Depth.Step, Depth.Cache, Depth.Loam, Depth.Bare })
        {
            var (cost, _) = Against(depth, requests, Concurrency, depth < Depth.Loam ? [] : [Fast]);
            var milliseconds = 1000 * cost.WarmCpuPerPage;
            Console.WriteLine($"| {Name(depth)} | {requests / cost.Seconds:N0} | {1000 * cost.Cpu / requests:0.000} | {milliseconds:0.000} | {(depth == Depth.Bare ? "" : $"{milliseconds - before:0.000}")} | {cost.Compiling:0.0} |");
            before = milliseconds;
        }
    }

    static void Memory(int[] sizes)
    {
        Console.WriteLine("| requests | seconds | resident, median, MiB | resident, peak, MiB | largest heap after a collection, MiB | live at the end, MiB | ms of processor per request | the same, second half |\n|---|---|---|---|---|---|---|---|");
        foreach (var size in sizes)
        {
            var (cost, _) = Against(Depth.Loam, size, Concurrency, Fast);
            Console.WriteLine($"| {size:N0} | {cost.Seconds:0} | {cost.UsualMiB:0} | {cost.PeakMiB:0} | {cost.HeapMiB:0} | {cost.LiveMiB:0.0} | {1000 * cost.Cpu / size:0.000} | {1000 * cost.WarmCpuPerPage:0.000} |");
        }
    }

    static void Faults(int requests, ServerSettings server)
    {
        var (cost, books) = Against(Depth.Loam, requests, Concurrency, server with { Refused = 0.02, Errors = 0.01, Resets = 0.005, Halves = 0.005, Slow = 0.01 });
        var book = books[0];
        var faults = new[] { "refused", "errors", "resets", "halves" }.Sum(kind => Of(book, kind));
        Console.WriteLine("| what | |\n|---|---|");
        Console.WriteLine($"| pages | {requests:N0} |\n| rewrites | {cost.Kept:N0} |\n| dropped with a reason | {cost.Dropped:N0} |\n| lost | {requests - cost.Kept - cost.Dropped:N0} |");
        Console.WriteLine($"| 429 | {book["refused"]} ({book["queue_full"]} of them for a full queue) |\n| 500 | {book["errors"]} |\n| connections reset | {book["resets"]} |\n| half answers | {book["halves"]} |");
        Console.WriteLine($"| requests repeated | {book["repeats"]}: {Of(book, "repeats") / Math.Max(1, faults):0.000} per fault |\n| answered twice | {book["answered_twice"]} |\n| never answered | {book["unanswered"]} |");
        Console.WriteLine($"| seconds | {Of(book, "wall_seconds"):0.0} of {Of(book, "ideal_seconds"):0.0}: {Of(book, "ideal_seconds") / Of(book, "wall_seconds"):0.0%} |");
        if (cost.Failure.Length > 0)
            Console.WriteLine($"| the run says | {cost.Failure} |");
    }

    static void Two(int requests, ServerSettings server)
    {
        Console.WriteLine("| servers | requests each | requests/s | sum of their ceilings | share |\n|---|---|---|---|---|");
        foreach (var (name, second) in new[]
        {
            ("a quarter and three quarters of the slots", server with { Slots = server.Slots * 3 / 4, Queue = server.Queue * 3 / 4 }),
            ("the same, and the small one twice as fast", server with { Slots = server.Slots * 3 / 4, Queue = server.Queue * 3 / 4, TokensPerSecond = server.TokensPerSecond / 2 }),
        })
        {
            var (_, books) = Against(Depth.Loam, requests, Concurrency, server with { Slots = server.Slots / 4, Queue = server.Queue / 4 }, second);
            var rate = books.Sum(book => Of(book, "answered")) / books.Max(book => Of(book, "wall_seconds"));
            var sum = books.Sum(book => Of(book, "slots") * Of(book, "answered") / Of(book, "busy_seconds"));
            Console.WriteLine($"| {name} | {string.Join(" and ", books.Select(book => book["answered"]))} | {rate:0.0} | {sum:0.0} | {rate / sum:0.0%} |");
        }
    }

    static (RunCost Cost, List<JsonObject> Books) Against(Depth depth, int pages, int concurrency, params ServerSettings[] settings)
    {
        List<ServerProcess> servers = [.. settings.Select(s => new ServerProcess(s))];
        try
        {
            // As ./loam starts a rewriting run by a server; what the environment says goes before.
            var compiling = ("DOTNET_TieredPGO", Environment.GetEnvironmentVariable("DOTNET_TieredPGO") ?? "0");
            using var run = ServerProcess.Start(["rewrite-run", $"{depth}", $"{pages}", $"{concurrency}", .. servers.Select(s => s.Endpoint.AbsoluteUri)], compiling);
            var cost = JsonSerializer.Deserialize<RunCost>(run.StandardOutput.ReadToEnd())!;
            return (cost, [.. servers.Select(s => s.Stats())]);
        }
        finally
        {
            servers.ForEach(s => s.Dispose());
        }
    }

    static double Of(JsonObject book, string name) => (double)book[name]!;

    static string Name(Depth depth) => depth switch
    {
        Depth.Pages => "makes the pages",
        Depth.Step => "the step: chunks, prompts, window, post-processing; answers at once",
        Depth.Cache => "with the cache on disk",
        Depth.Loam => "Loam",
        _ => "no Loam: prepared bodies through HttpClient",
    };
}
