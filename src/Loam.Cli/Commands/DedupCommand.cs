using System.CommandLine;
using Loam.Deduplicating;
using Loam.Runs;

namespace Loam.Cli.Commands;

/// <summary><c>loam dedup IN… -o OUT</c>: drops duplicates; the clusters file says which and why.</summary>
static class DedupCommand
{
    /// <summary>The command: the verb's own, and <c>--clusters</c>.</summary>
    public static Command Create(Registry registry)
    {
        var clusters = new Option<string?>("--clusters") { Description = "Write which document was dropped for which other, JSONL.", HelpName = "FILE" };
        return VerbCommand.Create(
            registry,
            new(
                "dedup", "Drop duplicates: near ones by MinHash, or exact ones. Needs the whole corpus before it can write.",
                [
                    "loam dedup good.jsonl.zst -o unique.jsonl.zst --clusters clusters.jsonl",
                    "loam dedup 'shards/*.jsonl.zst' -o unique --method exact",
                ])
            {
                Silent = ["extract"],
                Steps = ["dedup"],
                Extra = [clusters],
                Finish = (result, stages) =>
                {
                    if (result.GetValue(clusters) is { } path)
                        File.Copy(Path.Combine(stages[^1].Dataset.Folder, ClustersFile.Name), path, overwrite: true);
                },
            });
    }
}
