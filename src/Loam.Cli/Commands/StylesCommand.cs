using System.CommandLine;
using Loam.Cli.Console;
using Loam.Rewriting.Styles;
using Loam.Runs.Options;
using Loam.Runs.Recipes;
using Loam.Steps;

namespace Loam.Cli.Commands;

/// <summary><c>loam styles [NAME]</c>: the styles there are, or one of them as a file to start an own style from.</summary>
static class StylesCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new TaughtCommand(
            "styles", "List the styles of rewriting, or print one as a style file: save it, edit it, and use it with --style FILE.",
            "loam styles", "loam styles wiki > legal.yaml", "loam rewrite good.jsonl.zst -o rewrites.jsonl.zst --style legal.yaml --engine http://localhost:8000/v1 --model mistral-nemo");
        var name = new Argument<string?>("NAME") { Description = "The style to print. Default: a list of all.", Arity = ArgumentArity.ZeroOrOne };
        name.CompletionSources.Add(_ => RewriteStyle.All.Select(s => new System.CommandLine.Completions.CompletionItem(s.Name)));
        command.Arguments.Add(name);
        command.SetAction((result, _) => Outcome.OfAsync(() =>
        {
            System.Console.Write(result.GetValue(name) is { } wanted ? StyleYaml.Write(Find(wanted)) : List());
            return Task.FromResult(Outcome.Done);
        }));
        return command;
    }

    static RewriteStyle Find(string name) => StyleFile.IsNamedBy(name) ? StyleFile.Load(name)
        : RewriteStyle.Find(name) ?? throw new RecipeException($"there is no style '{name}'{NearestName.Suggest(name, RewriteStyle.All.Select(s => s.Name))}");

    static string List() => string.Concat(RewriteStyle.All.Select(style => $"{style.Name,-10} {style.What}\n"));
}
