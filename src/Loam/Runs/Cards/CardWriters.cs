using System.Globalization;
using System.Text;
using Loam.Runs.Datasets;

namespace Loam.Runs.Cards;

/// <summary>Who wrote the synthetic text, what it was told, and what that took: models, prompts, tokens, money.</summary>
static class CardWriters
{
    public static void Append(StringBuilder card, CardSubject subject)
    {
        var ingredients = subject.Dataset.Manifest.Ingredients;
        if (ingredients.Models.IsEmpty)
            return;
        card.Append("## Models\n\n");
        card.Append(Markdown.Table(
            ["model", "asked at", "revision", "licence of the model"],
            ingredients.Models.Select(m => (IReadOnlyList<string>)[
                Markdown.Code(m.Name), m.Endpoint is null ? "unknown" : Markdown.Code(m.Endpoint), m.Revision is null ? "not stated" : Markdown.Code(m.Revision),
                IsEngine(m) ? "none needed" : m.License is null ? "**unknown**" : Markdown.Text(m.License)])));
        if (ingredients.Models.Any(IsEngine))
            card.Append("\n`extractive/…` is no model: it arranges a page's own sentences.\n");
        if (ingredients.Models.Any(m => m.License is not null))
            card.Append("\nSome licences of models bind what is made with their output, such as the training of other models: read them before use.\n");
        var unread = ingredients.Models.All(IsEngine);
        if (!unread)
            Money(card, subject);
        Prompts(card, ingredients.Prompts, unread);
    }

    static bool IsEngine(ModelIngredient model) => model.Name.StartsWith("extractive/", StringComparison.Ordinal);

    // Answers, whether paid for or remembered: the books are the same whenever a run was killed.
    static void Money(StringBuilder card, CardSubject subject)
    {
        var steps = subject.Making.SelectMany(d => d.Ledger.Steps.Where(s => s.Step == "rewrite").Select(s => (d.Manifest.Stage, Step: s))).ToList();
        if (steps.Count == 0)
            return;
        card.Append("\n## Tokens and money\n\nOf all requests of these stages, also those whose rewrites were dropped later or not chosen. Tokens as the server counts.\n\n");
        card.Append(Markdown.Table(
            ["stage", "rewrites asked for", "written", "requests", "tokens read", "tokens written", "US dollars"],
            steps.Select(s => (IReadOnlyList<string>)[
                Markdown.Code(s.Stage), Markdown.Number(s.Step.In), Markdown.Number(s.Step.Out), Count(s.Step, "requests"), Count(s.Step, "tokens.in"), Count(s.Step, "tokens.out"),
                s.Step.Measures.TryGetValue("usd", out var usd) ? usd.ToString("0.00##", CultureInfo.InvariantCulture) : "not known"]),
            1, 2, 3, 4, 5, 6));
    }

    static string Count(StepLedger step, string measure) => step.Measures.TryGetValue(measure, out var value) ? Markdown.Number((long)value) : "not counted";

    static void Prompts(StringBuilder card, IReadOnlyList<PromptIngredient> prompts, bool unread)
    {
        if (prompts.Count == 0)
            return;
        card.Append("\n## Prompts\n\n");
        card.Append(unread ? "What a model would be told; the embedded engine does not read it.\n\n" : "Word for word, with `{title}` and `{text}` where those of the page stood. `any`: pages in languages without a prompt of their own.\n\n");
        foreach (var prompt in prompts)
        {
            card.Append($"<details><summary><code>{Html(prompt.Version)}</code>: style {Html(prompt.Style)}, language {Html(prompt.Language)}</summary>\n\n");
            if (prompt.About.Length > 0)
                card.Append(Markdown.Text(prompt.About)).Append("\n\n");
            card.Append($"Sampling: {Markdown.Code(prompt.Sampling)}\n\n");
            if (prompt.System.Length > 0)
                card.Append("System:\n\n").Append(Markdown.Block(prompt.System)).Append('\n');
            card.Append("Message:\n\n").Append(Markdown.Block(prompt.Message)).Append("\n</details>\n\n");
        }
    }

    static string Html(string text) => System.Net.WebUtility.HtmlEncode(text).ReplaceLineEndings(" ");
}
