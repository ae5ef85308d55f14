using System.Text;

namespace Loam.Rewriting.Extractive;

/// <summary>Builds an encyclopaedic article out of a page's own sentences: a lead, then the page's sections with their most informative sentences and lists.</summary>
static class ArticleWriter
{
    /// <summary>Share of the usable words that goes into the article.</summary>
    const double Share = 0.62;

    /// <summary>Fewest words of an article; below, the page has too little to say.</summary>
    const int FewestWords = 25;

    /// <summary>The article, or an empty text when the page has too little to say.</summary>
    internal static string Write(Page page, CancellationToken cancellation)
    {
        var budget = Math.Max(60, (int)(page.UsableWords * Share));
        var chosen = Choose(page, budget, cancellation);
        if (chosen.Sum(sentence => sentence.WordCount) < FewestWords)
            return "";
        var lead = Lead(page, chosen);
        var text = new StringBuilder();
        if (lead is not null)
            text.Append(lead.Text);
        for (var section = 0; section < page.Sections.Count; section++)
            AppendSection(text, page, section, page.SentencesOf(section).Where(sentence => chosen.Contains(sentence) && sentence != lead).ToList(), lead);
        return text.ToString();
    }

    /// <summary>The best sentences within a budget of words; a sentence that leans on the one before brings it along, or stays out.</summary>
    static HashSet<PageSentence> Choose(Page page, int budget, CancellationToken cancellation)
    {
        var chosen = new HashSet<PageSentence>();
        var said = new SaidBefore();
        var words = 0;
        foreach (var best in page.Sentences.Where(sentence => sentence.Usable).OrderByDescending(sentence => sentence.Score).ThenBy(sentence => sentence.Index))
        {
            cancellation.ThrowIfCancellationRequested();
            if (chosen.Contains(best) || said.Repeats(best))
                continue;
            var chain = Chain(page, best, chosen);
            if (chain is null)
                continue;
            var cost = chain.Sum(sentence => sentence.WordCount);
            if (words + cost > budget)
                continue;
            words += cost;
            foreach (var sentence in chain)
            {
                if (chosen.Add(sentence))
                    said.Add(sentence);
            }
        }
        return chosen;
    }

    /// <summary>A sentence with those it leans on; null when one of them cannot be used, or there are too many.</summary>
    internal static List<PageSentence>? Chain(Page page, PageSentence sentence, IReadOnlySet<PageSentence> chosen)
    {
        var chain = new List<PageSentence> { sentence };
        for (var at = sentence; at.Dangling;)
        {
            var before = page.Before(at);
            if (before is null || !before.Usable || chain.Count == 3)
                return null;
            if (chosen.Contains(before))
                return chain;
            chain.Add(before);
            at = before;
        }
        return chain;
    }

    /// <summary>The sentence that opens the article: a definition of what the title names near the top, else the first that stands alone.</summary>
    static PageSentence? Lead(Page page, HashSet<PageSentence> chosen)
    {
        var alone = page.Sentences.Where(sentence => chosen.Contains(sentence) && !sentence.Dangling).ToList();
        var titled = new HashSet<string>(page.StemsOf(page.Title ?? ""), StringComparer.Ordinal);
        var definition = alone.Take(6).FirstOrDefault(sentence => page.Language.IsDefinition(sentence.Text)
            && sentence.Stems.Take(4).Any(stem => titled.Any(other => other.StartsWith(stem, StringComparison.Ordinal) || stem.StartsWith(other, StringComparison.Ordinal))));
        return definition ?? alone.FirstOrDefault();
    }

    static void AppendSection(StringBuilder text, Page page, int number, List<PageSentence> sentences, PageSentence? lead)
    {
        var section = page.Sections[number];
        var body = new StringBuilder();
        var paragraph = -1;
        var words = 0;
        var lists = new Queue<(int Number, Block Block)>(section.Blocks.Index().Where(block => block.Item.Kind != BlockKind.Paragraph && PageLists.IsFactual(block.Item, page.Language))
            .Select(block => (page.FirstBlock(number) + block.Index, block.Item)));
        foreach (var sentence in sentences)
        {
            if (AppendLists(before: sentence.Paragraph))
                (words, paragraph) = (0, -1);
            var joins = sentence.Paragraph == paragraph || sentence.Dangling && paragraph >= 0 || words is > 0 and < 40;
            body.Append(body.Length == 0 ? "" : joins ? " " : "\n\n").Append(sentence.Text);
            words = joins ? words + sentence.WordCount : sentence.WordCount;
            paragraph = sentence.Paragraph;
        }
        AppendLists(before: int.MaxValue);
        if (body.Length == 0)
            return;
        var heading = section.Heading is null || Unanswered(section, page.Language) ? null : page.Language.Heading(section.Heading);
        if (heading is not null)
            text.Append(text.Length == 0 ? "" : "\n\n").Append("== ").Append(heading).Append(" ==\n");
        else if (text.Length > 0)
            text.Append(lead is not null && lead.Section == number && sentences.Count > 0 && sentences[0].Paragraph <= lead.Paragraph + 1 && !text.ToString().Contains('\n') ? " " : "\n\n");
        text.Append(body);

        bool AppendLists(int before)
        {
            var appended = false;
            for (; lists.TryPeek(out var list) && list.Number < before; lists.Dequeue(), appended = true)
                body.Append(body.Length == 0 ? "" : "\n\n").Append(PageLists.Write(list.Block, page.Language));
            return appended;
        }
    }

    /// <summary>True for a question above a list that no article holds: what follows the list is no answer.</summary>
    static bool Unanswered(Section section, ExtractiveLanguage language) =>
        section.Heading!.EndsWith('?') && section.Blocks[0].Kind != BlockKind.Paragraph && !PageLists.IsFactual(section.Blocks[0], language);
}
