using Loam.Languages;
using Loam.Rewriting.Styles;
using Loam.Runs.Options;
using Loam.Steps;

namespace Loam.Runs.Recipes;

/// <summary>Reads a user's own style: a YAML file with the keys of <see cref="RewriteStyle"/>, called as the file is.</summary>
public static class StyleFile
{
    const string NameKey = "name";

    /// <summary>Whether a style is named by a file.</summary>
    public static bool IsNamedBy(string style) => style.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || style.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a style file.</summary>
    /// <exception cref="RecipeException">There is no such file, or it is no style; the message names file, line and key.</exception>
    public static RewriteStyle Load(string path)
    {
        if (!File.Exists(path))
            throw new RecipeException($"there is no style file '{path}'{YamlFile.NearestFile(path)}");
        return Parse(File.ReadAllText(path), Path.GetFileNameWithoutExtension(path), Path.GetFileName(path));
    }

    /// <summary>Reads a style from YAML.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="name">What the style is called.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <exception cref="RecipeException">It is no style.</exception>
    public static RewriteStyle Parse(string yaml, string name, string file)
    {
        if (YamlFile.Parse(yaml, file) is not MapNode map)
            throw new RecipeException("a style is a group of keys: about, prompts, sampling, polish; 'loam styles wiki' prints one to start from", file);
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            throw new RecipeException($"a style is called as its file, and '{name}' will not do: letters, digits, '-' and '_'", file);
        if (map.Find(NameKey) is { } named)
            throw named.Error($"a style is called as its file, here '{name}': leave the key out");
        var style = (RewriteStyle)OptionsBinder.Bind(typeof(RewriteStyle), map) with { Name = name };
        CheckPrompts(map, style);
        if (style.AppendToSource && !style.Polish.Contains(Polish.Pairs))
            throw (map.Find("append_to_source") ?? map).Error("only pairs can be appended to their page: polish needs 'pairs'");
        return style;
    }

    static void CheckPrompts(MapNode map, RewriteStyle style)
    {
        if (map.Find("prompts") is not MapNode { Entries.Count: > 0 } prompts)
            throw (map.Find("prompts") ?? map).Error("a style needs 'prompts': by language, e.g. de, or 'any' for all others, each with an instruction");
        foreach (var (language, node) in prompts.Entries)
        {
            if (language != RewriteStyle.AnyLanguage && !LanguageDetector.Languages.Contains(language))
                throw node.Error($"'{language}' is not the code of a language that can be identified, nor '{RewriteStyle.AnyLanguage}'; known: {string.Join(' ', LanguageDetector.Languages)}");
            var prompt = style.Prompts[language];
            if (string.IsNullOrWhiteSpace(prompt.Instruction))
                throw (Key(node, "instruction") ?? node).Error("a prompt needs an 'instruction': what to do with the page");
            // What the model is not told it cannot say: every answer would be refused, after all of them were paid.
            Mentioned(prompt.Sentinel, "sentinel", prompt, node);
            Mentioned(prompt.Unsuitable, "unsuitable", prompt, node);
        }
    }

    static void Mentioned(string? words, string key, StylePrompt prompt, Node node)
    {
        if (words is null)
            return;
        if (string.IsNullOrWhiteSpace(words))
            throw Key(node, key)!.Error($"'{key}' is empty; leave it out where there is none");
        if (!prompt.Instruction.Contains(words, StringComparison.Ordinal) && !prompt.System.Contains(words, StringComparison.Ordinal))
            throw Key(node, key)!.Error($"the instruction never mentions '{words}', so no model would write it");
    }

    static Node? Key(Node node, string key) => (node as MapNode)?.Find(key);
}
