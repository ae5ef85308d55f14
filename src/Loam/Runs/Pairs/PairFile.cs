using System.Runtime.CompilerServices;
using Loam.Formats;

namespace Loam.Runs.Pairs;

/// <summary>A file of pairs: JSONL, plain, gzip or zstd by its content.</summary>
/// <param name="path">Where it is.</param>
public sealed class PairFile(string path)
{
    /// <summary>Where the file was damaged, the first three places; empty while it is whole. Known when reading has ended.</summary>
    public IReadOnlyList<string> Damage => damage;

    readonly List<string> damage = [];

    /// <summary>Reads the rows that can be read, in order.</summary>
    public async IAsyncEnumerable<PairRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan);
        foreach (var (line, row, fault) in JsonlReader.ReadRows(file, new ReadOptions(), cancellation))
        {
            if (row is not null)
                yield return PairRow.Parse(row, line);
            else if (damage.Count < 3)
                damage.Add($"{path}, line {line}: {fault}");
        }
    }
}
