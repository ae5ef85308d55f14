namespace Loam.Guarding.Form;

/// <summary>What models say when they do not write the text: refusals, words about the task before and behind it, and orders that were given to them.</summary>
/// <remarks>
/// Each sentence is weighed by what its words can do (<see cref="SpeechWords"/>) and by its place: a page's own sentence in the middle of an article needs more to be doubted
/// than the first or the last. What the source says in the same words is the page's. The weights are set by hand on wordings of several model families, and tested on others.
/// </remarks>
static class Remarks
{
    /// <summary>Sentences at either end that count as the opening and the closing.</summary>
    internal const int Edge = 3;

    const double Enough = 3.5;

    /// <summary>What is enough at either end, where no faithful rewrite that was seen comes to more than 2.8.</summary>
    const double EnoughAtEdge = 3;

    internal static void Look(FormText pair, List<Finding> findings)
    {
        var (text, form) = (pair.Rewrite, pair.Form);
        var quoted = pair.Quoted;
        var (refused, chatted, leaked) = (false, false, false);
        var ownVoice = -1.0;
        var first = 0;
        for (var i = 0; i < text.Sentences.Count; i++)
        {
            var (start, length) = text.Sentences[i].GetOffsetAndLength(text.Text.Length);
            if (length == 0 || text.Text[start] == '=')
                continue;
            var place = new Place(text.Text, start, start + length, first++, text.Sentences.Count - 1 - i, form.Pairs);
            var speech = Speech.Of(text, i, quoted, form.Pairs || form.Tables);
            if (speech.All == Says.Nothing)
                continue;
            var self = form.Reports ? 4.0 : 3;
            if (speech.Has(Says.Self) && !form.Reports)
                self = ownVoice = ownVoice >= 0 ? ownVoice : Voice(pair.Source);
            var refusal = Refusal(speech, place, self);
            var chatter = place.IsEdge && !(form.Pairs && PairForm.IsQuestion(text.Text.AsSpan(start, length))) ? Chatter(speech, place, self, form) : 0;
            if (chatter < EnoughAtEdge && first <= 2 && form.Retells && text.Text.AsSpan(start, Math.Min(length, 150)).IndexOf(": ") is > 0 and var colon)
            {
                // The preamble stands in the line of the first sentence.
                length = colon + 1;
                chatter = Chatter(Speech.Of(text, i, quoted, labels: false, start + length), new(text.Text, start, start + length, first - 1, text.Sentences.Count - 1 - i, pairs: false), self, form);
            }
            var order = Order(speech, place, form);
            if (refusal < Enough && order < (place.IsEdge ? EnoughAtEdge : Enough) && chatter < EnoughAtEdge || IsOfTheSource(pair, i, start + length))
                continue;
            var reason = refusal >= Enough && refusal + 2 >= Math.Max(chatter, order) ? GuardReasons.Refusal : order > chatter ? GuardReasons.PromptLeak : GuardReasons.Chatter;
            ref var told = ref reason == GuardReasons.Refusal ? ref refused : ref reason == GuardReasons.Chatter ? ref chatted : ref leaked;
            if (!told)
                findings.Add(Evidence.At(reason, text.Text, start..(start + length)));
            told = true;
        }
    }

    static double Refusal(in Speech speech, in Place place, double self)
    {
        if (!speech.Denies && !speech.Has(Says.Machine | Says.Sorry | Says.Lacks | Says.Rule) || !speech.Has(Says.Self | Says.You | Says.Machine | Says.Sorry | Says.We))
            return 0;
        // One who regrets, cannot, or is a machine; what it is about adds to it.
        var weight = (speech.Denies ? 1.5 : 0) + speech.If(Says.Refuses, 0.5) + speech.If(Says.Self, self - 1) + speech.If(Says.We, 0.5) + speech.If(Says.Sorry, 1.25)
            + speech.If(Says.Rule, 1) + speech.If(Says.Request, 0.75) + speech.If(Says.Piece, 0.5) + speech.If(Says.Making, 0.5) + speech.If(Says.Given, 0.25);
        if (speech.Has(Says.Machine) && speech.Has(Says.Self | Says.Making | Says.Piece))
            weight += 1.5;
        if (speech.Has(Says.Lacks) && speech.Has(Says.Piece | Says.Given) && speech.Has(Says.You | Says.Self))
            weight += speech.Has(Says.You) ? 2 : 1;
        if ((speech.First & Says.Sorry) != 0 && speech.Has(Says.Piece | Says.Request))
            weight += 2;
        weight -= 0.2 * Math.Max(0, speech.Topics - 4);
        return place.IsEdge ? weight : weight - 0.5;
    }

