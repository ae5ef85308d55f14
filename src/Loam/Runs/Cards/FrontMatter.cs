using System.Text;
using Loam.Runs.Datasets;

namespace Loam.Runs.Cards;

/// <summary>The YAML at the head of a card: what the hub indexes, and what <c>load_dataset</c> reads.</summary>
static class FrontMatter
{
    public static string Of(CardSubject subject)
    {
        var manifest = subject.Dataset.Manifest;
        var yaml = new StringBuilder("---\n");
        Line("pretty_name", Markdown.Yaml(subject.Title));
        List("language", [.. manifest.Composition.Select(c => c.Language).OfType<string>().Distinct().Order(StringComparer.Ordinal)]);
        License(yaml, manifest.Ingredients.Sources);
        List("size_categories", [Size(manifest.Documents ?? 0)]);
        List("task_categories", ["text-generation"]);
        List("tags", ["loam", .. manifest.Composition.Any(c => c.Depth > 0) ? ["synthetic"] : (string[])[], .. manifest.Composition.Select(c => c.Style).OfType<string>().Distinct().Order(StringComparer.Ordinal)]);
        // Named by number, so that no other file of the folder is taken for documents.
        yaml.Append("configs:\n- config_name: default\n  data_files:\n  - split: train\n    path: ").Append(Markdown.Yaml("[0-9]*" + Ending(subject.Dataset))).Append('\n');
        return yaml.Append("---\n").ToString();

        void Line(string key, string value) => yaml.Append(key).Append(": ").Append(value).Append('\n');

        void List(string key, IReadOnlyList<string> values)
        {
            if (values.Count == 0)
                return;
            yaml.Append(key).Append(":\n");
            foreach (var value in values)
                yaml.Append("- ").Append(Markdown.Yaml(value)).Append('\n');
        }
    }

    /// <summary>The ending of a dataset's shards, e.g. <c>.jsonl.zst</c>.</summary>
    public static string Ending(Dataset dataset) => dataset.Manifest.Shards[0].Name is var name && name.IndexOf('.', StringComparison.Ordinal) is >= 0 and var at ? name[at..] : "";

    // The hub refuses identifiers that it does not know: those go under a name of their own.
    static void License(StringBuilder yaml, IReadOnlyList<SourceIngredient> sources)
    {
        var licenses = sources.Select(s => s.License ?? "unknown").Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
        if (licenses is [var one] && HubLicenses.Contains(one.ToLowerInvariant()))
            yaml.Append("license: ").Append(one.ToLowerInvariant()).Append('\n');
        else if (licenses.Count == 0)
            yaml.Append("license: unknown\n");
        else
            yaml.Append("license: other\nlicense_name: ").Append(Markdown.Yaml(string.Join(", ", licenses))).Append('\n');
    }

    // As of 2025, https://huggingface.co/docs/hub/repositories-licenses.
    static readonly HashSet<string> HubLicenses = new(StringComparer.Ordinal)
    {
        "apache-2.0", "mit", "openrail", "bigscience-openrail-m", "creativeml-openrail-m", "bigscience-bloom-rail-1.0", "bigcode-openrail-m", "afl-3.0", "artistic-2.0", "bsl-1.0",
        "bsd", "bsd-2-clause", "bsd-3-clause", "bsd-3-clause-clear", "c-uda", "cc", "cc0-1.0", "cc-by-2.0", "cc-by-2.5", "cc-by-3.0", "cc-by-4.0", "cc-by-sa-3.0", "cc-by-sa-4.0",
        "cc-by-nc-2.0", "cc-by-nc-3.0", "cc-by-nc-4.0", "cc-by-nd-4.0", "cc-by-nc-nd-3.0", "cc-by-nc-nd-4.0", "cc-by-nc-sa-2.0", "cc-by-nc-sa-3.0", "cc-by-nc-sa-4.0",
        "cdla-sharing-1.0", "cdla-permissive-1.0", "cdla-permissive-2.0", "wtfpl", "ecl-2.0", "epl-1.0", "epl-2.0", "etalab-2.0", "eupl-1.1", "eupl-1.2", "agpl-3.0", "gfdl",
        "gpl", "gpl-2.0", "gpl-3.0", "lgpl", "lgpl-2.1", "lgpl-3.0", "isc", "lppl-1.3c", "ms-pl", "mpl-2.0", "odc-by", "odbl", "osl-3.0", "postgresql", "ofl-1.1", "ncsa", "unlicense",
        "zlib", "pddl", "llama2", "llama3", "llama3.1", "llama3.2", "llama3.3", "gemma", "unknown", "other",
    };

    static string Size(long documents)
    {
        if (documents < 1000)
            return "n<1K";
        (long From, string Name)[] steps = [(1000, "1K"), (10_000, "10K"), (100_000, "100K"), (1_000_000, "1M"), (10_000_000, "10M"), (100_000_000, "100M"), (1_000_000_000, "1B"), (10_000_000_000, "10B"), (100_000_000_000, "100B"), (1_000_000_000_000, "1T")];
        for (var i = 0; i + 1 < steps.Length; i++)
            if (documents < steps[i + 1].From)
                return $"{steps[i].Name}<n<{steps[i + 1].Name}";
        return "n>1T";
    }
}
