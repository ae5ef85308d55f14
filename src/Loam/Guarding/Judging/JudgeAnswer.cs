using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Loam.Guarding.Judging;

/// <summary>What a judge says of a sentence.</summary>
public enum Ruling
{
    /// <summary>The source says it, or it follows from it.</summary>
    Supported,

    /// <summary>The source says something else.</summary>
    Contradicted,

    /// <summary>The source says nothing of it.</summary>
    NotStated,
}

/// <summary>A judge's answer.</summary>
/// <param name="Ruling">The verdict.</param>
/// <param name="Why">Its reason, in a sentence; may be empty.</param>
public sealed record JudgeAnswer(Ruling Ruling, string Why)
{
    /// <summary>The JSON Schema of an answer, for servers that hold a model to one.</summary>
    public const string Schema = """{"type":"object","properties":{"verdict":{"type":"string","enum":["supported","contradicted","not_stated"]},"why":{"type":"string"}},"required":["verdict","why"],"additionalProperties":false}""";

    /// <summary>The word for a ruling in answers, ledgers and reports.</summary>
    public static string Word(Ruling ruling) => ruling switch
    {
        Ruling.Supported => "supported",
        Ruling.Contradicted => "contradicted",
        _ => "not_stated",
    };

    /// <summary>Reads <c>{"verdict":"supported|contradicted|not_stated","why":"…"}</c>: one object and nothing else, but for a code fence around it and a model's thoughts before it.</summary>
    /// <param name="text">The answer as it came.</param>
    /// <param name="answer">What it says.</param>
    /// <param name="trouble">What is wrong with it, for people.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out JudgeAnswer? answer, out string trouble)
    {
        (answer, trouble) = (null, "");
        try
        {
            using var json = JsonDocument.Parse(Bare(text));
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("verdict", out var verdict) || verdict.ValueKind != JsonValueKind.String)
            {
                trouble = "no object with a verdict";
                return false;
            }
            var word = verdict.GetString()!.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
            foreach (var ruling in Enum.GetValues<Ruling>())
            {
                if (Word(ruling) != word)
                    continue;
                var why = json.RootElement.TryGetProperty("why", out var words) && words.ValueKind == JsonValueKind.String ? words.GetString()! : "";
                answer = new(ruling, string.Join(' ', why.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
                return true;
            }
            trouble = $"the verdict \"{Clip(word)}\" is none of supported, contradicted, not_stated";
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Half a surrogate pair in an escape is an InvalidOperationException.
            trouble = text.Length == 0 ? "it is empty" : $"no JSON: {Clip(text)}";
        }
        return false;
    }

    static ReadOnlyMemory<char> Bare(string text)
    {
        var bare = text.AsMemory().Trim();
        // Servers that do not part a model's thoughts from its words leave them in front.
        if (bare.Span.StartsWith("<think>") && text.LastIndexOf("</think>", StringComparison.Ordinal) is >= 0 and var end)
            bare = text.AsMemory(end + "</think>".Length).Trim();
        if (!bare.Span.StartsWith("```") || !bare.Span.EndsWith("```") || bare.Span.IndexOf('\n') is not (> 0 and var line) || line >= bare.Length - 3)
            return bare;
        return bare[(line + 1)..^3].Trim();
    }

    static string Clip(string text) => text.Length > 80 ? text[..80] + "…" : text;
}
