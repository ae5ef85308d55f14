using System.Text.RegularExpressions;
using Loam.Rewriting.Styles.Qa;
using Loam.Text;

namespace Loam.Rewriting.Extractive;

/// <summary>Builds question-answer pairs out of a page: its own questions with what follows them, and questions that its sentences answer.</summary>
static partial class PairWriter
{
    const int MostPairs = 8;

    /// <summary>Pairs of one kind, at most: a page of dates must not become a quiz of years.</summary>
    const int MostOfKind = 3;

    /// <summary>The pairs, or an empty text when the page has too little to ask about.</summary>
    internal static string Write(Page page, ulong seed, CancellationToken cancellation)
    {
        var wanted = Math.Clamp(page.UsableWords / 40, 3, MostPairs);
        var candidates = Candidates(page, seed, cancellation).OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Place).ToList();
        var chosen = new List<Candidate>();
        foreach (var candidate in candidates)
        {
            if (chosen.Count == wanted)
                break;
            if (chosen.Count(other => other.Kind == candidate.Kind) >= (candidate.Kind == QuestionKind.Faq ? MostPairs : candidate.Kind is QuestionKind.Topic or QuestionKind.Polar or QuestionKind.Term ? 2 : MostOfKind))
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
                yield return new(new(question.Text, answer), question.Kind, Worth(question.Kind) + sentence.Score, 10 * i);
            }
        }
        foreach (var candidate in OfSections(page, seed, cancellation))
            yield return candidate;
        foreach (var candidate in OfTerms(page, seed))
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

    /// <summary>Names of two and more words that a good sentence opens with or holds: what the page says about them.</summary>
    static IEnumerable<Candidate> OfTerms(Page page, ulong seed)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < page.Sentences.Count; i++)
        {
            var sentence = page.Sentences[i];
            if (!sentence.Usable || sentence.Dangling || sentence.WordCount < 8)
                continue;
            foreach (Match match in Names().Matches(sentence.Text))
            {
                var name = match.Groups["name"].Value;
                if (!seen.Add(name) || page.Title?.Contains(name, StringComparison.OrdinalIgnoreCase) == true)
                    continue;
                yield return new(new(page.Language.AskTerm(name, (int)(StableHash.Of(name, seed) % 1000)), sentence.Text), QuestionKind.Term, 0.4 + sentence.Score, 10 * i + 5);
            }
        }
    }

    /// <summary>Two or three capitalised words inside a sentence, behind a word in lower case that cannot belong to them.</summary>
    [GeneratedRegex(@"(?<=\b(?:von|mit|für|durch|bei|sagte|erklärte|by|with|from|of|for|and|said) )(?<name>\p{Lu}\p{Ll}{2,}(?: (?:von|van|de) )?(?: \p{Lu}\p{Ll}{2,}){1,2})(?=[ ,.])")]
    private static partial Regex Names();

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
            if (heading is { Length: > 14 } && heading.EndsWith('?') && Opening(sentences, 3) is { } reply)
                yield return new(new(heading, reply), QuestionKind.Faq, 3, place + 1);
            else if (heading is { Length: > 3 } && page.Language.Heading(heading) is { } title && BestWithin(page, sentences) is { } best)
                yield return new(new(page.Language.AskAbout(title, BlockKind.Paragraph, variant), best), QuestionKind.Topic, 0.9, place + 2);
            if (number == 0 && page.Title is { Length: > 3 } name && BestWithin(page, sentences) is { } lead)
                yield return new(new(page.Language.AskTopic(name, variant), lead), QuestionKind.Topic, 1.1, -1);
            foreach (var block in section.Blocks.Where(block => block.Kind != BlockKind.Paragraph && PageLists.IsFactual(block, page.Language)))
            {
                var about = heading is not null && !heading.EndsWith('?') ? page.Language.Heading(heading) : block.LeadIn is { } leadIn && Words.Count(leadIn) <= 5 ? leadIn.TrimEnd(':') : null;
                if (block.Kind == BlockKind.Terms)
                {
                    foreach (var item in block.Items.Take(8))
                    {
                        if (item.Split(": ", 2) is [var term, var meaning] && !term.Contains(',') && !term.Any(char.IsDigit))
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
                    if (item.Split(": ", 2) is [{ Length: > 2 } term, { Length: > 1 } text])
                        yield return new(new(page.Language.AskFact(term, variant), PageOutline.EndsSentence(text) ? text : text + "."), QuestionKind.Fact, 1.2, place + 4);
                }
            }
        }
    }

    /// <summary>The first sentences under a question, up to the first that no answer may hold.</summary>
    static string? Opening(IReadOnlyList<PageSentence> sentences, int most)
    {
        var opening = sentences.TakeWhile(sentence => sentence.Usable || sentence.WordCount < 5 && PageOutline.EndsSentence(sentence.Text)).Take(most).ToList();
        return opening.Sum(sentence => sentence.WordCount) < 4 ? null : string.Join(' ', opening.Select(sentence => sentence.Text));
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
