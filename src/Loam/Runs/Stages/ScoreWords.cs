using Loam.Filtering;
using Loam.Rewriting;
using Loam.Runs.Options;

namespace Loam.Runs.Stages;

/// <summary>Says which scores of rules no document has, and which name was meant.</summary>
static class ScoreWords
{
    /// <summary>One sentence for each score; none where all are there.</summary>
    internal static IEnumerable<string> Of(ScoresSeen seen) => seen.Missed.Select(name =>
        FormattableString.Invariant($"a rule judges the score '{name}', which none of {seen.Documents:N0} documents has, so it fits none of them{Meant(name, seen.Names)}"));

    static string Meant(string name, IReadOnlyList<string> seen) =>
        NearestName.Hint(name, seen) is { Length: > 0 } there ? there
        : NearestName.Hint(name, TextFigures.Names) is { Length: > 0 } made ? $"{made} (the step 'figures' makes it)"
        : seen.Count > 0 ? $"; they have {string.Join(", ", seen)}"
        : $"; they have none (the step 'figures' makes {string.Join(", ", TextFigures.Names)})";
}
