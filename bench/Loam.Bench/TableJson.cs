using System.Text.Json.Nodes;

namespace Loam.Bench;

/// <summary>The tables that a scenario prints for people, as JSON for programs: one mechanism for all scenarios.</summary>
static class TableJson
{
    /// <summary>One line: <c>{"scenario":NAME,"tables":[[{"column":"cell"}]]}</c>.</summary>
    public static string Of(string scenario, string markdown)
    {
        var tables = new JsonArray();
        string[]? columns = null;
        foreach (var line in markdown.Split('\n').Append(""))
        {
            var cells = line.Trim() is ['|', .., '|'] row ? row[1..^1].Split('|', StringSplitOptions.TrimEntries) : null;
            if (cells is null)
            {
                columns = null;
            }
            else if (columns is null)
            {
                columns = cells;
                tables.Add(new JsonArray());
            }
            else if (!cells.All(c => c.Length > 0 && c.All(x => x is '-' or ':')))
            {
                var entry = new JsonObject();
                for (var i = 0; i < Math.Min(columns.Length, cells.Length); i++)
                    entry[columns[i].Length > 0 ? columns[i] : $"column{i}"] = cells[i];
                ((JsonArray)tables[^1]!).Add(entry);
            }
        }
        return new JsonObject { ["scenario"] = scenario, ["tables"] = tables }.ToJsonString();
    }
}
