using System.Text.Json;
using Loam.Guarding;
using Loam.Languages;

namespace Loam.Runs.Pairs;

/// <summary>A row of a file of pairs.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Fields">All its fields; of a line that is no JSON object, only <c>line</c>.</param>
/// <param name="Pair">What the guard compares; null where <c>source</c> or <c>text</c> is missing.</param>
public sealed record PairRow(long Line, JsonElement Fields, GuardPair? Pair)
{
    /// <summary>What the row calls itself, or <c>#LINE</c>.</summary>
    public string Id => Fields.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number ? id.ToString() : $"#{Line}";

    /// <summary>What is known about the pair: <c>faithful</c>, or the kind of its flaw; null where nothing is.</summary>
    public string? Label => Text(Fields, "label");

    /// <summary>Reads a line. One that is no JSON object becomes a row without a pair: one bad row must not cost the file.</summary>
    public static PairRow Parse(string line, long number)
    {
        try
        {
            using var row = JsonDocument.Parse(line);
            if (row.RootElement.ValueKind == JsonValueKind.Object)
            {
                // Written once into nothing: half a surrogate pair in any field would be found when the row is written again, too late.
                using (var nowhere = new Utf8JsonWriter(Stream.Null))
                    row.RootElement.WriteTo(nowhere);
                return new(number, row.RootElement.Clone(), PairOf(row.RootElement));
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Half a surrogate pair in a string is an InvalidOperationException.
        }
        using var empty = JsonDocument.Parse($"{{\"line\":{number}}}");
        return new(number, empty.RootElement.Clone(), null);
    }

    /// <summary>Everything that is wrong with it at the strictness asked for; a row without a pair has that against it.</summary>
    public IReadOnlyList<Finding> Check(GuardOptions options) => Pair is null ? [NotAPair()] : Guard.Check(Pair, options);

    Finding NotAPair()
    {
        var missing = new[] { "source", "text" }.Where(name => Text(Fields, name) is null);
        return new(GuardReasons.NotAPair, .., $"line {Line}: no JSON object with a text in {string.Join(" and ", missing.Select(name => $"\"{name}\""))}");
    }

    static GuardPair? PairOf(JsonElement row) => Text(row, "source") is { } source && Text(row, "text") is { } text
        ? new(source, text, Text(row, "style"), LanguageOf(row, source)) { FinishReason = Text(row, "finish_reason"), Prompt = Text(row, "prompt"), Sentinel = Text(row, "sentinel") }
        : null;

    /// <summary>The row's language as its ISO 639-1 code (<c>de-AT</c> is <c>de</c>); where it says none, that of its source, as far as it can be told.</summary>
    static string? LanguageOf(JsonElement row, string source) => Text(row, "language") is { Length: >= 2 } said
        ? said[..(said.IndexOfAny(['-', '_']) is > 0 and var cut ? cut : said.Length)].ToLowerInvariant()
        : LanguageDetector.Detect(source.AsSpan(0, Math.Min(source.Length, 4000))).Language;

    static string? Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
