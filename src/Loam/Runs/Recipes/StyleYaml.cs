using System.Globalization;
using System.Text;
using Loam.Rewriting;
using Loam.Rewriting.Styles;
using Loam.Runs.Options;

namespace Loam.Runs.Recipes;

/// <summary>Writes a style as a style file, to be saved, edited and used. <see cref="StyleFile"/> reads the same style back.</summary>
public static class StyleYaml
{
    /// <summary>The file's text. The style's name is not in it: it is the file's.</summary>
    public static string Write(RewriteStyle style)
    {
        var yaml = new StringBuilder();
        yaml.Append(CultureInfo.InvariantCulture, $"about: {Quoted(style.About)}\n");
        yaml.Append(CultureInfo.InvariantCulture, $"chunk_tokens: {style.ChunkTokens}\nmin_tokens: {style.MinTokens}\nmin_result_tokens: {style.MinResultTokens}\n");
        yaml.Append(CultureInfo.InvariantCulture, $"sampling:\n  temperature: {style.Sampling.Temperature:R}\n  top_p: {style.Sampling.TopP:R}\n  max_output_tokens: {style.Sampling.MaxOutputTokens}\n");
        if (!style.Sampling.Body.IsEmpty)
            yaml.Append(CultureInfo.InvariantCulture, $"  body: {Body(style.Sampling.Body)}\n");
        yaml.Append(CultureInfo.InvariantCulture, $"polish: [{string.Join(", ", style.Polish.Select(p => ValueParser.ChoiceName(p.ToString())))}]\n");
        yaml.Append(CultureInfo.InvariantCulture, $"append_to_source: {(style.AppendToSource ? "true" : "false")}\n");
        yaml.Append("prompts:\n");
        foreach (var (language, prompt) in style.Prompts)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  {language}:\n");
            Append(yaml, "version", prompt.Version);
            Append(yaml, "system", prompt.System);
            AppendBlock(yaml, "instruction", prompt.Instruction);
            Append(yaml, "title_label", prompt.TitleLabel);
            Append(yaml, "text_label", prompt.TextLabel);
            Append(yaml, "sentinel", prompt.Sentinel);
            Append(yaml, "unsuitable", prompt.Unsuitable);
        }
        return yaml.ToString();
    }

    static void Append(StringBuilder yaml, string key, string? value)
    {
        if (value is not null)
            yaml.Append(CultureInfo.InvariantCulture, $"    {key}: {Quoted(value)}\n");
    }

    // A block is what a person edits; it cannot say everything, e.g. a space in front or behind.
    static void AppendBlock(StringBuilder yaml, string key, string text)
    {
        var lines = text.Split('\n');
        if (text.Length == 0 || text[0] is ' ' or '\n' || text[^1] == '\n' || lines.Any(line => line.EndsWith(' ')) || text.Any(c => char.IsControl(c) && c != '\n' || c is '\u2028' or '\u2029'))
        {
            Append(yaml, key, text);
            return;
        }
        yaml.Append(CultureInfo.InvariantCulture, $"    {key}: |-\n");
        foreach (var line in lines)
            yaml.Append(line.Length == 0 ? "" : "      ").Append(line).Append('\n');
    }

    // Numbers and switches are the same in YAML; what is nested stays the JSON text that it is.
    static string Body(ExtraBody body) => body.Values().All(v => v.Value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-'))
        ? "{ " + string.Join(", ", body.Values().Select(v => $"{v.Key}: {v.Value}")) + " }"
        : Quoted(body.Json);

    static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                _ when char.IsControl(c) || c is '\u2028' or '\u2029' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => quoted.Append(c),
            };
        }
        return quoted.Append('"').ToString();
    }
}
