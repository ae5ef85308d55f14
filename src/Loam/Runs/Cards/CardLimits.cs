using System.Text;

namespace Loam.Runs.Cards;

/// <summary>What a reader must know before use: what was checked and what was not.</summary>
static class CardLimits
{
    public static void Append(StringBuilder card, CardSubject subject)
    {
        var steps = subject.Making.SelectMany(d => d.Ledger.Steps).Select(s => s.Step).ToHashSet(StringComparer.Ordinal);
        card.Append("## Limits\n\n");
        if (subject.Dataset.Manifest.Composition.Any(c => c.Depth > 0))
            Guarded(card, subject, steps);
        if (subject.Dataset.Manifest.Composition.Any(c => c.Depth > 1))
            card.Append("- **Rewrites of rewrites** are in it (`depth` above 1): errors and habits of a model add up.\n");
        card.Append(steps.Overlaps(["minhash", "exact"])
            ? "- Duplicates were looked for where the table above says so; the same fact still stands in many documents.\n"
            : "- **Duplicates were not looked for** in the stages that this card knows.\n");
        card.Append("- Benchmarks were not looked for: texts of test sets may be in it.\n- What is wrong, one-sided or hurtful on a page stays so; rules of form do not judge content.\n\n");
        card.Append("## Personal data\n\n");
        card.Append("The texts come from pages that people wrote, and hold what those pages hold: names, addresses, opinions, and data about third persons. Nothing was taken out for that reason. Rewriting removes nothing of it either. ");
        card.Append("Who publishes this dataset should name here whom to ask to have a page taken out; a page and all its rewrites have one `root`.\n");
    }

    static void Guarded(StringBuilder card, CardSubject subject, HashSet<string> steps)
    {
        if (!steps.Contains("guard"))
        {
            card.Append(steps.Contains("rewrite")
                ? "- **No rewrite was compared with its page**: the guard did not run. Expect invented and altered facts.\n"
                : "- Whether rewrites were compared with their pages is not known here: they were made elsewhere.\n");
            return;
        }
        var strictness = subject.Making.SelectMany(d => d.Manifest.What).Where(w => w.StartsWith("guard/", StringComparison.Ordinal)).Select(Strictness).Distinct().Order(StringComparer.Ordinal);
        card.Append($"- Every rewrite was compared with its page by rules, without a model (strictness {string.Join(", ", strictness)}). They see numbers and names that the page does not have, refusals, chatter, loops, cut texts, ");
        card.Append("another language, copies, most additions and most omissions. **They do not see** reversals (\"A is larger than B\" for \"B is larger than A\"), swapped roles, units written as words, and about four in ten flipped ");
        card.Append("negations. Names, negations and additions are compared in German and English only.\n- \"Passed the guard\" does not mean \"true\": nobody has read the texts, and where order and negation matter (law, medicine, instructions) a sample should be.\n");
    }

    static string Strictness(string what) => what.Split("strictness:") is [_, var rest, ..] ? rest.Split(',', '}')[0] : "unknown";
}
