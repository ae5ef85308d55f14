using Loam.Rewriting.Styles.Qa;
using Loam.Text;

namespace Loam.Rewriting.Extractive;

/// <summary>Builds question-answer pairs out of a page: its own questions with what follows them, and questions that its sentences answer.</summary>
static class PairWriter
{
    const int MostPairs = 8;

    /// <summary>Pairs of one kind, at most: a page of dates must not become a quiz of years.</summary>
    const int MostOfKind = 3;

    /// <summary>The pairs, or an empty text when the page has too little to ask about.</summary>
    internal static string Write(Page page, ulong seed, CancellationToken cancellation)
    {
        var wanted = Math.Clamp(Math.Max(page.UsableWords / 40, page.Terms), 3, MostPairs);
        var candidates = Candidates(page, seed, cancellation).OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Place).ToList();
        var chosen = new List<Candidate>();
        foreach (var candidate in candidates)
        {
            if (chosen.Count == wanted)
                break;
            if (chosen.Count(other => other.Kind == candidate.Kind) >= (candidate.Kind == QuestionKind.Faq ? MostPairs : candidate.Kind is QuestionKind.Topic or QuestionKind.Polar ? 2 : MostOfKind))
                continue;
            if (chosen.Any(other => other.Pair.Answer == candidate.Pair.Answer || other.Pair.Question == candidate.Pair.Question
                || other.Pair.Answer.Contains(candidate.Pair.Answer, StringComparison.Ordinal) || candidate.Pair.Answer.Contains(other.Pair.Answer, StringComparison.Ordinal)))
                continue;
            chosen.Add(candidate);
        }
        return chosen.Count == 0 ? "" : QaPairs.Write(chosen.OrderBy(candidate => candidate.Place).Select(candidate => candidate.Pair), page.Language.Code);
    }

    readonly record struct Candidate(QaPair Pair, QuestionKind Kind, double Score, int Place);

    static IEnumerable<Candidate> Candidates(Page page, ulong seed, CancellationToken cancellation)
    {
        var none = new HashSet<PageSentence>();
        for (var i = 0; i < page.Sentences.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var sentence = page.Sentences[i];
            if (!sentence.Usable)
                continue;
            foreach (var question in page.Language.Ask(sentence.Text))
            {
                var answer = question.Kind == QuestionKind.Polar ? $"{page.Language.Yes} {sentence.Text}" : sentence.Text;
                if (question.NeedsBefore || sentence.Dangling)
                {
                    if (ArticleWriter.Chain(page, sentence, none) is not { Count: > 1 } chain)
                        continue;
                    answer = string.Join(' ', Enumerable.Reverse(chain).Select(part => part.Text));
                }
                yield return new(new(page.Lowered(question.Text, sentence.Text), answer), question.Kind, Worth(question.Kind) + sentence.Score, 10 * i);
            }
        }
        foreach (var candidate in OfSections(page, seed, cancellation))
            yield return candidate;
    }

    /// <summary>Questions that ask for a fact are worth more than those that ask whether.</summary>
    static double Worth(QuestionKind kind) => kind switch
    {
        QuestionKind.Definition => 1.6,
        QuestionKind.Polar => 0.5,
        QuestionKind.Speech => 0.9,
        _ => 1.2,
    };

    static IEnumerable<Candidate> OfSections(Page page, ulong seed, CancellationToken cancellation)
    {
        var place = 0;
        for (var number = 0; number < page.Sections.Count; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            var section = page.Sections[number];
            var sentences = page.SentencesOf(number);
            place = sentences.Count > 0 ? 10 * sentences[0].Index : place;
            var heading = section.Heading?.Trim().TrimEnd(':', '.').Trim();
            var variant = (int)(StableHash.Of(heading ?? page.Title ?? "", seed) % 1000);
            if (heading is { Length: > 14 } && heading.EndsWith('?') && Words.Count(heading) >= 3)
            {
                if (!page.Language.LeansOnContext(heading) && DirectlyBelow(page, section, page.FirstBlock(number), sentences) is { } reply)
                    yield return new(new(heading, reply), QuestionKind.Faq, 3, place + 1);
            }
            else if (heading is { Length: > 3 } && !heading.EndsWith('?') && page.Language.Heading(heading) is { } title && BestWithin(page, sentences) is { } best)
                yield return new(new(page.Language.AskAbout(title, BlockKind.Paragraph, variant), best), QuestionKind.Topic, 0.1, place + 2);
            if (number == 0 && page.Title is { Length: > 3 } name && BestWithin(page, sentences) is { } lead)
                yield return new(new(page.Language.AskTopic(name, variant), lead), QuestionKind.Topic, 1.1, -1);
            foreach (var block in section.Blocks.Where(block => block.Kind != BlockKind.Paragraph && PageLists.IsFactual(block, page.Language)))
            {
                var about = heading is not null && !heading.EndsWith('?') ? page.Language.Heading(heading) : block.LeadIn is { } leadIn && Words.Count(leadIn) <= 5 ? leadIn.TrimEnd(':') : null;
                if (block.Kind == BlockKind.Terms)
                {
                    foreach (var item in block.Items)
                    {
                        if (item.Split(": ", 2) is [var term, var meaning] && !term.Contains(',') && !term.Any(char.IsDigit) && Words.Count(term) <= 4 && !page.Language.IsDangling(term) && !Sentences.Split(meaning).Take(2).Any(page.Language.TalksToReader))
                            yield return new(new(page.Language.AskMeaning(term, (int)(StableHash.Of(term, seed) % 1000)), string.Join(' ', Sentences.Split(meaning).Take(2))), QuestionKind.Faq, 2.5, place + 3);
                    }
                    continue;
                }
                if (about is not null && block.Kind != BlockKind.Facts)
                    yield return new(new(page.Language.AskAbout(about, block.Kind, variant), PageLists.Inline(block)), QuestionKind.List, 2, place + 3);
                if (block.Kind != BlockKind.Facts)
                    continue;
                foreach (var item in block.Items.Take(6))
                {
                    if (item.Split(": ", 2) is [{ Length: > 2 } term, { Length: > 1 } text] && text.Any(char.IsLetter))
                        yield return new(new(page.Language.AskFact(term, variant), PageOutline.EndsSentence(text) ? text : text + "."), QuestionKind.Fact, 1.2, place + 4);
                }
            }
        }
    }

    /// <summary>Words of an answer without a list, at least: <c>It depends on the site.</c> answers nothing.</summary>
    const int FewestReplied = 7;

    /// <summary>Sentences of an answer, at most; a list behind them comes on top.</summary>
    const int LongestReply = 3;

    /// <summary>What stands directly below a question: its first sentences and the list behind them, or null when any of that cannot be repeated. Blocks are counted over the page; the section's first has the number <c>opens</c>.</summary>
    static string? DirectlyBelow(Page page, Section section, int opens, IReadOnlyList<PageSentence> sentences)
    {
        var parts = new List<PageSentence>();
        for (var i = 0; i < section.Blocks.Count; i++)
        {
            var block = section.Blocks[i];
            if (block.Kind != BlockKind.Paragraph)
                return PageLists.Answers(block) ? Joined(parts, $"{(block.LeadIn is { } leadIn ? leadIn + "\n" : "")}{PageLists.Write(block with { LeadIn = null }, page.Language)}") : parts.Count > 0 ? Joined(parts, null) : null;
            var own = sentences.Where(sentence => sentence.Paragraph == opens + i).ToList();
            var usable = own.TakeWhile(sentence => sentence.Usable || sentence.WordCount < 5 && PageOutline.EndsSentence(sentence.Text)).ToList();
            if (usable.Count == 0 && parts.Count == 0 || usable.Count > 0 && usable[0].Place != 0)
                return null;
            parts.AddRange(usable.Take(LongestReply - parts.Count));
            if (usable.Count < own.Count || parts.Count == LongestReply)
                break;
        }
        return Joined(parts, null);
    }

    static string? Joined(List<PageSentence> parts, string? list)
    {
        var text = string.Join(' ', parts.Select(part => part.Text));
        return list is not null ? (text.Length == 0 ? list : text + "\n" + list) : parts.Sum(part => part.WordCount) < FewestReplied ? null : text;
    }

    /// <summary>The best sentence that stands alone, with the next one when it is good and follows at once.</summary>
    static string? BestWithin(Page page, IReadOnlyList<PageSentence> sentences)
    {
        var best = sentences.Where(sentence => sentence.Usable && !sentence.Dangling).MaxBy(sentence => sentence.Score);
        if (best is null)
            return null;
        var next = best.Index + 1;
        return next < page.Sentences.Count && page.Sentences[next] is { Usable: true } follower && follower.Paragraph == best.Paragraph && follower.WordCount <= 30
            ? $"{best.Text} {follower.Text}"
            : best.Text;
    }
}
