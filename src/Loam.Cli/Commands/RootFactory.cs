using System.CommandLine;
using Loam.Cli.Console;
using Loam.Runs;

namespace Loam.Cli.Commands;

/// <summary>The command line as a whole.</summary>
static class RootFactory
{
    /// <summary>The root command with every verb.</summary>
    public static RootCommand Create()
    {
        var registry = StandardRegistry.Create();
        var root = new RootCommand("""
            Loam turns noisy web crawls into blended training sets of organic and synthetic text,
            and says with evidence whether the synthetic part helps or harms.

            Start with:  loam run recipes/quickstart.yaml
            """)
        {
            RunCommand.Create(registry),
            RunCommand.CreatePlan(registry),
            CompletionCommand.Create(),
        };
        HelpView.Install(root);
        return root;
    }
}
