using Loam.Documents;
using Loam.Text;

namespace Loam.Guarding.Form;

/// <summary>All checks of a rewrite's form but its sentinel, in the order in which their findings are told.</summary>
static class FormChecks
{
    internal static void Look(GuardPair pair, GuardText rewrite, GuardText source, GuardOptions options, List<Finding> findings)
    {
        var text = new FormText(pair, rewrite, source);
        Remarks.Look(text, findings);
        Marks.Look(pair, text.Form, findings);
        PromptLeak.Look(text, findings);
        if (pair.Language is null or "de" or "en")
            Asides.Look(text, findings);
        Ending.Look(text, findings);
        Lengths.Look(text, options, findings);
        if (text.Form.Pairs)
            PairForm.Look(text, findings);
        Loops.Look(text, findings);
        if (options.MaxCopied is { } most and < 1 && !pair.Copies && text.Form.Retells)
            Copying.Look(text, most, findings);
        Scripts.Look(text, findings);
        Drift.Look(text, findings);
        Strangers.Look(text, findings);
    }

    /// <summary>The checks that say nothing, or less, about a text of this language: their words are known in German and English alone.</summary>
    /// <remarks>Drift goes by function words; without a list for the language it still sees other scripts, and the languages that have a list.</remarks>
    internal static IReadOnlyList<Reason> Skipped(string? language) =>
        language is "de" or "en" ? []
        : StopWords.For(language) is not null ? [GuardReasons.Refusal, GuardReasons.Chatter]
        : [GuardReasons.Refusal, GuardReasons.Chatter, GuardReasons.LanguageDrift];
}
