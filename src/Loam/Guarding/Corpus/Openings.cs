using System.Text.Json;
using Loam.Documents;
using Loam.Text;

namespace Loam.Guarding.Corpus;

/// <summary>Counts how the rewrites of each style begin. Not thread-safe: one per shard.</summary>
/// <remarks>Identical openings are the mark of template collapse (FinePhrase playbook, 2026). An opening that the page itself has is the subject's, not a template: pages of one site may all begin with its name.</remarks>
/// <param name="share">Largest share of a style's rewrites with the same opening.</param>
sealed class Openings(double share)
{
    /// <summary>Words of an opening.</summary>
    const int Length = 5;

    /// <summary>So many of an opening are never too many.</summary>
    const int Free = 10;

    readonly Dictionary<(string Style, ulong Opening), int> counts = [];
    readonly Dictionary<string, int> all = new(StringComparer.Ordinal);

    /// <summary>Counts a rewrite that was kept so far; drops it when its opening has had its share.</summary>
    internal Verdict Judge(Document document, Provenance.Synthetic synthetic)
    {
        var words = First(document.Text);
        var seen = all[synthetic.Style] = all.GetValueOrDefault(synthetic.Style) + 1;
        if (words.Length == 0 || document.Meta.TryGetValue(GuardStep.SourceText, out var source) && source.ValueKind == JsonValueKind.String && source.GetString()!.Contains(words, StringComparison.OrdinalIgnoreCase))
            return Verdict.Keep;
        var key = (synthetic.Style, StableHash.Of(words.ToLowerInvariant()));
        var count = counts.GetValueOrDefault(key);
        if (count >= Math.Max(Free, share * seen))
            return Verdict.Drop(CorpusStep.Template, $"“{words} …” opens {count} of {seen} rewrites");
        counts[key] = count + 1;
        return Verdict.Keep;
    }

    /// <summary>The first words behind a label (<c>Frage:</c>) or a bullet; empty where there are fewer.</summary>
    static string First(string text)
    {
        var from = 0;
        var (start, found) = (-1, 0);
        foreach (var word in Words.In(text))
        {
            if (found == 0 && start < 0 && word.End < text.Length && text[word.End] == ':' && from == 0)
            {
                from = word.End;
                continue;
            }
            start = start < 0 ? word.Start : start;
            if (++found == Length)
                return text[start..word.End];
        }
        return "";
    }
}
