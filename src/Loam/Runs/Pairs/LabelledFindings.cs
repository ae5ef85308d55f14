using Loam.Documents;
using Loam.Guarding;

namespace Loam.Runs.Pairs;

/// <summary>What the guard says of one pair whose truth is known.</summary>
/// <param name="Label"><c>faithful</c>, or the kind of its flaw.</param>
/// <param name="Doubts">The largest doubt of each reason that was found, however small.</param>
public sealed record LabelledFindings(string Label, IReadOnlyDictionary<Reason, double> Doubts)
{
    /// <summary>The label of a rewrite without a flaw.</summary>
    public const string Faithful = "faithful";

    /// <summary>Looks at a pair with a label.</summary>
    public static LabelledFindings Of(string label, GuardPair pair, GuardOptions options) => new(label, Guard.Doubts(pair, options, 0.001)
        .GroupBy(finding => finding.Reason).ToDictionary(found => found.Key, found => found.Max(finding => finding.Doubt)));

    /// <summary>True for a rewrite without a flaw.</summary>
    public bool IsFaithful => Label == Faithful;

    /// <summary>Whether it is dropped at a strictness, for whatever reason.</summary>
    public bool DropsAt(Strictness strictness) => Doubts.Any(doubt => doubt.Value >= Guard.Threshold(doubt.Key, strictness));

    /// <summary>The reason that is there for a kind of flaw, by its code or by the kind's other name; null for kinds that the guard does not know.</summary>
    public static Reason? ReasonOf(string label, IEnumerable<Reason> reasons) => reasons.FirstOrDefault(reason => reason.Code == label || reason.Code == "guard." + label switch
    {
        "entity" => "name",
        "addition" => "unsupported",
        _ => label,
    });
}

/// <summary>How well one check tells its flaws from faithful rewrites, at every threshold.</summary>
/// <param name="Label">The kind of flaw.</param>
/// <param name="Reason">The check.</param>
/// <param name="Flawed">Pairs with this flaw.</param>
/// <param name="Points">Recall and precision at falling thresholds, with the doubt that drops there.</param>
public sealed record CheckCurve(string Label, Reason Reason, int Flawed, IReadOnlyList<(double Recall, double Precision, double Doubt)> Points)
{
    /// <summary>The curves of all kinds of flaw that the guard has a check for, in ordinal order.</summary>
    public static IReadOnlyList<CheckCurve> Of(IReadOnlyList<LabelledFindings> pairs)
    {
        var found = pairs.SelectMany(pair => pair.Doubts.Keys).Distinct().ToList();
        return [.. pairs.Where(pair => !pair.IsFaithful).GroupBy(pair => pair.Label).OrderBy(kind => kind.Key, StringComparer.Ordinal)
            .Select(kind => LabelledFindings.ReasonOf(kind.Key, found) is { } reason ? Of(kind.Key, reason, [.. kind], pairs) : null).OfType<CheckCurve>()];
    }

    static CheckCurve Of(string label, Reason reason, List<LabelledFindings> flawed, IReadOnlyList<LabelledFindings> pairs)
    {
        var caught = flawed.Select(pair => pair.Doubts.GetValueOrDefault(reason)).Where(doubt => doubt > 0).OrderDescending().ToList();
        var marked = pairs.Where(pair => pair.IsFaithful).Select(pair => pair.Doubts.GetValueOrDefault(reason)).Where(doubt => doubt > 0).OrderDescending().ToList();
        var points = new List<(double, double, double)>();
        var wrong = 0;
        for (var i = 0; i < caught.Count; i++)
        {
            while (wrong < marked.Count && marked[wrong] >= caught[i])
                wrong++;
            if (i + 1 < caught.Count && caught[i + 1] == caught[i])
                continue; // Only whole ties can be told apart by a threshold.
            points.Add(((i + 1) / (double)flawed.Count, (i + 1) / (double)(i + 1 + wrong), caught[i]));
        }
        return new(label, reason, flawed.Count, points);
    }

    /// <summary>Recall and precision at a strictness.</summary>
    public (double Recall, double Precision) At(Strictness strictness)
    {
        var threshold = Guard.Threshold(Reason, strictness);
        var point = Points.LastOrDefault(point => point.Doubt >= threshold);
        return point == default ? (0, 1) : (point.Recall, point.Precision);
    }
}
