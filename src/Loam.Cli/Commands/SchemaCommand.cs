using System.CommandLine;
using Loam.Cli.Console;
using Loam.Runs;
using Loam.Runs.Recipes;

namespace Loam.Cli.Commands;

/// <summary><c>loam schema</c>: the JSON Schema of recipes, for editors.</summary>
static class SchemaCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Registry registry)
    {
        var command = new TaughtCommand(
            "schema", "Print the JSON Schema of recipes: editors then complete and check them.", "loam schema > recipe.schema.json");
        command.SetAction((_, _) => Outcome.OfAsync(() =>
        {
            System.Console.WriteLine(RecipeSchema.Of(registry).ToJsonString(new() { WriteIndented = true }));
            return Task.FromResult(Outcome.Done);
        }));
        return command;
    }
}
