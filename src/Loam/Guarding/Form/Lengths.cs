namespace Loam.Guarding.Form;

/// <summary>Too few words for the source, or too many.</summary>
static class Lengths
{
    internal static void Look(FormText text, GuardOptions options, List<Finding> findings)
    {
        var (words, of) = (text.Rewrite.AllWords.Count, text.Source.AllWords.Count);
        if (words < 5 || text.Form.Retells && of >= 80 && words < options.MinLength * of && words < 400)
            findings.Add(Evidence.Of(GuardReasons.TooShort, $"{words} words for a source of {of}"));
        else if (words > 60 && words > text.Form.Stretch * options.MaxLength * of + 20)
            findings.Add(Evidence.Of(GuardReasons.TooLong, $"{words} words for a source of {of}"));
    }
}
