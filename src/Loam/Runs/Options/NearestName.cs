namespace Loam.Runs.Options;

/// <summary>Finds the valid name that a mistyped one most likely meant.</summary>
public static class NearestName
{
    /// <summary><c>; did you mean 'x'?</c> for a near name, else the list of valid names, else nothing.</summary>
    public static string Suggest(string name, IEnumerable<string> valid)
    {
        var names = valid.Distinct(StringComparer.Ordinal).ToList();
        var nearest = names.Select(n => (Name: n, Distance: Distance(name, n))).OrderBy(n => n.Distance)
            .ThenBy(n => n.Name, StringComparer.Ordinal).FirstOrDefault();
        if (nearest.Name is not null && nearest.Distance <= Math.Max(1, Math.Max(name.Length, nearest.Name.Length) / 2))
            return $"; did you mean '{nearest.Name}'?{(names.Count is > 1 and <= 16 ? $" (valid: {string.Join(", ", names)})" : "")}";
        return names.Count is > 0 and <= 24 ? $"; valid: {string.Join(", ", names)}" : "";
    }

    /// <summary>Edits (insert, delete, replace, swap of neighbours) between two names, ignoring case, <c>-</c> and <c>_</c> being equal.</summary>
    public static int Distance(string a, string b)
    {
        a = a.ToLowerInvariant().Replace('-', '_');
        b = b.ToLowerInvariant().Replace('-', '_');
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(replace, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }
        return rows[a.Length, b.Length];
    }
}
