using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using Loam.Runs.Options;

namespace Loam.Cli.Console;

/// <summary>Makes the parser's complaints helpful: the nearest command or flag, and where to look.</summary>
static partial class ParseErrors
{
    /// <summary>The message with a suggestion where a name was mistyped.</summary>
    public static string Explain(string message, ParseResult result)
    {
        var unknown = result.UnmatchedTokens.FirstOrDefault(t => message.Contains($"'{t}'", StringComparison.Ordinal));
        if (unknown is null)
            return TypeName().Replace(message, "");
        var command = result.CommandResult.Command;
        return unknown.StartsWith('-')
            ? $"'{unknown}' is not an option of {Path(result)}{NearestName.Suggest(unknown, command.Options.Select(o => o.Name))}"
            : $"'{unknown}' is not understood{NearestName.Suggest(unknown, command.Subcommands.Select(c => c.Name))}";
    }

    // The parser names .NET types, which are no user's business.
    [GeneratedRegex(" as expected type '[^']*'")]
    private static partial Regex TypeName();

    /// <summary>The command that shows the help for what was tried.</summary>
    public static string HelpCommand(ParseResult result) => $"{Path(result)} --help";

    static string Path(ParseResult result)
    {
        var names = new List<string>();
        for (SymbolResult? at = result.CommandResult; at is CommandResult { Command: not RootCommand } command; at = at.Parent)
            names.Insert(0, command.Command.Name);
        return string.Join(' ', names.Prepend("loam"));
    }
}
