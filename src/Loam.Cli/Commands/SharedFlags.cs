using System.CommandLine;

namespace Loam.Cli.Commands;

/// <summary>Arguments and flags that several commands share: one spelling, one help text.</summary>
static class SharedFlags
{
    /// <summary>Input files.</summary>
    public static Argument<string[]> Inputs() => new("IN")
    {
        Description = "Files, folders or globs: .warc .arc .wet .html .txt .jsonl, each plain or .gz/.zst.",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>The output.</summary>
    public static Option<string> Output(string help = "The output: a name ending in .jsonl, .jsonl.gz or .jsonl.zst, or a folder (a dataset with manifest and ledger).") =>
        new("--output", "-o") { Description = help, HelpName = "OUT", Required = true };

    /// <summary>Threads.</summary>
    public static Option<int> Workers() => new("--workers", "-w")
    {
        Description = "Threads; the output is the same for any number. Default: one per core.",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    /// <summary>The seed.</summary>
    public static Option<ulong> Seed() => new("--seed") { Description = "Seed of all randomness. Default: 0.", HelpName = "N" };

    /// <summary>Machine-readable summary.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print a machine-readable summary as the last line of standard output." };

    /// <summary>Rejects.</summary>
    public static Option<string?> Rejects() => new("--rejects")
    {
        Description = "Write everything that was dropped here, each row with meta.step, meta.reason and meta.evidence.",
        HelpName = "FILE",
    };
}
