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
static class Names
{
    /// <summary>The keys (see <see cref="WordKeys.Of"/>) of the names of one sentence, in order.</summary>
    public static void In(ReadOnlySpan<char> sentence, bool nounsAreCapitalised, List<ulong> keys)
    {
        var (run, first) = (0, true);
        WordSpan last = default;
        foreach (var word in Words.In(sentence))
        {
            var span = sentence.Slice(word.Start, word.Length);
            if (first)
            {
                first = false;
                if (IsAcronym(span))
                    keys.Add(WordKeys.Of(span));
                continue;
            }
            var name = IsCapitalised(span) && !FunctionWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(span);
            if (run > 0 && !(name && IsSpace(sentence[last.End..word.Start])))
            {
                Add(sentence.Slice(last.Start, last.Length), run, nounsAreCapitalised, keys);
                run = 0;
            }
            if (name)
                (run, last) = (run + 1, word);
        }
        if (run > 0)
            Add(sentence.Slice(last.Start, last.Length), run, nounsAreCapitalised, keys);
    }

    static void Add(ReadOnlySpan<char> word, int run, bool nounsAreCapitalised, List<ulong> keys)
    {
        if (run > 1 || !nounsAreCapitalised || IsAcronym(word))
            keys.Add(WordKeys.Of(word));
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
