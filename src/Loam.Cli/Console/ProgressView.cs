using Loam.Runs;
using Loam.Runs.Datasets;
using Spectre.Console;

namespace Loam.Cli.Console;

/// <summary>Shows a run on standard error: bars with rates and estimates on a terminal, plain lines elsewhere.</summary>
abstract class ProgressView : RunObserver, IDisposable
{
    /// <summary>The view that suits standard error.</summary>
    public static ProgressView Create() =>
        System.Console.IsErrorRedirected || Environment.GetEnvironmentVariable("TERM") is "dumb" ? new PlainView() : new BarView();

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>A stage's end in one line.</summary>
    protected static string Line(string stage, Manifest manifest, Ledger ledger, TimeSpan elapsed)
    {
        var first = ledger.Steps.FirstOrDefault();
        var flow = first is null ? "" : $"{first.In:N0} in, {manifest.Documents:N0} out";
        var rate = first is not null && elapsed.TotalSeconds > 0.05 ? $", {first.In / elapsed.TotalSeconds:N0}/s" : "";
        // Nothing left is rarely what was meant: say at once where everything went.
        var lost = first is { In: > 0 } && manifest.Documents == 0
            ? "; nothing is left: " + string.Join(", ", ledger.Steps.SelectMany(s => s.Dropped).OrderByDescending(d => d.Value).Take(3).Select(d => $"{d.Key} {d.Value:N0}"))
            : "";
        return $"{stage,-18} {flow}{(flow.Length > 0 ? ", " : "")}{elapsed.TotalSeconds:F1} s{rate}{lost}";
    }
}

/// <summary>One line when a stage begins to be worth waiting for, one when it ends.</summary>
sealed class PlainView : ProgressView
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    readonly Lock gate = new();
    long lastNote = TimeProvider.System.GetTimestamp();

    public override void Cached(string stage, Manifest manifest) => Write($"{stage,-18} unchanged");

    public override void Finished(string stage, Manifest manifest, Ledger ledger, TimeSpan elapsed) => Write(Line(stage, manifest, ledger, elapsed));

    // A log wants a sign of life now and then, not every word.
    public override void Noted(string stage, string note)
    {
        var now = TimeProvider.System.GetTimestamp();
        if (TimeProvider.System.GetElapsedTime(lastNote, now) < Pause)
            return;
        lastNote = now;
        Write($"{stage,-18} {note}");
    }

    public override void Warned(string stage, string warning) => Write($"{stage,-18} {warning}");

    public override void Billed(string stage, string bill) => Write($"{stage,-18} {bill}");

    public override void Failed(string stage, ShardFailure failure) => Write($"{stage,-18} FAILED {failure.Message}");

    public override void Dispose() { }

    void Write(string line)
    {
        lock (gate)
            System.Console.Error.WriteLine(line);
    }
}

/// <summary>A bar for the running stage, with documents per second and time left; a line for each stage that is done.</summary>
sealed class BarView : ProgressView
{
    static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(120);

    readonly IAnsiConsole console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(System.Console.Error) });
    readonly Lock gate = new();
    readonly Timer timer;
    string stage = "", note = "";
    long documents, bytes, total, started;
    bool running, drawn;

    public BarView() => timer = new(_ => Draw(), null, Frame, Frame);

    public override void Cached(string stage, Manifest manifest) => Print($"[grey]{stage,-18} unchanged[/]");

    public override void Started(string stage, long bytes)
    {
        lock (gate)
            (this.stage, note, documents, this.bytes, total, started, running) = (stage, "", 0, 0, bytes, TimeProvider.System.GetTimestamp(), true);
    }

    public override void Advanced(string stage, long documents, long bytes)
    {
        Interlocked.Add(ref this.documents, documents);
        Interlocked.Add(ref this.bytes, bytes);
    }

    public override void Noted(string stage, string note)
    {
        lock (gate)
            this.note = note;
    }

    public override void Warned(string stage, string warning) => Print($"[yellow]{stage,-18} {Markup.Escape(warning)}[/]");

    public override void Billed(string stage, string bill) => Print($"{stage,-18} {Markup.Escape(bill)}");

    public override void Failed(string stage, ShardFailure failure) => Print($"[red]{stage,-18} failed: {Markup.Escape(failure.Message)}[/]");

    public override void Finished(string stage, Manifest manifest, Ledger ledger, TimeSpan elapsed)
    {
        lock (gate)
            running = false;
        Print($"[green]{Markup.Escape(Line(stage, manifest, ledger, elapsed))}[/]");
    }

    public override void Dispose()
    {
        timer.Dispose();
        lock (gate)
        {
            running = false;
            Erase();
        }
    }

    void Print(string markup)
    {
        lock (gate)
        {
            Erase();
            console.MarkupLine(markup);
        }
    }

    void Erase()
    {
        if (drawn)
            System.Console.Error.Write("\r\e[2K");
        drawn = false;
    }

    void Draw()
    {
        lock (gate)
        {
            if (!running)
                return;
            Erase();
            var seconds = Math.Max(0.001, TimeProvider.System.GetElapsedTime(started).TotalSeconds);
            var share = total > 0 ? Math.Clamp((double)Interlocked.Read(ref bytes) / total, 0, 1) : 0;
            var width = Math.Max(20, console.Profile.Width - 1);
            System.Console.Error.Write(new ProgressLine(stage, Interlocked.Read(ref documents), total > 0 ? share : null, seconds, note).Text(width));
            drawn = true;
        }
    }
}
