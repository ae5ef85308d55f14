namespace Loam.Measuring;

/// <summary>Figures by style and by language.</summary>
static class Groups
{
    public static List<GroupFigures> Of(List<MeasuredText> organic, List<MeasuredText> synthetic, Scratch scratch)
    {
        var groups = new List<GroupFigures>();
        foreach (var style in ByName(synthetic, text => text.Style))
            groups.Add(Figures(true, null, style.Key, organic, [.. style], scratch));
        if (organic.Concat(synthetic).Select(text => text.Document.Language).Where(language => language is not null).Distinct(StringComparer.Ordinal).Count() < 2)
            return groups;
        foreach (var language in ByName(organic, text => text.Document.Language))
            groups.Add(Figures(false, language.Key, null, [], [.. language], scratch));
        foreach (var language in ByName(synthetic, text => text.Document.Language))
            groups.Add(Figures(true, language.Key, null, organic, [.. language], scratch));
        return groups;
    }

    static IEnumerable<IGrouping<string, MeasuredText>> ByName(List<MeasuredText> texts, Func<MeasuredText, string?> name) =>
        texts.Where(text => name(text) is not null).GroupBy(text => name(text)!, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal);

    static GroupFigures Figures(bool isSynthetic, string? language, string? style, List<MeasuredText> pages, List<MeasuredText> texts, Scratch scratch)
    {
        var whole = texts.Select(text => new Slice(text, 0, text.Words.Length)).ToList();
        var facts = FactsKept.Of(pages, texts, scratch);
        return new GroupFigures(isSynthetic, language, style, texts.Count, texts.Sum(text => (long)text.Tokens), Lengths.Median([.. texts.Select(text => text.Words.Length)]),
            Kernels.MovingTypeToken(whole, scratch), Openings.Shares(texts).Top, facts.Total.NumberShare, facts.Total.NameShare);
    }
}
