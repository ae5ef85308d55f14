using System.Text;
using Loam.Reporting;
using Loam.Runs.Datasets;

namespace Loam.Runs.Cards;

/// <summary>The card's first page: what it is in one paragraph, how to load it, what is in it by style, language and source.</summary>
static class CardFacts
{
    const int MostSources = 20;

    public static void Append(StringBuilder card, CardSubject subject, CardSurvey survey, string version)
    {
        var manifest = subject.Dataset.Manifest;
        var (documents, words) = (manifest.Documents ?? 0, manifest.Words ?? 0);
        card.Append($"{Markdown.Number(documents)} documents with {Markdown.Number(words)} words{Tokens(subject)}: {Parts(manifest, words)}.");
        card.Append($" Made by Loam {version}, fingerprint `{manifest.Fingerprint}`: the same recipe over the same files gives the same documents, byte for byte; a model's answers are replayed from its cache.\n\n");
        Loading(card, subject);
        card.Append("## What is in it\n\n");
        card.Append(Markdown.Table(
            ["text", "language", "documents", "words", "share of words"],
            manifest.Composition.GroupBy(c => (c.Style, c.Language)).Select(g => (IReadOnlyList<string>)[
                Kind(g.Key.Style), g.Key.Language ?? "unknown", Markdown.Number(g.Sum(c => c.Documents)), Markdown.Number(g.Sum(c => c.Words)), Share(g.Sum(c => c.Words), words)]),
            2, 3, 4));
        card.Append("\nDocuments by the file or folder that their page came from:\n\n");
        card.Append(Markdown.Table(
            ["source", "documents", "words"],
            survey.Sources.Take(MostSources).Select(s => (IReadOnlyList<string>)[Markdown.Code(s.Key), Markdown.Number(s.Value.Documents), Markdown.Number(s.Value.Words)]), 1, 2));
        if (survey.Sources.Count > MostSources)
            card.Append($"\nand {Markdown.Number(survey.Sources.Count - MostSources)} more sources.\n");
        Read(card, manifest.Ingredients.Sources);
    }

    /// <summary>Organic, or the style's name.</summary>
    internal static string Kind(string? style) => style is null ? "organic" : Markdown.Code(style);

    /// <summary>A part of a whole in percent.</summary>
    internal static string Share(long part, long whole) => whole == 0 ? "–" : NumberText.Percent((double)part / whole);

    static string Tokens(CardSubject subject) =>
        subject.Dataset.Ledger.Steps.FirstOrDefault(s => s.Step == "blend") is { } blend && blend.Measures.TryGetValue("tokens", out var tokens)
            ? $" ({Markdown.Number((long)tokens)} tokens of the tokenizer beside them)" : "";

    static string Parts(Manifest manifest, long words)
    {
        var organic = manifest.Composition.Where(c => c.Depth == 0).Sum(c => c.Words);
        var models = string.Join(", ", manifest.Composition.Select(c => c.Model).OfType<string>().Distinct().Order(StringComparer.Ordinal).Select(Markdown.Code));
        var from = manifest.Composition.Any(c => c.Depth > 1) ? "pages of people and rewrites of them" : "pages of people";
        return models.Length == 0 ? "text of people, no synthetic text"
            : organic == 0 ? $"synthetic text, written by {models} from {from}"
            : $"{Share(organic, words)} of the words are of people, {Share(words - organic, words)} are synthetic, written by {models} from {from}";
    }

    static void Loading(StringBuilder card, CardSubject subject)
    {
        var synthetic = subject.Dataset.Manifest.Composition.Any(c => c.Depth > 0);
        card.Append("```python\n");
        if (FrontMatter.Ending(subject.Dataset).EndsWith(".zst", StringComparison.Ordinal))
            card.Append("# pip install datasets zstandard\n");
        card.Append("from datasets import load_dataset\n\nrows = load_dataset(\"path/to/this/folder\", split=\"train\")\n");
        if (synthetic)
            card.Append("synthetic = rows.filter(lambda row: row[\"provenance\"] is not None)\n");
        card.Append("```\n\nEach row has `id`, `source` and `text`; where known, `url`, `language`, `title`, `date`, `scores` and `meta`");
        card.Append(synthetic
            ? "; and a rewrite has `provenance`: its page (`parent`, `root`), `style`, `prompt_version`, `model`, `sampling`, `usage`, `request_hash` and `depth`. Rows without `provenance` are organic.\n\n"
            : ".\n\n");
    }

    static void Read(StringBuilder card, IReadOnlyList<SourceIngredient> sources)
    {
        card.Append("\n## What was read, and its licence\n\n");
        if (sources.Count == 0)
        {
            card.Append("The manifest does not say what was read. **The licence of the pages is not known.**\n\n");
            return;
        }
        card.Append(Markdown.Table(
            ["files", "number", "bytes", "licence", "origin"],
            sources.Select(s => (IReadOnlyList<string>)[
                Markdown.Code(s.Name), Markdown.Number(s.Files), Markdown.Number(s.Bytes), s.License is null ? "**unknown**" : Markdown.Text(s.License), s.Origin is null ? "unknown" : Markdown.Text(s.Origin)]),
            1, 2));
        card.Append(sources.Any(s => s.License is null)
            ? "\nWhere the licence is unknown, the texts belong to whoever wrote the pages. A rewrite is a work made from its page: what the page's licence asks, it asks of the rewrite, too.\n\n"
            : "\nA rewrite is a work made from its page: what the page's licence asks, it asks of the rewrite, too.\n\n");
    }
}
