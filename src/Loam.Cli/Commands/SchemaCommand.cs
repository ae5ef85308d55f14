using System.CommandLine;
using Loam.Cli.Console;
using Loam.Runs;
using Loam.Runs.Recipes;

namespace Loam.Cli.Commands;

/// <summary><c>loam schema</c>: the JSON Schema of recipes and of style files, for editors.</summary>
static class SchemaCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Registry registry)
    {
        var command = new TaughtCommand(
            "schema", "Print the JSON Schema of recipes, or of style files: editors then complete and check them.", "loam schema > recipe.schema.json", "loam schema --style > style.schema.json");
        var style = new Option<bool>("--style") { Description = "The schema of style files. Default: that of recipes." };
        command.Options.Add(style);
        command.SetAction((result, _) => Outcome.OfAsync(() =>
        {
            System.Console.WriteLine((result.GetValue(style) ? RecipeSchema.OfStyle() : RecipeSchema.Of(registry)).ToJsonString(new() { WriteIndented = true }));
            return Task.FromResult(Outcome.Done);
        }));
        return command;
    }
}
