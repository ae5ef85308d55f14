using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using System.Text.Json;
using Loam.Documents;
using Loam.Rewriting;
using Loam.Steps;

namespace Loam.Bench.Rewriting;

/// <summary>How much of the way from page to rewrite a run goes; the difference of two is the price of what the second adds.</summary>
enum Depth
{
    /// <summary>Makes the pages, and no more.</summary>
    Pages,

    /// <summary>Prompts, window, post-processing, documents; answers come at once and from this process.</summary>
    Step,

    /// <summary>The same, with the cache on disk.</summary>
    Cache,

    /// <summary>All of it, over HTTP.</summary>
    Loam,

    /// <summary>No Loam: prepared bodies through a bare <see cref="HttpClient"/>, answers read as bytes. The floor.</summary>
    Bare,
}

/// <summary>What one run cost its process.</summary>
sealed record RunCost
{
    public int Kept { get; init; }
    public int Dropped { get; init; }
    public double Seconds { get; init; }

    /// <summary>Processor seconds of the process from the first page to the last rewrite.</summary>
    public double Cpu { get; init; }

    /// <summary>The same for the second half of the pages only, per page: what a run costs that has long begun.</summary>
    public double WarmCpuPerPage { get; init; }

    /// <summary>Seconds in which code was compiled, a part of <see cref="Cpu"/>.</summary>
    public double Compiling { get; init; }

    /// <summary>Median of what was resident at each twentieth of the pages, in MiB.</summary>
    public double UsualMiB { get; init; }

    /// <summary>VmHWM of the process, in MiB.</summary>
    public double PeakMiB { get; init; }

    /// <summary>Largest managed heap that a collection left, in MiB: what was in use, and older garbage that it did not look for.</summary>
    public double HeapMiB { get; init; }

    /// <summary>What a full collection at the end leaves, with cache and engine still open, in MiB.</summary>
    public double LiveMiB { get; init; }

    /// <summary>Seconds that collections stopped the process.</summary>
    public double Paused { get; init; }

    /// <summary>KiB allocated per page.</summary>
    public double GarbageKiB { get; init; }

    public string Failure { get; init; } = "";
}

/// <summary>One run in a process of its own, so that processor time and peak memory are its own: <c>rewrite-run DEPTH PAGES CONCURRENCY URL…</c>; prints a <see cref="RunCost"/>.</summary>
static class RewriteRun
{
    const string Style = "wiki";

    public static int Run(string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("loam-bench-");
        try
        {
            var cost = RunAsync(Enum.Parse<Depth>(args[0]), Number(args[1]), Number(args[2]), args[3..], Path.Combine(folder.FullName, "answers.jsonl.zst")).GetAwaiter().GetResult();
            Console.WriteLine(JsonSerializer.Serialize(cost));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static async Task<RunCost> RunAsync(Depth depth, int pages, int concurrency, string[] servers, string cache)
    {
        var options = new RewriteOptions { Styles = [Style], Engine = servers is [] ? ["extractive"] : servers, Cache = cache };
        var endpoint = new EndpointOptions { Model = servers is [] ? null : "simulated", Concurrency = concurrency };
        using var engine = depth switch
        {
            Depth.Loam => EngineSpec.Open(new(options, endpoint, new())),
            Depth.Cache => new CachedEngine(new EchoEngine(), () => AnswerCache.Shared(cache)),
            _ => new EchoEngine(),
        };
        var step = new RewriteStep(engine, options);
        var context = new CountingContext();
        var results = depth switch
        {
            Depth.Pages => MadePages.Of(pages),
            Depth.Bare => BareClient.RunAsync(step, options, pages, concurrency, new Uri(servers[0])),
            _ => step.RunAsync(MadePages.Of(pages), context, CancellationToken.None),
        };
        var (start, before) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var resident = new List<long>();
        var (done, heap, warm, failure) = (0, 0L, before, "");
        try
        {
            await foreach (var _ in results.ConfigureAwait(false))
            {
                done++;
                if (done == pages / 2)
                    warm = Environment.CpuUsage.TotalTime;
                if (done % Math.Max(1, pages / 20) == 0)
                    resident.Add(Environment.WorkingSet);
                if (done % 1000 == 0)
                    heap = Math.Max(heap, GC.GetGCMemoryInfo().HeapSizeBytes);
            }
        }
        catch (ShardException error)
        {
            failure = error.Message;
        }
        var (cpu, seconds) = (Environment.CpuUsage.TotalTime, Stopwatch.GetElapsedTime(start).TotalSeconds);
        return new RunCost
        {
            Kept = done,
            Dropped = context.Dropped,
            Seconds = seconds,
            Cpu = (cpu - before).TotalSeconds,
            WarmCpuPerPage = (cpu - warm).TotalSeconds / Math.Max(1, done - pages / 2),
            Compiling = JitInfo.GetCompilationTime().TotalSeconds,
            UsualMiB = resident.Order().ElementAtOrDefault(resident.Count / 2) / 1048576.0,
            PeakMiB = PeakKiB() / 1024.0,
            HeapMiB = heap / 1048576.0,
            LiveMiB = GC.GetTotalMemory(true) / 1048576.0,
            Paused = GC.GetTotalPauseDuration().TotalSeconds,
            GarbageKiB = GC.GetTotalAllocatedBytes() / 1024.0 / pages,
            Failure = failure,
        };
    }

    static double PeakKiB() => File.ReadLines("/proc/self/status").Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
        .Select(line => double.Parse(line[6..^2], CultureInfo.InvariantCulture)).FirstOrDefault();

    static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Answers at once with the page itself.</summary>
    sealed class EchoEngine : RewriteEngine
    {
        public override string Model => "echo";

        public override string Identity => "echo#echo";

        public override int? Concurrency => 256;

        public override Task<RewriteAnswer> AnswerAsync(RewriteRequest request, CancellationToken cancellation) => Task.FromResult(new RewriteAnswer
        {
            Text = $"{(request.Language == "de" ? "Hier ist der Artikel:" : "Here is the article:")}\n{request.Text}",
            InputTokens = 500,
            OutputTokens = 300,
        });
    }

    sealed class CountingContext : StepContext
    {
        internal int Dropped;

        public override ulong Seed => 1;

        public override int Parallelism => 2;

        public override void Record(PipelineStep step, Document item, Verdict verdict) => Dropped += verdict.Drops ? 1 : 0;

        public override void Add(string measure, double amount)
        {
        }
    }
}
