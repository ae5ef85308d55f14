using System.CommandLine;

namespace Loam.Cli.Commands;

/// <summary>A command with examples: its help teaches by lines that can be pasted.</summary>
sealed class TaughtCommand(string name, string summary, params string[] examples) : Command(name, summary)
{
    /// <summary>Lines that can be pasted into a shell.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;
}
