using Loam.Steps;

namespace Loam.Formats;

/// <summary>What is known of a page that was saved as a file, from <c>urls.tsv</c>. Empty columns are null.</summary>
/// <param name="Url">Its address.</param>
/// <param name="ContentType">The <c>Content-Type</c> that the server sent, e.g. <c>text/html; charset=iso-8859-1</c>.</param>
/// <param name="Date">When it was fetched, ISO 8601.</param>
public sealed record PageFacts(string? Url, string? ContentType, string? Date)
{
    /// <summary>The name of the table at the root of a folder of pages: relative path, URL, content type and date, separated by tabs.</summary>
    public const string FileName = "urls.tsv";

    /// <summary>Reads the table of a folder; empty where there is none.</summary>
    /// <exception cref="RecipeException">A line has fewer than two or more than four columns.</exception>
    internal static Dictionary<string, PageFacts> ReadTable(string folder)
    {
        var table = new Dictionary<string, PageFacts>(StringComparer.Ordinal);
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return table;
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line[0] == '#')
                continue;
            var columns = line.Split('\t');
            if (columns.Length is < 2 or > 4)
                throw new RecipeException(
                    $"{columns.Length} columns; wanted: relative path, URL, content type, date, separated by tabs", $"{path}:{number}");
            table[columns[0].Replace('\\', '/')] = new PageFacts(Column(columns, 1), Column(columns, 2), Column(columns, 3));
        }
        return table;
    }

    static string? Column(string[] columns, int index) =>
        index < columns.Length && !string.IsNullOrWhiteSpace(columns[index]) ? columns[index].Trim() : null;
}
