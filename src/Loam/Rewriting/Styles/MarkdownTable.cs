using System.Text;
using Loam.Rewriting.Styles.Qa;

namespace Loam.Rewriting.Styles;

/// <summary>Tables of models in one form.</summary>
static class MarkdownTable
{
    /// <summary>The line above the first table, the table with one delimiter row and equal rows, and the pairs below it; empty where there is no table of two columns and a row.</summary>
    internal static string Tidy(string text, string? language)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries);
        var first = Array.FindIndex(lines, IsRow);
        if (first < 0)
            return "";
        var rows = new List<List<string>>();
        var next = first;
        for (; next < lines.Length && (IsRow(lines[next]) || lines[next].Length == 0); next++)
        {
            if (lines[next].Length > 0 && Cells(lines[next]) is var cells && !cells.TrueForAll(IsDelimiter) && cells.Exists(cell => cell.Length > 0))
                rows.Add(cells);
        }
        if (rows.Count < 2 || rows[0].Count < 2)
            return "";
        var table = new StringBuilder(text.Length + 64);
        if (Caption(lines.AsSpan(0, first)) is { Length: > 0 } caption)
            table.Append(caption).Append('\n');
        Append(table, rows[0], rows[0].Count);
        table.Append('|').Insert(table.Length, " --- |", rows[0].Count).Append('\n');
        foreach (var row in rows.Skip(1))
            Append(table, row, rows[0].Count);
        var pairs = QaPairs.Write(QaPairs.Parse(string.Join('\n', lines[next..])), language);
        return pairs.Length > 0 ? table.Append('\n').Append(pairs).ToString() : table.ToString().TrimEnd();
    }

    /// <summary>A line with a bar at its start, or between two cells.</summary>
    static bool IsRow(string line) => line.StartsWith('|') ? line.Length > 1 : line.IndexOf('|', StringComparison.Ordinal) is > 0 and var bar && bar < line.Length - 1;

    static bool IsDelimiter(string cell) => cell.Length > 0 && cell.AsSpan().IndexOfAnyExcept("-:—") < 0;

    static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        for (var i = 0; i < line.Length; i++)
        {
            // "\|" is a bar inside a cell.
            if (line[i] == '|' && (i == 0 || line[i - 1] != '\\'))
                End();
            else
                cell.Append(line[i]);
        }
        End();
        if (line.StartsWith('|'))
            cells.RemoveAt(0);
        if (line.EndsWith('|') && cells.Count > 0)
            cells.RemoveAt(cells.Count - 1);
        return cells;

        void End()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
        }
    }

    /// <summary>One row: a cell that lacks is a dash, cells too many join the last.</summary>
    static void Append(StringBuilder table, List<string> cells, int columns)
    {
        for (var i = 0; i < columns; i++)
        {
            var cell = i >= cells.Count ? "" : i == columns - 1 && cells.Count > columns ? string.Join(", ", cells.Skip(i).Where(c => c.Length > 0)) : cells[i];
            table.Append("| ").Append(cell.Length == 0 ? "–" : cell).Append(' ');
        }
        table.Append("|\n");
    }

    static string Caption(ReadOnlySpan<string> above)
    {
        for (var i = above.Length - 1; i >= 0; i--)
        {
            if (above[i].Length > 0)
                return above[i].Trim('=', ' ', ':', '*');
        }
        return "";
    }
}
