using System.Collections.Frozen;
using Loam.Text;

namespace Loam.Measuring;

/// <summary>Finds names of people, places and organisations by their shape alone, for shares over many pages: careful rather than complete.</summary>
/// <remarks>
/// Counted are: two or more capitalised words in a row, none of them the first of its sentence or a function word
/// (<c>Henry Wadsworth Longfellow</c>); words with two capitals and no full stop (<c>NATO</c>, <c>SAP</c>); and in languages that do not
/// capitalise nouns (all but German), single capitalised words inside a sentence. A name's key is its last word: who is introduced with
/// a first name and then goes by the last is still there.
/// </remarks>
ref struct Names(ReadOnlySpan<char> text, bool nounsAreCapitalised, List<ulong> keys)
{
    readonly ReadOnlySpan<char> text = text;
    WordSpan last;
    int run;

    /// <summary>Takes the next word of the text.</summary>
    public void Take(WordSpan word, bool firstOfSentence)
    {
        var span = text.Slice(word.Start, word.Length);
        var name = !firstOfSentence && IsCapitalised(span) && !FunctionWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(span);
        if (run > 0 && !(name && IsSpace(text[last.End..word.Start])))
            End();
        if (name)
            (run, last) = (run + 1, word);
        else if (firstOfSentence && IsAcronym(span))
            keys.Add(WordKeys.Of(span));
    }

    /// <summary>Ends the name that the last words may have made; call it once after the last word.</summary>
    public void End()
    {
        if (run == 0)
            return;
        var word = text.Slice(last.Start, last.Length);
        if (run > 1 || !nounsAreCapitalised || IsAcronym(word))
            keys.Add(WordKeys.Of(word));
        run = 0;
    }

    static bool IsSpace(ReadOnlySpan<char> between) => between is [' ' or '\u00A0'];

    static bool IsCapitalised(ReadOnlySpan<char> word) => word.Length > 1 && char.IsUpper(word[0]);

    static bool IsAcronym(ReadOnlySpan<char> word)
    {
        if (word.Length < 2 || !char.IsUpper(word[0]) || !char.IsUpper(word[1]))
            return false;
        foreach (var c in word)
            if (!char.IsUpper(c) && !char.IsDigit(c))
                return false;
        return true;
    }

    static readonly FrozenSet<string> FunctionWords = FrozenSet.ToFrozenSet(
        ["Der", "Die", "Das", "Den", "Dem", "Des", "Ein", "Eine", "Einen", "Einem", "Einer", "Eines", "Er", "Sie", "Es", "Wir", "Ihr", "Ich", "Ihre", "Ihren", "Ihrem", "Ihnen",
         "Und", "Oder", "Aber", "In", "Im", "Am", "An", "Auf", "Aus", "Bei", "Mit", "Nach", "Von", "Vom", "Zu", "Zum", "Zur", "Für", "Als", "Wie", "Wenn", "Was", "Wer", "Wo",
         "The", "A", "I", "He", "She", "It", "We", "You", "They", "And", "Or", "But", "On", "At", "To", "Of", "For", "From", "With", "By", "As", "If", "This", "That", "These", "Those",
         "His", "Her", "Its", "Our", "My", "Your", "Their", "What", "When", "Where", "Who", "How", "Why", "Not", "No", "Yes"],
        StringComparer.Ordinal);
}
