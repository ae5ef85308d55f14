using System.Text.RegularExpressions;

namespace Loam.Tests.Architecture;

/// <summary>The rooms of the house and who really uses whom, read from the sources: a room is a folder of src/Loam or a project beside it.</summary>
static partial class House
{
    /// <summary>All rooms with the rooms that their files mention.</summary>
    public static SortedDictionary<string, SortedSet<string>> Uses { get; } = Read();

    /// <summary>The source files of the product.</summary>
    public static IEnumerable<string> Sources => Directory.EnumerateFiles(Path.Combine(SharedData.Repository, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>The room that a source file stands in, e.g. <c>Text</c> or <c>Loam.Training</c>.</summary>
    public static string RoomOf(string file)
    {
        var parts = Path.GetRelativePath(Path.Combine(SharedData.Repository, "src"), file).Split(Path.DirectorySeparatorChar);
        return parts[0] == "Loam" ? parts[1] : parts[0];
    }

    static SortedDictionary<string, SortedSet<string>> Read()
    {
        var uses = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var file in Sources)
            uses.TryAdd(RoomOf(file), new(StringComparer.Ordinal));
        foreach (var file in Sources)
        {
            var room = RoomOf(file);
            foreach (Match match in Mention().Matches(Comments().Replace(File.ReadAllText(file), "")))
            {
                var name = match.Groups[1].Value;
                var other = uses.ContainsKey(name) ? name : uses.ContainsKey("Loam." + name) ? "Loam." + name : null;
                if (other is not null && other != room)
                    uses[room].Add(other);
            }
        }
        return uses;
    }

    [GeneratedRegex(@"\bLoam\.([A-Z]\w+)")]
    private static partial Regex Mention();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comments();
}
