using System.CommandLine;
using Loam.Guarding;
using Loam.Runs;
using Loam.Runs.Judging;
using Loam.Runs.Options;
using Loam.Runs.Recipes;
using Loam.Steps;

namespace Loam.Cli.Commands;

/// <summary>The flags of <c>loam guard</c> that bring in a judge: <c>--judge URL --model NAME</c> and what else a recipe's <c>judge</c> can say.</summary>
sealed class JudgeFlags
{
    readonly Option<string[]> engine = new("--judge")
    {
        Description = "Ask a model about sentences that the rules are in doubt about: the base URL of an OpenAI-compatible server (several: the same model), batch:URL, batch:DIR, or recorded:FILE.",
        HelpName = "URL",
    };

    readonly OptionFlags flags;

    /// <summary>Adds the flags to the command.</summary>
    public JudgeFlags(Command command)
    {
        command.Options.Add(engine);
        flags = new(command, [typeof(JudgeSettings)], nameof(JudgeOptions.Engine));
    }

    /// <summary>The judge that was asked for, or null.</summary>
    /// <param name="result">What was given.</param>
    /// <param name="rules">What the rules look for.</param>
    /// <param name="target">The output: answers are remembered beside it.</param>
    public Judge? Read(ParseResult result, GuardOptions rules, string target)
    {
        var given = flags.Read(result);
        if (result.GetValue(engine) is not { Length: > 0 } urls)
            return given.Entries.Count == 0 ? null : throw new RecipeException("this is about a judge, and none is named: --judge URL", given.Entries[0].Value.Path);
        var servers = new ScalarNode(string.Join(',', urls), "--judge", "arguments", 0);
        var settings = (JudgeSettings)OptionsBinder.Bind(typeof(JudgeSettings), given with { Entries = [.. given.Entries, KeyValuePair.Create<string, Node>("engine", servers)] });
        try
        {
            return Judge.Of(rules, settings, Environment.CurrentDirectory, VerbOutput.Beside(target, ".answers"));
        }
        catch (ArgumentException error)
        {
            throw new RecipeException(OptionsBinder.Sentence(error), inner: error);
        }
    }
}
