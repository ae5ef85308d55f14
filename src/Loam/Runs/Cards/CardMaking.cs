using System.Reflection;
using System.Text;
using Loam.Documents;
using Loam.Runs.Datasets;

namespace Loam.Runs.Cards;

/// <summary>How the dataset was made: the funnel of every step, why documents went, what was held out, and the stages with their options.</summary>
static class CardMaking
{
    const int MostLines = 40;

    public static void Append(StringBuilder card, CardSubject subject)
    {
        card.Append("## How it was made\n\nEvery step accounts for every item: in = out + dropped.");
        card.Append(subject.Making.SelectMany(d => d.Ledger.Steps).Any(s => s.Step == "rewrite") ? " Rewriting counts one item per page and style.\n\n" : "\n\n");
        card.Append(Markdown.Table(
            ["stage", "step", "in", "out", "dropped", "of these"],
            subject.Making.SelectMany(d => d.Ledger.Steps.Select(s => (IReadOnlyList<string>)[
                Markdown.Code(d.Manifest.Stage), Markdown.Code(s.Step), Markdown.Number(s.In), Markdown.Number(s.Out), Markdown.Number(s.DroppedTotal), Share(s)])),
            2, 3, 4, 5));
        if (subject.Making[0].Manifest.Inputs.Count > 0)
            card.Append("\nWhat went before is not kept beside this dataset, so it is not in the table.\n");
        Reasons(card, subject);
        HeldOut(card, subject);
        Stages(card, subject);
    }

    static string Share(StepLedger step) => step.DroppedTotal == 0 ? "" : CardFacts.Share(step.DroppedTotal, step.In);

    static void Reasons(StringBuilder card, CardSubject subject)
    {
        var dropped = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (code, count) in subject.Making.SelectMany(d => d.Ledger.Steps).SelectMany(s => s.Dropped))
            dropped[code] = dropped.GetValueOrDefault(code) + count;
        if (dropped.Count == 0)
            return;
        card.Append("\nWhy they went:\n\n");
        card.Append(Markdown.Table(
            ["reason", "dropped", "meaning"],
            dropped.OrderByDescending(d => d.Value).Select(d => (IReadOnlyList<string>)[Markdown.Code(d.Key), Markdown.Number(d.Value), Markdown.Text(Explanations.Value.GetValueOrDefault(d.Key, ""))]), 1));
    }

    static void HeldOut(StringBuilder card, CardSubject subject)
    {
        card.Append("\n### Held out\n\n");
        if (subject.HeldOut.Count == 0)
        {
            card.Append("No split is known to this card: to judge a model that was trained on this dataset, use text from elsewhere.\n");
            return;
        }
        card.Append("Whole families (a page with all its rewrites) were drawn by the seed and kept out of this dataset, to judge models with:\n\n");
        foreach (var side in subject.HeldOut)
            card.Append($"- {Markdown.Code(side.Manifest.Stage)}: {Markdown.Number(side.Manifest.Documents ?? 0)} documents, {Markdown.Number(side.Manifest.Words ?? 0)} words. Not part of this folder.\n");
    }

    static void Stages(StringBuilder card, CardSubject subject)
    {
        card.Append("\n<details><summary>Stages, options and fingerprints</summary>\n\n");
        foreach (var manifest in subject.Making.Select(d => d.Manifest))
        {
            // The files of a read stage are named above; their hashes say nothing to a person.
            var what = manifest.Inputs.Count == 0 ? manifest.What.Take(1) : manifest.What.Take(MostLines);
            card.Append($"{Markdown.Code(manifest.Stage)}, fingerprint `{manifest.Fingerprint}`{(manifest.Inputs.Count > 0 ? ", reads " + string.Join(", ", manifest.Inputs.Keys.Select(Markdown.Code)) : "")}\n\n");
            card.Append(Markdown.Block(string.Join('\n', what))).Append('\n');
        }
        card.Append("</details>\n\n");
    }

    // Projects above the library have reasons of their own.
    static readonly Lazy<Dictionary<string, string>> Explanations = new(() => AppDomain.CurrentDomain.GetAssemblies()
        .Where(a => a.GetName().Name?.StartsWith("Loam", StringComparison.Ordinal) == true).SelectMany(a => a.GetTypes())
        .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)).Where(f => f.FieldType == typeof(Reason) && f.IsInitOnly && !f.DeclaringType!.ContainsGenericParameters)
        .Select(f => (Reason)f.GetValue(null)!).DistinctBy(r => r.Code, StringComparer.Ordinal).ToDictionary(r => r.Code, r => r.Explanation, StringComparer.Ordinal));
}
