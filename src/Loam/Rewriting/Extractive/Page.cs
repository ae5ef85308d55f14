using Loam.Text;

namespace Loam.Rewriting.Extractive;

/// <summary>A page read for extraction: its sections, and its sentences ranked by how much of the page's subject they carry.</summary>
/// <remarks>
/// The rank of a sentence is the mean weight of its content stems (weight grows with the logarithm of a stem's count on the page, as in tf-idf with the page as
/// its own corpus, and doubles for stems of the title), plus bonuses for figures, for opening a paragraph, for opening the page, and for a length that reads well
/// (Edmundson 1969 named these cues; they still carry single-document extraction).
/// </remarks>
sealed class Page
{
    /// <summary>How many sentences of a page are read, a small book's worth: what an article says of a longer page is in its first part, and time stays bounded.</summary>
    internal const int MostSentences = 4000;

    readonly HashSet<string> seen = new(StringComparer.Ordinal);
    readonly HashSet<string> small = new(StringComparer.Ordinal);
    readonly List<int> firstBlocks = [];
    readonly List<List<PageSentence>> bySection = [];

    internal Page(string text, string? title, string? url, ExtractiveLanguage language, CancellationToken cancellation)
    {
        Title = string.IsNullOrWhiteSpace(title) ? null : SiteName.Without(title);
        Language = language;
        var sections = PageOutline.Of(text, title, url, cancellation);
        var paragraph = 0;
        for (var section = 0; section < sections.Count && Sentences.Count < MostSentences; section++)
        {
            bySection.Add([]);
            firstBlocks.Add(paragraph);
            foreach (var block in sections[section].Blocks)
            {
                cancellation.ThrowIfCancellationRequested();
                if (block.Kind == BlockKind.Paragraph)
                    AddParagraph(block.Items[0], section, paragraph);
                paragraph++;
            }
        }
        Sections = sections[..bySection.Count];
        UsableWords = Sentences.Where(sentence => sentence.Usable).Sum(sentence => sentence.WordCount);
        Rank();
    }

    internal string? Title { get; }

    internal ExtractiveLanguage Language { get; }

    /// <summary>The sections that are read; see <see cref="MostSentences"/>.</summary>
    internal IReadOnlyList<Section> Sections { get; }

    internal List<PageSentence> Sentences { get; } = [];

    /// <summary>Words in usable sentences.</summary>
    internal int UsableWords { get; }

    /// <summary>The number of a section's first block on the page; sentences name their block by it (<see cref="PageSentence.Paragraph"/>).</summary>
    internal int FirstBlock(int section) => firstBlocks[section];

    /// <summary>Lines of glossaries.</summary>
    internal int Terms => Sections.SelectMany(section => section.Blocks).Where(block => block.Kind == BlockKind.Terms).Sum(block => block.Items.Count);

    /// <summary>The sentences of one section, in order.</summary>
    internal IReadOnlyList<PageSentence> SentencesOf(int section) => bySection[section];

    /// <summary>The sentence just before, in the same paragraph or the one before it in the same section; null at the start of a section.</summary>
    internal PageSentence? Before(PageSentence sentence)
    {
        var index = sentence.Index;
        return index > 0 && Sentences[index - 1].Section == sentence.Section && Sentences[index - 1].Paragraph >= sentence.Paragraph - 1 ? Sentences[index - 1] : null;
    }

    void AddParagraph(string paragraph, int section, int number)
    {
        var place = 0;
        var cut = Text.Sentences.Split(paragraph);
        for (var i = 0; i < cut.Count && Sentences.Count < MostSentences; i++)
        {
            var sentence = cut[i];
            if (!seen.Add(sentence))
                continue;
            Sentences.Add(new(sentence, Sentences.Count, section, number, place++, StemsOf(sentence), Language.IsUsable(sentence), Language.IsDangling(sentence)));
            bySection[section].Add(Sentences[^1]);
            foreach (var word in Words.In(sentence))
            {
                if (char.IsLower(sentence[word.Start]))
                    small.Add(sentence.Substring(word.Start, word.Length));
            }
        }
    }

    /// <summary>A question with the word that opened its sentence in lower case, when the page writes it so elsewhere. English only: German capitals mark nouns.</summary>
    internal string Lowered(string question, string sentence)
    {
        if (Language.Code != "en" || !char.IsUpper(sentence[0]))
            return question;
        var word = sentence.Split(' ', 2)[0];
        var at = question.IndexOf($" {word}", StringComparison.Ordinal);
        var end = at + 1 + word.Length;
        return at > 0 && end < question.Length && !char.IsLetterOrDigit(question[end]) && small.Contains(word.ToLowerInvariant())
                && !(end + 1 < question.Length && char.IsUpper(question[end + 1]))
            ? $"{question[..(at + 1)]}{char.ToLowerInvariant(word[0])}{question[(at + 2)..]}"
            : question;
    }

    internal List<string> StemsOf(string text)
    {
        var stems = new List<string>();
        foreach (var word in Words.In(text))
        {
            var span = text.AsSpan(word.Start, word.Length);
            if (span.Length > 1 && !Language.IsFunctionWord(span))
                stems.Add(Stems.Of(span, Language.Code));
        }
        return stems;
    }

    void Rank()
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var stem in Sentences.Where(sentence => sentence.Usable).SelectMany(sentence => sentence.Stems))
            counts[stem] = counts.GetValueOrDefault(stem) + 1;
        var titled = new HashSet<string>(StemsOf(Title ?? ""), StringComparer.Ordinal);
        for (var i = 0; i < Sentences.Count; i++)
        {
            var sentence = Sentences[i];
            if (!sentence.Usable)
                continue;
            var weight = 0.0;
            foreach (var stem in sentence.Stems)
                weight += Math.Log(1 + counts[stem]) * (titled.Contains(stem) ? 2 : 1);
            var score = weight / Math.Max(8, sentence.Stems.Count);
            score += sentence.Text.Any(char.IsDigit) ? 0.25 : 0;
            score += sentence.Place == 0 ? 0.2 : 0;
            score += 0.5 / (1 + i / 3.0);
            score += Language.IsDefinition(sentence.Text) ? 0.4 : 0;
            score -= sentence.WordCount is < 8 or > 40 ? 0.3 : 0;
            score -= sentence.Dangling ? 0.15 : 0;
            sentence.Score = score;
        }
    }
}
