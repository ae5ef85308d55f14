using System.Diagnostics;
using Loam.Steps;

namespace Loam.Tests;

public class ResumeTests
{
    const int Kills = 20;

    [Fact]
    public async Task Killed_at_twenty_moments_a_run_ends_with_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        var recipe = SmallRecipe.Write(folder);
        var clock = Stopwatch.StartNew();
        var whole = await LoamBinary.RunAsync("run", recipe, "--out", folder["whole"], "--workers", "2");
        Assert.True(whole.ExitCode == 0, whole.Error);
        var length = clock.Elapsed;
        var expected = LoamBinary.Digest(folder["whole"]);
        var random = new SeededRandom(20);
        var killed = 0;
        for (var i = 0; killed < Kills; i++)
        {
            Assert.True(i < 3 * Kills, $"only {killed} runs could be killed while they ran");
            var output = folder[$"killed{i}"];
            using var process = LoamBinary.Start(["run", recipe, "--out", output, "--workers", i % 2 == 0 ? "1" : "2"]);
            using var patience = new CancellationTokenSource(length * (0.05 + (0.9 * random.NextDouble())));
            try
            {
                await process.WaitForExitAsync(patience.Token);
                // It was done before its time: the machine is faster now than when the length was taken.
                length *= 0.85;
                continue;
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                killed++;
            }
            await process.WaitForExitAsync(CancellationToken.None);
            var resumed = await LoamBinary.RunAsync("run", recipe, "--out", output, "--workers", "2");
            Assert.True(resumed.ExitCode == 0, resumed.Error);
            Assert.Equal(expected, LoamBinary.Digest(output));
            Directory.Delete(output, recursive: true);
        }
    }

    [Fact]
    public async Task The_number_of_workers_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        var recipe = SmallRecipe.Write(folder);
        var one = await LoamBinary.RunAsync("run", recipe, "--out", folder["one"], "--workers", "1");
        var five = await LoamBinary.RunAsync("run", recipe, "--out", folder["five"], "--workers", "5");
        Assert.True(one.ExitCode == 0 && five.ExitCode == 0, one.Error + five.Error);
        Assert.Equal(LoamBinary.Digest(folder["one"]), LoamBinary.Digest(folder["five"]));
    }

    [Fact]
    public async Task A_changed_option_runs_its_stage_and_what_depends_on_it()
    {
        using var folder = new TemporaryFolder();
        var recipe = SmallRecipe.Write(folder);
        var first = await LoamBinary.RunAsync("run", recipe, "--out", folder["run"], "--json");
        Assert.True(first.ExitCode == 0, first.Error);
        Assert.DoesNotContain(true, first.Cached.Values);
        var second = await LoamBinary.RunAsync("run", recipe, "--out", folder["run"], "--json");
        Assert.DoesNotContain(false, second.Cached.Values);
        var third = await LoamBinary.RunAsync("run", recipe, "--out", folder["run"], "--json", "--set", "stages.blend.blend.tokens=7k");
        Assert.Equal(["blend", "report", "verdict"], third.Cached.Where(s => !s.Value).Select(s => s.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Interrupted_by_the_user_a_run_keeps_what_is_finished()
    {
        using var folder = new TemporaryFolder();
        var recipe = SmallRecipe.Write(folder);
        using var process = LoamBinary.Start(["run", recipe, "--out", folder["run"]]);
        while (!File.Exists(folder["run/pages/manifest.json"]))
        {
            Assert.False(process.HasExited, "it ended before it could be interrupted");
            await Task.Delay(10);
        }
        // A shell that starts jobs in the background has them ignore Ctrl-C, and children inherit that: the other polite signal then.
        using (var signal = Process.Start("kill", [IgnoresInterrupts() ? "-TERM" : "-INT", $"{process.Id}"]))
            await signal.WaitForExitAsync();
        var ended = await LoamBinary.EndAsync(process);
        Assert.Equal(130, ended.ExitCode);
        Assert.Contains("what is finished is kept", ended.Error, StringComparison.Ordinal);
        var resumed = await LoamBinary.RunAsync("run", recipe, "--out", folder["run"], "--json");
        Assert.True(resumed.Cached["pages"]);
        Assert.Equal(0, resumed.ExitCode);
    }

    static bool IgnoresInterrupts()
    {
        var ignored = File.ReadLines("/proc/self/status").First(l => l.StartsWith("SigIgn:", StringComparison.Ordinal));
        return (Convert.ToUInt64(ignored.Split('\t')[1].Trim(), 16) & 0b10) != 0;
    }

    [Fact]
    public async Task Two_runs_do_not_share_a_folder()
    {
        using var folder = new TemporaryFolder();
        var recipe = SmallRecipe.Write(folder);
        Directory.CreateDirectory(folder["run"]);
        using (new FileStream(folder["run/.lock"], FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            var refused = await LoamBinary.RunAsync("run", recipe, "--out", folder["run"]);
            Assert.Equal(2, refused.ExitCode);
            Assert.Contains("is another run using it?", refused.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_stage_never_replaces_files_that_no_run_made()
    {
        using var folder = new TemporaryFolder();
        var recipe = SmallRecipe.Write(folder);
        var precious = folder.Write("run/organic/thesis.txt", "three years of work");
        var refused = await LoamBinary.RunAsync("run", recipe, "--out", folder["run"]);
        Assert.Equal(2, refused.ExitCode);
        Assert.Equal("three years of work", await File.ReadAllTextAsync(precious));
    }
}
