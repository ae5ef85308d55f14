namespace Loam.Guarding.Form;

/// <summary>What stands at either end of a rewrite and says nothing of the page: words to the reader, about the text, and orders, in any wording.</summary>
/// <remarks>
/// <see cref="Remarks"/> go by what a sentence says, and wordings have no end. What all of them want is the source: nine in ten sentences about a task have no word of their
/// subject there, of a faithful rewrite's sentences one in three hundred. So the ends that are not linked to the source are doubted for the faintest mark of speech; the more
/// words they share, the more marks it takes. The middle is left to <see cref="Remarks"/>: a page's own short sentences stand there.
/// </remarks>
static class Asides
{
    /// <summary>What is enough. Of 4,800 sentences at the ends of faithful rewrites none comes to it, and three come to 2.</summary>
    internal const double Enough = 2.25;

    /// <summary>Sentences at either end.</summary>
    const int Edge = 3;

    /// <summary>Share of a rewrite's words that the source must have for a want of them to say anything: a translation has none.</summary>
    const double Linked = 0.3;

    internal static void Look(FormText text, List<Finding> findings)
    {
        if (text.Form.Tables || text.Form.Calculates)
            return; // A last row or a result may well have no word of the page.
        if (findings.Exists(finding => finding.Reason == GuardReasons.Refusal || finding.Reason == GuardReasons.Chatter || finding.Reason == GuardReasons.PromptLeak))
            return;
        var sentences = text.Rewrite.Sentences;
        var seen = 0;
        var last = sentences.Count;
        for (var i = sentences.Count - 1; i >= 0 && seen < Edge; i--)
        {
            last = i;
            seen += IsHeading(text, i) ? 0 : 1;
            if (Tell(text, i, findings))
                return;
        }
        seen = 0;
        for (var i = 0; i < last && seen < Edge; i++)
        {
            seen += IsHeading(text, i) ? 0 : 1;
            if (Tell(text, i, findings))
                return;
        }
    }

    static bool IsHeading(FormText text, int sentence) => text.Rewrite.Text.AsSpan()[text.Rewrite.Sentences[sentence]] is [] or ['=', ..];

    static bool Tell(FormText text, int sentence, List<Finding> findings)
    {
        var range = Line(text, sentence);
        if (Weigh(text, sentence, Enough) < Enough || !text.IsLinked(Linked) || Remarks.IsOfTheSource(text, sentence, range.End.Value))
            return false;
        var first = Speech.Of(text.Rewrite, sentence, text.Quoted, labels: false).First;
        findings.Add(Evidence.At((first & Says.Order) != 0 ? GuardReasons.PromptLeak : GuardReasons.Chatter, text.Rewrite.Text, range));
        return true;
    }

    /// <summary>How far a sentence that stands at an end would be doubted.</summary>
    /// <param name="text">The pair.</param>
    /// <param name="sentence">Number of the sentence.</param>
    /// <param name="least">What is sure to be less is not weighed out: looking for links costs most.</param>
    internal static double Weigh(FormText text, int sentence, double least = double.MinValue)
    {
        var (start, length) = Line(text, sentence).GetOffsetAndLength(text.Rewrite.Text.Length);
        var place = new Place(text.Rewrite.Text, start, start + length, sentence, text.Rewrite.Sentences.Count - 1 - sentence, text.Form.Pairs);
        if (place.IsLabelled || place.IsHalf || IsHeading(text, sentence))
            return 0;
        var speech = Speech.Of(text.Rewrite, sentence, text.Quoted, text.Form.Pairs || text.Form.Tables, start + length);
        if (speech.Words == 0)
            return IsSign(text, place) ? Enough : 0;
        var marks = Marks(speech, place, text.Form);
        return marks < Math.Max(least - Unlinked, 0.25) ? 0 : marks + Link(text, sentence, start + length);
    }

