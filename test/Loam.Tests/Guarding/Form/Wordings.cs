namespace Loam.Tests.Guarding.Form;

/// <summary>What models write besides the text, as a list in a file: <c>developing.txt</c> to write checks by, <c>final.txt</c> for the figures alone.</summary>
sealed class Wordings
{
    readonly Dictionary<string, List<string>> sections = new(StringComparer.Ordinal);

    internal static Wordings Developing { get; } = new("developing.txt");

    internal static Wordings Final { get; } = new("final.txt");

    Wordings(string file)
    {
        List<string>? section = null;
        foreach (var line in File.ReadLines(Path.Combine(SharedData.Repository, "test", "Loam.Tests", "Guarding", "Form", "Wordings", file)))
        {
            if (line.Length == 0 || section is null && line[0] == '#')
                continue;
            if (line[0] == '[' && line[^1] == ']' && line.Contains(' ', StringComparison.Ordinal))
                sections.Add(line[1..^1], section = []);
            else
                section!.Add(line);
        }
    }

    /// <summary>The wordings of a kind (<c>refusal</c>, <c>preamble</c>, …) in a language, or <c>any</c>.</summary>
    internal IReadOnlyList<string> Of(string kind, string language) => sections[$"{kind} {language}"];
}
