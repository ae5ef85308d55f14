using System.Globalization;
using System.Text.RegularExpressions;

namespace Loam.Rewriting.Batches;

/// <summary>One file of requests of a <see cref="BatchFolder"/>, and what is known of its answers.</summary>
/// <param name="folder">The folder.</param>
/// <param name="number">Its number, from 1.</param>
sealed partial class RequestFile(string folder, int number)
{
    /// <summary>Its number, from 1.</summary>
    internal int Number => number;

    /// <summary>The file once it is complete: nothing is ever added to a file of this name.</summary>
    internal string Path => Beside(".jsonl");

    /// <summary>The file while it is being written.</summary>
    internal string Part => Beside(".jsonl.part");

    /// <summary>Where its answers are looked for first.</summary>
    internal string Answers => Beside(".answers.jsonl");

    /// <summary>Where a server's own list of failures goes.</summary>
    internal string Errors => Beside(".errors.jsonl");

    /// <summary>What a server knows of it: see <see cref="BatchState"/>.</summary>
    internal string State => Beside(".batch.json");

    /// <summary>Says that every row of it is in the answer cache, so that it need not be read again.</summary>
    internal string Done => Beside(".done");

    /// <summary>Whether it is complete: it has its last name. Default: false.</summary>
    internal bool Sealed { get; set; }

    /// <summary>Whether every row of it is in the answer cache. Default: false.</summary>
    internal bool Settled { get; set; }

    /// <summary>How many requests it holds.</summary>
    internal int Requests { get; set; }

    /// <summary>How many of them wait for an answer.</summary>
    internal int Open { get; set; }

    /// <summary>How many of them have failed and were not asked again.</summary>
    internal int Failed { get; set; }
    /// <summary>How many of them were asked again, in a later file.</summary>
    internal int Repeated { get; set; }

    /// <summary>How many of them have an answer.</summary>
    internal int Answered { get; set; }

    /// <summary>How many rows of answers, good or bad, were read for it in this process.</summary>
    internal int Seen { get; set; }

    /// <summary>The first of its failures, while all have the same words. Default: null.</summary>
    internal BatchFailure? First { get; private set; }

    /// <summary>Whether all of its failures have the same words. Default: true.</summary>
    internal bool Alike { get; private set; } = true;

    /// <summary>Whether a server is done with it and all that it said was fetched. Default: false.</summary>
    internal bool Delivered { get; set; }

    /// <summary>Which number a file name has; null where it is no file of requests, or belongs to none.</summary>
    internal static int? NumberOf(string fileName) =>
        Named().Match(fileName) is { Success: true } match && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var found) ? found : null;

    /// <summary>One more of its requests has failed.</summary>
    internal void Fail(BatchFailure failure)
    {
        Open--;
        Failed++;
        First ??= failure;
        Alike &= First.Words == failure.Words;
    }

    /// <inheritdoc/>
    public override string ToString() => System.IO.Path.GetFileName(Path);

    string Beside(string ending) => System.IO.Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"requests-{number:D5}{ending}"));

    [GeneratedRegex(@"^requests-(\d{5,})\.")]
    private static partial Regex Named();
}