    static double Chatter(in Speech speech, in Place place, double self, StyleForm form)
    {
        if (place.IsFirst && speech.Words is > 0 and <= 4 && speech.Assents >= Math.Max(1, speech.Words - 1) && !place.InPairs)
            return Enough;
        if (place.IsTail && speech.Has(Says.Count) && speech.Words <= 6 && (place.HasColon && !place.IsLabelled || place.IsBracketed) || place.IsLoose && speech.Has(Says.Count))
            return Enough;
        if (place.IsTail && speech.Has(Says.End) && speech.Has(Says.Piece) && speech.Words <= 5 || place.IsFirst && place.Exclaims && speech.Words <= 3 && form.Reports && !place.InPairs)
            return Enough;
        // Who reports speaks of nobody here and to nobody there.
        var weight = speech.If(Says.Self, self) + speech.If(Says.You, form.Reports ? 2.25 : 1.5) + speech.If(Says.Piece, 1) + (speech.Pieces > 1 ? 0.75 : 0) + speech.If(Says.Making, 1) + (speech.Makings > 1 ? 0.75 : 0)
            + (speech.Givens > 1 ? 1.25 : speech.Givens > 0 ? 0.75 : 0) + (speech.Edits > 1 ? 1.25 : speech.Edits > 0 ? 0.75 : 0) + speech.If(Says.Wish, 1.25) + speech.If(Says.Machine, 1) + speech.If(Says.We, 0.25);
        if (weight > 0)
            weight += speech.If(Says.Here, 1) + speech.If(Says.Help, 1) + speech.If(Says.Please, speech.Has(Says.Note) ? 1.5 : 0.75);
        var about = speech.Has(Says.Self | Says.You | Says.Piece | Says.Making | Says.Reply);
        if ((speech.First & Says.This) != 0 && speech.Has(Says.Piece))
            weight += 0.75;
        weight += (speech.First & Says.Wish) != 0 && speech.Has(Says.You | Says.Self) ? 0.75 : (speech.First & Says.Making) != 0 && speech.Has(Says.Piece | Says.Given) ? 0.5 : 0;
        if ((speech.First & Says.Order) != 0 && speech.Has(Says.We) && about)
            weight += 1.5;
        if (place.IsHead)
        {
            weight += speech.Has(Says.Here) && speech.Has(Says.Piece) && speech.Has(Says.Making | Says.Given) ? 0.5 : 0;
            weight += speech.Assents > 0 && (speech.First & Says.Assent) != 0 && about ? 1 : 0;
            weight += !place.EndsWithColon || !about || place.InPairs && !place.IsLoose ? 0 : place.IsFirst && place.IsLine || speech.Words <= 3 && speech.Topics == 0 ? 2.5 : place.IsFirst ? 2 : 1.5;
        }
        if (place.IsTail)
        {
            weight += speech.Has(Says.Here) && speech.Has(Says.Piece) ? 0.5 : 0;
            weight += (speech.First & (Says.Note | Says.Given)) != 0 && place.HasColon ? 1.5 : 0;
            weight += place.Asks && !place.IsLabelled && speech.Has(Says.You | Says.Self) ? 1 : 0;
            weight += place.Exclaims && about ? 0.75 : 0;
            weight += speech.Has(Says.End) && speech.Words <= 3 ? place.IsBracketed || speech.Has(Says.Piece) ? Enough : 1.5 : 0;
            weight += place.IsBracketed ? 0.75 : 0;
        }
        weight -= 0.4 * Math.Max(0, speech.Topics - 2);
        return place.IsLoose && about ? weight + 1.5 : weight;
    }

    static double Order(in Speech speech, in Place place, StyleForm form)
    {
        var weight = 0.0;
        if (speech.Orders > 0 && (speech.First & (Says.Order | Says.You | Says.Please)) != 0)
            weight += (form.Reports ? 2.25 : 1) + (speech.Orders > 1 ? 0.75 : 0);
        if (speech.Has(Says.You) && speech.Has(Says.Are) && speech.Words > 3 && (speech.First & (Says.You | Says.Are)) != 0)
            weight += speech.Has(Says.Machine | Says.Making | Says.Editing) ? 3 : 1.5;
        if (speech.Has(Says.Must) && speech.Has(Says.Reply))
            weight += 2;
        if (speech.Has(Says.You) && speech.Has(Says.Request))
            weight += 2;
        if (speech.Has(Says.Must) && speech.Has(Says.Not) && speech.Has(Says.Making) && speech.Has(Says.Given | Says.Editing))
            weight += 1;
        if (place.IsLine && place.EndsWithColon && speech.Words is > 0 and <= 4 && speech.Has(Says.Piece | Says.Given) && (!place.InPairs || place.IsLoose))
            return Enough;
        if (weight == 0)
            return 0;
        return weight + speech.If(Says.Piece, 0.75) + (speech.Pieces > 1 ? 0.5 : 0) + speech.If(Says.Making, 0.5) + speech.If(Says.Given, 0.75) + speech.If(Says.Here, 0.5)
            + (speech.Edits > 1 ? 1.25 : speech.Edits > 0 ? 0.75 : 0) + speech.If(Says.Not, 0.25) - 0.3 * Math.Max(0, speech.Topics - 2);
    }

    /// <summary>What a first person weighs where the style may keep it: much, unless the page speaks so itself.</summary>
    static double Voice(GuardText source)
    {
        var said = 0;
        foreach (var word in source.AllWords)
        {
            if (word.Function && word.Length <= 7 && source.Text.AsSpan(word.Start, word.Length) is var written && (written is "I" || written.Equals("ich", StringComparison.OrdinalIgnoreCase) || written.Equals("my", StringComparison.OrdinalIgnoreCase)))
                said++;
        }
        return said >= 2 ? 1 : 3;
    }

    /// <summary>True where the source says a sentence in nearly the same words.</summary>
    internal static bool IsOfTheSource(FormText pair, int sentence, int until)
    {
        var (first, end) = pair.WordsOf(sentence);
        while (end > first && pair.Rewrite.AllWords[end - 1].End > until)
            end--;
        return end - first > 3 && pair.OfTheSource(first, end) >= 0.6;
    }
}
