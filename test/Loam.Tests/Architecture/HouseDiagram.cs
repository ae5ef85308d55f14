using System.Globalization;
using System.Text;

namespace Loam.Tests.Architecture;

/// <summary>Draws the house as its code really is: rooms in storeys, each storey using only what is below it.</summary>
/// <remarks>Arrows that follow from others are left out (transitive reduction), and those to the ground floor, which everybody uses.</remarks>
static class HouseDiagram
{
    const int Width = 1080, RoomHeight = 46, Storey = 104, Gap = 12, Margin = 24;

    static readonly string[] Ground = ["Documents", "Steps", "Text"];

    /// <summary>The diagram as SVG: the same bytes for the same house.</summary>
    public static string Draw(SortedDictionary<string, SortedSet<string>> uses)
    {
        var levels = uses.Keys.ToDictionary(r => r, r => Level(r, uses), StringComparer.Ordinal);
        var storeys = levels.GroupBy(l => l.Value, l => l.Key).OrderByDescending(g => g.Key).Select(g => g.OrderBy(r => !Ground.Contains(r)).ThenBy(r => r, StringComparer.Ordinal).ToList()).ToList();
        var height = (2 * Margin) + (storeys.Count * Storey) - (Storey - RoomHeight) + 24;
        var places = new Dictionary<string, (double X, double Y, double W)>(StringComparer.Ordinal);
        for (var s = 0; s < storeys.Count; s++)
        {
            var rooms = storeys[s];
            var width = Math.Min(190, (Width - (2 * Margin) - (Gap * (rooms.Count - 1))) / rooms.Count);
            var left = (Width - (rooms.Count * width) - (Gap * (rooms.Count - 1))) / 2.0;
            for (var r = 0; r < rooms.Count; r++)
                places[rooms[r]] = (left + (r * (width + Gap)), Margin + (s * Storey), width);
        }
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {height}" font-family="system-ui, sans-serif" font-size="14">
            <defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="#8a7f72"/></marker></defs>
            <rect width="{Width}" height="{height}" fill="#fbf9f5"/>

            """);
        foreach (var (room, others) in uses)
            foreach (var other in Direct(room, others, uses))
                Arrow(svg, places[room], places[other]);
        foreach (var rooms in storeys)
        {
            // One size of type in a storey: the one that its longest name fits in.
            var size = Math.Clamp(rooms.Min(r => (places[r].W - 8) / (r.Length * 0.59)), 9.5, 14);
            foreach (var room in rooms)
                Room(svg, room, places[room], size);
        }
        svg.Append(CultureInfo.InvariantCulture, $"""
            <text x="{Width / 2}" y="{height - 10}" text-anchor="middle" fill="#6b6258" font-size="12">Every room stands on Documents, Steps and Text; arrows to them, and those that follow from others, are not drawn.</text>
            </svg>

            """);
        return svg.ToString();
    }

    static int Level(string room, SortedDictionary<string, SortedSet<string>> uses) => uses[room].Count == 0 ? 0 : 1 + uses[room].Max(o => Level(o, uses));

    static IEnumerable<string> Direct(string room, SortedSet<string> others, SortedDictionary<string, SortedSet<string>> uses) =>
        others.Where(o => (!Ground.Contains(o) || Ground.Contains(room)) && !others.Any(middle => middle != o && Reaches(middle, o, uses)));

    static bool Reaches(string from, string to, SortedDictionary<string, SortedSet<string>> uses) => uses[from].Any(o => o == to || Reaches(o, to, uses));

    static void Arrow(StringBuilder svg, (double X, double Y, double W) from, (double X, double Y, double W) to)
    {
        var (x1, y1, x2, y2) = (from.X + (from.W / 2), from.Y + RoomHeight, to.X + (to.W / 2), to.Y);
        var middle = (y1 + y2) / 2;
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{x1:0.#} {y1:0.#}C{x1:0.#} {middle:0.#} {x2:0.#} {middle:0.#} {x2:0.#} {y2:0.#}\" fill=\"none\" stroke=\"#b9aea0\" stroke-width=\"1.3\" marker-end=\"url(#tip)\"/>\n");
    }

    static void Room(StringBuilder svg, string room, (double X, double Y, double W) place, double size)
    {
        var (fill, ink) = Ground.Contains(room) ? ("#6d4c33", "#ffffff") : room.StartsWith("Loam.", StringComparison.Ordinal) ? ("#2f6f6a", "#ffffff")
            : room == "Runs" ? ("#b5651d", "#ffffff") : ("#efe6d8", "#3a2f25");
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{place.X:0.#}\" y=\"{place.Y:0.#}\" width=\"{place.W:0.#}\" height=\"{RoomHeight}\" rx=\"7\" fill=\"{fill}\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{place.X + (place.W / 2):0.#}\" y=\"{place.Y + 28:0.#}\" text-anchor=\"middle\" fill=\"{ink}\" font-size=\"{size:0.#}\">{room}</text>\n");
    }
}
