using Loam.Text;

namespace Loam.Runs.Options;

/// <summary>Finds the valid name that a mistyped one most likely meant.</summary>
public static class NearestName
{
    /// <summary><c>; did you mean 'x'?</c> for a near name, and the list of valid names where it is short.</summary>
    public static string Suggest(string name, IEnumerable<string> valid)
    {
        var names = valid.Distinct(StringComparer.Ordinal).ToList();
        var hint = Hint(name, names);
        var list = names.Count is > 0 and <= 24 ? string.Join(", ", names) : "";
        return hint.Length == 0 ? (list.Length > 0 ? $"; valid: {list}" : "") : names.Count is > 1 and <= 16 ? $"{hint} (valid: {list})" : hint;
    }

    /// <summary><c>; did you mean 'x'?</c> for a near name, else nothing.</summary>
    public static string Hint(string name, IEnumerable<string> valid)
    {
        var nearest = valid.Select(n => (Name: n, Distance: EditDistance.Of(Folded(name), Folded(n)))).OrderBy(n => n.Distance)
            .ThenBy(n => n.Name, StringComparer.Ordinal).FirstOrDefault();
        return nearest.Name is not null && nearest.Distance <= Math.Max(1, Math.Max(name.Length, nearest.Name.Length) / 2) ? $"; did you mean '{nearest.Name}'?" : "";
    }

    // Case and the choice between '-' and '_' are no mistakes worth counting.
    static string Folded(string name) => name.ToLowerInvariant().Replace('-', '_');
}
