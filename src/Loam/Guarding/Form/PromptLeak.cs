using Loam.Text;

namespace Loam.Guarding.Form;

/// <summary>Words of the prompt that stand in the rewrite and not in the source.</summary>
static class PromptLeak
{
    /// <summary>Words in a row that are no accident.</summary>
    const int Run = 6;

    internal static void Look(FormText text, List<Finding> findings)
    {
        if (string.IsNullOrWhiteSpace(text.Pair.Prompt) || text.Words.Length < Run)
            return;
        var prompt = new List<ulong>();
        foreach (var word in Words.In(text.Pair.Prompt))
        {
            // Cut at hyphens and stemmed as the texts are.
            foreach (var part in text.Pair.Prompt.AsSpan(word.Start, word.Length).ToString().Split(['-', '‐', '·'], StringSplitOptions.RemoveEmptyEntries))
                prompt.Add(StableHash.Of(Stems.Of(part, text.Pair.Language).AsSpan()));
        }
        var leaked = Grams.Set(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(prompt), Run);
        leaked.ExceptWith(Grams.Set(text.SourceWords, Run));
        for (var i = 0; i + Run <= text.Words.Length; i++)
        {
            if (!leaked.Contains(Grams.Of(text.Words.AsSpan(i, Run))))
                continue;
            var end = i + 1;
            while (end + Run <= text.Words.Length && leaked.Contains(Grams.Of(text.Words.AsSpan(end, Run))))
                end++;
            findings.Add(Evidence.At(GuardReasons.PromptLeak, text.Rewrite.Text, text.Rewrite.AllWords[i].Start..text.Rewrite.AllWords[end + Run - 2].End));
            return;
        }
    }
}
