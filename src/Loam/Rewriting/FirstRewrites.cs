using System.Globalization;
using Loam.Documents;

namespace Loam.Rewriting;

/// <summary>Watches the first rewrites of each style: when twenty are unusable alike and none was usable, the model does not follow the prompt, and the rest of the money would be wasted.</summary>
/// <remarks>Only what was paid for in this run counts: what is remembered costs nothing. Thread-safe.</remarks>
sealed class FirstRewrites
{
    const int Enough = 20;

    static readonly HashSet<Reason> Unusable =
    [
        RewriteReasons.NoSentinel, RewriteReasons.EmptyAnswer, RewriteReasons.Truncated, RewriteReasons.ContentFilter,
        RewriteReasons.NoPairs, RewriteReasons.NoItems, RewriteReasons.NoTable,
    ];

    readonly Lock gate = new();
    readonly Dictionary<string, int> alike = new(StringComparer.Ordinal);
    readonly HashSet<string> usable = new(StringComparer.Ordinal);

    /// <summary>Takes note of a rewrite, and gives it back.</summary>
    /// <exception cref="EngineException">It was the twentieth of its style that is unusable for the same reason, and none was usable.</exception>
    internal Rewrite See(Rewrite rewrite, string? style)
    {
        if (style is null || rewrite.Pending || rewrite.Answers.All(answer => answer.Cached || answer.Failure.Drops))
            return rewrite;
        lock (gate)
        {
            if (usable.Contains(style))
                return rewrite;
            if (rewrite.Verdict.Reason is not { } reason || !Unusable.Contains(reason))
            {
                usable.Add(style);
                return rewrite;
            }
            var count = alike[style + reason.Code] = alike.GetValueOrDefault(style + reason.Code) + 1;
            if (count >= Enough)
            {
                throw new EngineException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"the first {count} rewrites in style {style} are all unusable: {reason} ({rewrite.Verdict.Evidence}); the model does not follow the prompt, see `loam rewrite --sample 5` or `loam try`"));
            }
        }
        return rewrite;
    }
}
