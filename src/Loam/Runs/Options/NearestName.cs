using Loam.Text;

namespace Loam.Runs.Options;

/// <summary>Finds the valid name that a mistyped one most likely meant.</summary>
public static class NearestName
{
    /// <summary><c>; did you mean 'x'?</c> for a near name, else the list of valid names, else nothing.</summary>
    public static string Suggest(string name, IEnumerable<string> valid)
    {
        var names = valid.Distinct(StringComparer.Ordinal).ToList();
        var nearest = names.Select(n => (Name: n, Distance: EditDistance.Of(Folded(name), Folded(n)))).OrderBy(n => n.Distance)
            .ThenBy(n => n.Name, StringComparer.Ordinal).FirstOrDefault();
        if (nearest.Name is not null && nearest.Distance <= Math.Max(1, Math.Max(name.Length, nearest.Name.Length) / 2))
            return $"; did you mean '{nearest.Name}'?{(names.Count is > 1 and <= 16 ? $" (valid: {string.Join(", ", names)})" : "")}";
        return names.Count is > 0 and <= 24 ? $"; valid: {string.Join(", ", names)}" : "";
    }

    // Case and the choice between '-' and '_' are no mistakes worth counting.
    static string Folded(string name) => name.ToLowerInvariant().Replace('-', '_');
}
