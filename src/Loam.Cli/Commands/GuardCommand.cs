using System.CommandLine;
using Loam.Cli.Console;
using Loam.Formats;
using Loam.Guarding;
using Loam.Reporting;
using Loam.Runs;
using Loam.Runs.Judging;
using Loam.Runs.Options;
using Loam.Runs.Pairs;
using Loam.Steps;

namespace Loam.Cli.Commands;

/// <summary><c>loam guard PAIRS -o OUT</c>: judges rewrites that somebody else made; <c>--explain ROW</c> shows one of them.</summary>
static class GuardCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Registry registry)
    {
        var command = new TaughtCommand(
            "guard", "Judge rewrites against their sources: rows {id, source, text, style, language} get a verdict and reasons. With --explain, show one pair, what was found marked in both texts.",
            "loam guard pairs.jsonl -o judged.jsonl --strictness strict --report guard.html",
            "loam guard pairs.jsonl --explain page-17 -o page-17.html",
            "loam guard pairs.jsonl -o judged.jsonl --judge http://localhost:8000/v1 --model mistral-nemo");
        var pairs = new Argument<string>("PAIRS") { Description = "JSONL rows {\"id\",\"source\",\"text\",\"style\",\"language\"}, plain, .gz or .zst; \"finish_reason\", \"prompt\", \"sentinel\" and \"label\" where known." };
        var output = SharedFlags.Output("The judged rows: .jsonl, .jsonl.gz or .jsonl.zst. With --explain: the pair as a page, .html.");
        output.Required = false;
        var report = new Option<string?>("--report") { Description = "Write a page with reasons and examples; where rows have a \"label\" (faithful, or the kind of flaw), also what was caught and missed.", HelpName = "FILE" };
        var explain = new Option<string?>("--explain") { Description = "Show one pair only: its id, or #N for line N.", HelpName = "ROW" };
        var (workers, json) = (SharedFlags.Workers(), SharedFlags.Json());
        command.Arguments.Add(pairs);
        command.Options.Add(output);
        command.Options.Add(report);
        command.Options.Add(explain);
        var flags = new OptionFlags(command, registry.Step("guard")!.Options);
        var judge = new JudgeFlags(command);
        command.Options.Add(workers);
        command.Options.Add(json);
        command.SetAction((result, cancellation) => Outcome.OfAsync(async () =>
        {
            var path = result.GetValue(pairs)!;
            if (!File.Exists(path))
                throw new RecipeException($"there is no file '{path}'", "PAIRS");
            var options = (GuardOptions)OptionsBinder.Bind(typeof(GuardOptions), flags.Read(result));
            var (target, page, row) = (result.GetValue(output), result.GetValue(report), result.GetValue(explain));
            if (row is not null)
                return await ExplainAsync(path, row, target, options, cancellation).ConfigureAwait(false);
            if (target is null)
                throw new RecipeException("say where to write the judged rows: -o OUT; or show one pair: --explain ROW", "--output");
            if (Path.GetFullPath(target) == Path.GetFullPath(path))
                throw new RecipeException("the output is the input: name another file", "--output");
            using var judging = judge.Read(result, options, Path.GetFullPath(target));
            var file = new PairFile(path);
            var gathered = page is null ? null : new GuardReport(options);
            using var progress = judging is null ? null : ProgressView.Create();
            GuardSummary summary;
            using (var written = new OutputFile(Path.GetFullPath(target)))
            {
                summary = judging is null
                    ? await GuardPairs.RunAsync(file.ReadAsync(cancellation), written.Stream, options, gathered, result.GetValue(workers), cancellation).ConfigureAwait(false)
                    : await JudgedPairs.RunAsync(judging, () => (file = new(path)).ReadAsync(cancellation), written.Stream, gathered, progress!, cancellation).ConfigureAwait(false);
                written.Complete();
            }
            progress?.Dispose();
            if (gathered is not null)
                Write(gathered.Page(Path.GetFileName(path)), page!);
            System.Console.Error.WriteLine($"{summary.Kept:N0} of {summary.Rows:N0} kept");
            foreach (var (code, count) in summary.Reasons.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal))
                System.Console.Error.WriteLine($"  {code,-28} {count:N0}");
            if (summary.Foreign.Count > 0)
                System.Console.Error.WriteLine($"  {summary.Foreign.Values.Sum():N0} rows are neither German nor English ({string.Join(", ", summary.Foreign.Select(f => $"{f.Key} {f.Value:N0}"))}): names, negations, order, support and coverage were not compared; see \"skipped\"");
            if (judging is not null)
                foreach (var line in JudgeSection.Lines(summary.Judged.Totals))
                    System.Console.Error.WriteLine(line);
            System.Console.WriteLine(result.GetValue(json) ? GuardJson(summary, target, page) : target);
            return file.Damage.Count > 0 ? throw new ShardException("guard", $"{string.Join("; ", file.Damage)}; the {summary.Rows:N0} rows that can be read are judged") : Outcome.Done;
        }));
        return command;
    }

    static async Task<int> ExplainAsync(string path, string wanted, string? target, GuardOptions options, CancellationToken cancellation)
    {
        if (target is not null && !target.EndsWith(".html", StringComparison.OrdinalIgnoreCase))
            throw new RecipeException($"--explain writes a page: a name that ends in .html, not '{target}'", "--output");
        var file = new PairFile(path);
        await foreach (var row in file.ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (row.Id != wanted && $"#{row.Line}" != wanted)
                continue;
            var explained = ExplainedPair.Of(row, options);
            ExplainView.Show(explained);
            if (target is not null)
            {
                Write(explained.Page(), target);
                System.Console.WriteLine(target);
            }
            return Outcome.Done;
        }
        throw new RecipeException($"{path} has no row with the id '{wanted}'; name a line as '#7'{string.Concat(file.Damage.Select(damage => $"; {damage}"))}", "--explain");
    }

    static void Write(Report report, string path)
    {
        using var file = new OutputFile(Path.GetFullPath(path), Codec.None);
        ReportWriter.Write(report, file.Stream);
        file.Complete();
    }

    static string GuardJson(GuardSummary summary, string target, string? report) => JsonLine.Of(json =>
    {
        json.WriteString("output", target);
        if (report is not null)
            json.WriteString("report", report);
        json.WriteNumber("rows", summary.Rows);
        json.WriteNumber("kept", summary.Kept);
        json.WriteStartObject("reasons");
        foreach (var (code, count) in summary.Reasons)
            json.WriteNumber(code, count);
        json.WriteEndObject();
        JudgeJson.Write(json, summary.Judged);
    });
}
