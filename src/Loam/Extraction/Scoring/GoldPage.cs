using System.Text.Json;

namespace Loam.Extraction.Scoring;

/// <summary>What a person says about one page: what the main text must and must not contain, or the whole of it, and the facts beside it.</summary>
public sealed record GoldPage
{
    /// <summary>The page's address, or the file it is in: what finds its record in the crawl.</summary>
    public required string Url { get; init; }

    /// <summary>Language of the row, e.g. <c>de</c>, <c>en</c>, <c>other</c>; null where none is given.</summary>
    public string? Language { get; init; }

    /// <summary>Segments that belong to the main text.</summary>
    public IReadOnlyList<string> MustHave { get; init; } = [];

    /// <summary>Segments that do not: navigation, teasers, comments.</summary>
    public IReadOnlyList<string> MustNotHave { get; init; } = [];

    /// <summary>The whole main text, or null.</summary>
    public string? Text { get; init; }

    /// <summary>The title, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Day of publication as <c>yyyy-MM-dd</c>, or null.</summary>
    public string? Date { get; init; }

    /// <summary>The author, or null.</summary>
    public string? Author { get; init; }

    /// <summary>
    /// Reads rows of JSON: <c>{"url" or "file","must_have"[],"must_not_have"[],"text"?,"title"?,"date"?,"author"?,"language"?}</c>.
    /// </summary>
    /// <exception cref="JsonException">A row is not JSON.</exception>
    public static IReadOnlyList<GoldPage> Read(string path) =>
        [.. File.ReadLines(path).Where(line => !string.IsNullOrWhiteSpace(line)).Select(Parse)];

    static GoldPage Parse(string line)
    {
        using var row = JsonDocument.Parse(line);
        var root = row.RootElement;
        return new()
        {
            Url = (String(root, "url") ?? String(root, "file"))?.Trim() ?? throw new JsonException("a gold row needs a \"url\" or a \"file\""),
            Language = String(root, "language"),
            MustHave = Strings(root, "must_have"),
            MustNotHave = Strings(root, "must_not_have"),
            Text = String(root, "text"),
            Title = String(root, "title"),
            Date = String(root, "date"),
            Author = String(root, "author"),
        };
    }

    static string? String(JsonElement row, string key) =>
        row.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    static List<string> Strings(JsonElement row, string key) =>
        row.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];
}
