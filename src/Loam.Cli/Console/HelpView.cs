using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Loam.Cli.Commands;

namespace Loam.Cli.Console;

/// <summary>Help as we want it: usage, arguments, options in the order of importance, then examples. The library's own names the assembly and has no examples.</summary>
sealed class HelpView : SynchronousCommandLineAction
{
    const int Indent = 2;
    const int Column = 30;

    /// <summary>Puts this view behind <c>--help</c>.</summary>
    public static void Install(RootCommand root) => root.Options.OfType<HelpOption>().Single().Action = new HelpView();

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command;
        var path = command is RootCommand ? "loam" : $"loam {command.Name}";
        output.WriteLine(command.Description);
        output.WriteLine();
        var arguments = string.Concat(command.Arguments.Select(a => $" {Usage(a)}"));
        output.WriteLine($"Usage: {path}{arguments}{(command.Subcommands.Count > 0 ? " COMMAND" : "")} [options]");
        Rows(output, "Commands", command.Subcommands.Select(c => (c.Name, c.Description ?? "")));
        Rows(output, "Arguments", command.Arguments.Select(a => (a.Name, a.Description ?? "")));
        Rows(output, "Options", command.Options.Where(o => !o.Hidden).Select(o => (Flag(o), Describe(o))));
        if (command is TaughtCommand { Examples.Count: > 0 } taught)
        {
            output.WriteLine();
            output.WriteLine("Examples:");
            foreach (var example in taught.Examples)
                output.WriteLine($"  {example}");
        }
        return Outcome.Done;
    }

    static string Usage(Argument argument) => argument.Arity.MaximumNumberOfValues > 1 ? $"{argument.Name}…" : argument.Name;

    static string Flag(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(a => a.StartsWith('-')).Append(option.Name).Distinct().OrderBy(a => a.Length));
        return option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool) ? names : $"{names} {option.HelpName ?? "VALUE"}";
    }

    static string Describe(Option option) => option is HelpOption ? "Show this help." : option is VersionOption ? "Show the version." : option.Description ?? "";

    static void Rows(TextWriter output, string title, IEnumerable<(string Left, string Right)> rows)
    {
        var list = rows.ToList();
        if (list.Count == 0)
            return;
        output.WriteLine();
        output.WriteLine($"{title}:");
        var width = Math.Clamp(Terminal() - Column - Indent, 30, 100);
        foreach (var (left, right) in list)
        {
            var lines = Wrap(right, width).ToList();
            // A long flag takes a line of its own, so that descriptions stay in their column.
            var fits = left.Length + Indent < Column - 1;
            output.WriteLine($"{new string(' ', Indent)}{(fits ? left.PadRight(Column - Indent) + lines[0] : left)}");
            foreach (var line in lines.Skip(fits ? 1 : 0))
                output.WriteLine(new string(' ', Column) + line);
        }
    }

    static int Terminal()
    {
        if (System.Console.IsOutputRedirected)
            return 110;
        return System.Console.WindowWidth > 40 ? System.Console.WindowWidth : 110;
    }

    static IEnumerable<string> Wrap(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' ', '\n').Where(w => w.Length > 0))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        yield return line;
    }
}