    /// <summary>A sentence, or its first line: a line without an end mark is one sentence with what follows.</summary>
    static Range Line(FormText text, int sentence)
    {
        var (start, length) = text.Rewrite.Sentences[sentence].GetOffsetAndLength(text.Rewrite.Text.Length);
        return text.Rewrite.Text.AsSpan(start, length).IndexOfAny('\n', '\r') is > 0 and var line ? start..(start + line) : start..(start + length);
    }

    /// <summary>What a sentence weighs that shares no word with the source.</summary>
    const double Unlinked = 2;

    /// <summary>From 2 for a sentence that shares no word with the source down to -3; a word that is used of tasks, too, is less than a word.</summary>
    static double Link(FormText text, int sentence, int until)
    {
        Span<char> lower = stackalloc char[24];
        var (first, end) = text.WordsOf(sentence);
        var links = 0.0;
        for (var i = first; i < end && text.Rewrite.AllWords[i].End <= until; i++)
        {
            var word = text.Rewrite.AllWords[i];
            if (word.Function || text.Words[i] == 0)
                continue;
            var says = Says.Nothing;
            if (word.Length <= lower.Length)
            {
                text.Rewrite.Text.AsSpan(word.Start, word.Length).ToLowerInvariant(lower);
                if (DriftWords.Of(lower[..word.Length]) != 0)
                    continue;
                says = SpeechWords.Of(lower[..word.Length]);
            }
            if (text.SourceHas(i) || text.SourceBegins(i))
                links += (says & ~Says.Craft) == Says.Nothing ? 1 : 0.9;
        }
        return links < Unlinked ? Unlinked - links : Math.Max(-3, Unlinked - 1.25 * links);
    }

    /// <summary>How far a sentence speaks to a reader or of a task. A style that may keep the page's voice may order and address.</summary>
    static double Marks(in Speech speech, in Place place, StyleForm form)
    {
        var voice = form.Reports ? 1 : 0.5;
        var weight = voice * (speech.If(Says.Self, 1.5) + speech.If(Says.You, 1.5) + speech.If(Says.We, 0.25) + ((speech.First & Says.Order) != 0 ? 1.25 : 0) + (place.Exclaims ? 1.25 : 0) + (place.Asks && !place.IsInQuestion ? 1.25 : 0))
            + speech.If(Says.Piece, 1) + speech.If(Says.Given, 0.75) + speech.If(Says.Making, 0.75) + speech.If(Says.Reply, 1) + speech.If(Says.Editing, 0.5) + (speech.Edits > 1 ? 0.5 : 0) + speech.If(Says.Count, 1) + speech.If(Says.Note, 0.75)
            + speech.If(Says.Wish, 0.75) + speech.If(Says.Help, 0.25) + speech.If(Says.Please, 1) + speech.If(Says.Here, 0.5) + speech.If(Says.Request, 0.75) + speech.If(Says.Sorry, 1.5) + speech.If(Says.End, 0.75) + speech.If(Says.Machine, 1)
            + speech.If(Says.Assent, 0.25) + speech.If(Says.Rule, 0.25) + Math.Min(1.5, 0.5 * speech.Crafts);
        weight += place.IsBracketed && !place.IsItem ? 1 : 0;
        weight += (speech.First & Says.This) != 0 && speech.Has(Says.Piece) ? 0.75 : 0;
        weight += place.IsLine && !place.IsItem ? 0.75 : 0;
        weight += place.HasColon ? place.EndsWithColon ? 0.5 : 1 : 0;
        weight += speech.Words <= 3 ? 0.5 : 0;
        weight += HasSign(place.Sentence) ? 2 : 0;
        return weight - 0.15 * Math.Max(0, speech.Topics - 3);
    }

    static bool IsSign(FormText text, in Place place) => HasSign(place.Sentence) && !text.Source.Text.AsSpan().Contains(place.Sentence, StringComparison.Ordinal);

    /// <summary>Emoji, ticks and crosses.</summary>
    static bool HasSign(ReadOnlySpan<char> sentence) => sentence.IndexOfAnyInRange('\u2600', '\u27BF') >= 0 || sentence.IndexOfAnyInRange('\uD83C', '\uD83E') >= 0;
}
