namespace Loam.Tests.Architecture;

public class LayeringTests
{
    static readonly string[] Ground = ["Documents", "Steps", "Text"];

    // What a verb may use besides the ground floor. Everything else is a neighbour that it has never heard of.
    static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Documents"] = [],
        ["Text"] = [],
        ["Steps"] = ["Documents", "Text"],
        ["Filtering"] = ["Languages"],
        ["Measuring"] = ["Reporting"],
        ["Reporting"] = [],
    };

    [Fact]
    public void A_room_uses_the_ground_floor_and_nothing_of_its_neighbours()
    {
        var trespasses =
            from room in House.Uses
            where room.Key is not "Runs" && !room.Key.StartsWith("Loam.", StringComparison.Ordinal)
            let allowed = room.Key is "Documents" or "Text" or "Steps"
                ? Allowed[room.Key]
                : [.. Ground, .. Allowed.GetValueOrDefault(room.Key, [])]
            from other in room.Value
            where !allowed.Contains(other)
            select $"{room.Key} uses {other}";
        Assert.Empty(trespasses);
    }

    [Fact]
    public void Nothing_in_the_library_knows_the_projects_above_it() => Assert.Empty(
        from room in House.Uses
        where !room.Key.StartsWith("Loam.", StringComparison.Ordinal)
        from other in room.Value
        where other.StartsWith("Loam.", StringComparison.Ordinal)
        select $"{room.Key} uses {other}");

    [Fact]
    public void The_house_has_no_cycles()
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        void Visit(string room, List<string> path)
        {
            Assert.False(path.Contains(room), string.Join(" -> ", path.Append(room)));
            if (!done.Add(room))
                return;
            foreach (var other in House.Uses[room])
                Visit(other, [.. path, room]);
        }
        foreach (var room in House.Uses.Keys)
            Visit(room, []);
    }
}
