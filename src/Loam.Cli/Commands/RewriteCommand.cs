using System.CommandLine;
using Loam.Cli.Console;
using Loam.Guarding;
using Loam.Reporting;
using Loam.Rewriting;
using Loam.Runs;
using Loam.Runs.Options;
using Loam.Runs.Recipes;
using Loam.Runs.Tasting;
using Loam.Steps;
using Loam.Text;

namespace Loam.Cli.Commands;

/// <summary><c>loam rewrite IN… -o OUT</c>, and with <c>--sample N</c> a page to judge the style by before the run.</summary>
static class RewriteCommand
{
    const int MostPages = 500;

    /// <summary>The command: the verb's own, and <c>--sample</c>.</summary>
    public static Command Create(Registry registry)
    {
        var sample = new Option<int?>("--sample") { Description = "Rewrite only so many pages, drawn by the seed, and write one HTML page to judge the style by (-o, else sample.html).", HelpName = "N" };
        return VerbCommand.Create(registry, new(
            "rewrite", "Write each page anew, in one or more styles; guard every rewrite against its page.",
            [
                "loam rewrite good.jsonl.zst -o rewrites.jsonl.zst --style wiki,qa",
                "loam rewrite good.jsonl.zst --sample 20 --style wiki --engine http://localhost:8000/v1 --model mistral-nemo",
                "loam rewrite good.jsonl.zst -o rewrites.jsonl.zst --style wiki --engine http://localhost:8000/v1 --model mistral-nemo",
                "loam rewrite good.jsonl.zst -o rewrites.jsonl.zst --style wiki --engine http://localhost:8000/v1 --model mistral-nemo --plan",
                "loam rewrite good.jsonl.zst -o rewrites.jsonl.zst --style wiki --engine batch:requests --model mistral-nemo",
            ])
        {
            Steps = ["rewrite", "guard"],
            Plans = true,
            Extra = [sample],
            Instead = (result, request, cancellation) => result.GetValue(sample) is { } count ? SampleAsync(registry, count, request, cancellation) : null,
        });
    }

    static async Task<int> SampleAsync(Registry registry, int count, VerbRequest request, CancellationToken cancellation)
    {
        if (count is < 1 or > MostPages)
            throw new RecipeException($"a sample has 1 to {MostPages} pages; for more, run and read the report", "--sample");
        var path = Path.GetFullPath(request.Output ?? "sample.html");
        if (!path.EndsWith(".html", StringComparison.OrdinalIgnoreCase))
            throw new RecipeException($"a sample is one page: name it something.html, not '{request.Output}'", "--output");
        var kind = registry.Step("rewrite")!;
        var settings = RewriteSettings.Of(OptionsBinder.Bind(kind.Options, request.Flags.Only(request.Given, kind.Options)));
        var guard = (GuardOptions)OptionsBinder.Bind(typeof(GuardOptions), request.Flags.Only(request.Given, [typeof(GuardOptions)]));
        settings = Impatient(WithCache(settings, path), request.Given);
        var made = await StyleSampler.DrawAsync(
            request.Inputs, count, settings, guard, request.How.Seed, VerbCommand.Positive(request.How.Workers), System.Console.Error.WriteLine, cancellation).ConfigureAwait(false);
        Refuse(made);
        var report = SamplePage.Of(made, string.Join('\n', Options(request.Given)), Command(request, settings));
        var temporary = path + ".tmp";
        using (var file = File.Create(temporary))
            ReportWriter.Write(report, file);
        File.Move(temporary, path, overwrite: true);
        foreach (var style in made.Styles)
            System.Console.Error.WriteLine($"  {style.Style}: {style.Kept} of {style.Asked} kept{(style.Dropped.Count > 0 ? $" ({string.Join(", ", style.Dropped.Select(d => $"{d.Key.Code} {d.Value}"))})" : "")}");
        System.Console.WriteLine(request.How.Json ? SampleJson.Of(made, path) : path);
        return Outcome.Done;
    }

    // A server that answers nothing says nothing about a style.
    static void Refuse(StyleSample sample)
    {
        var all = sample.Rewrites.ToList();
        if (all.TrueForAll(r => r.IsUnanswered))
            throw new ShardException("rewrite", $"the server answered none of {all.Count} requests ({all[0].Verdict.Reason}: {all[0].Verdict.Evidence}); no page was written");
    }

    // Beside the page, where the command that it shows finds it: what the run is to be called is not known yet.
    static RewriteSettings WithCache(RewriteSettings settings, string page) => settings.Rewrite.Cache is not null || settings.Rewrite.Engine.All(e => EngineSpec.Parse(e) is EngineSpec.Extractive or EngineSpec.Recording) ? settings
        : settings with { Rewrite = settings.Rewrite with { Cache = Path.GetRelativePath(Environment.CurrentDirectory, AnswerCache.PathIn(VerbOutput.Beside(page, ".answers"))) } };

    /// <summary>The settings for somebody who waits before the screen: a server that is away is soon given up, unless the flags say how long.</summary>
    internal static RewriteSettings Impatient(RewriteSettings settings, MapNode given) => given.Find("patience") is not null ? settings
        : settings with { Endpoint = settings.Endpoint with { Patience = Taster.Patience } };

    static IEnumerable<string> Options(MapNode given) => given.Entries.Where(e => e.Key != "cache").Select(e => $"--{e.Key.Replace('_', '-')} {ShellWord.Quoted(Shown(e.Key, ((ScalarNode)e.Value).Text))}");

    // The page is for showing around: a key in an address is not.
    static string Shown(string key, string text) => key == "engine" ? string.Join(',', text.Split(',').Select(EngineSpec.Shown)) : text;

    static string Command(VerbRequest request, RewriteSettings settings) => string.Join(
        ' ', (IEnumerable<string>)["loam rewrite", .. request.Inputs.Select(ShellWord.Quoted), "-o rewrites.jsonl.zst", .. Options(request.Given), .. request.How.Seed == 0 ? [] : (string[])[$"--seed {request.How.Seed}"], .. settings.Rewrite.Cache is { } cache ? [$"--cache {ShellWord.Quoted(cache)}"] : (string[])[]]);
}
