using Loam.Text;

namespace Loam.Formats;

/// <summary>Suggests the existing name that a mistyped one is nearest to.</summary>
static class NearestName
{
    /// <summary><c>; the nearest name is X</c>, or nothing where the folder is empty or absent.</summary>
    public static string Hint(string path)
    {
        var full = Path.GetFullPath(path);
        // Walk down to the first part that does not exist, and look for what stands there instead.
        var folder = Path.GetDirectoryName(full);
        var wanted = Path.GetFileName(full);
        while (folder is not null && !Directory.Exists(folder))
        {
            wanted = Path.GetFileName(folder);
            folder = Path.GetDirectoryName(folder);
        }
        if (folder is null)
            return "";
        string? best = null;
        var least = int.MaxValue;
        foreach (var entry in Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(entry);
            var distance = EditDistance.Of(wanted.ToLowerInvariant(), name.ToLowerInvariant());
            if (distance < least)
                (least, best) = (distance, entry);
        }
        return best is null ? "" : $"; the nearest name there is {Path.GetFileName(best)}";
    }
}
