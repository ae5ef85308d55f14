using System.Runtime.InteropServices;
using Loam.Text;

namespace Loam.Guarding;

/// <summary>One word of a text, as the guard sees it.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Form">What is known of it wherever it stands.</param>
/// <param name="Stem">Its stem; empty for the labels of question-answer pairs.</param>
/// <param name="Sentence">Number of its sentence.</param>
/// <param name="Function">True for articles, pronouns and their like, and for the labels of question-answer pairs.</param>
/// <param name="Capital">True when it begins with a capital letter.</param>
/// <param name="Opens">True when it opens its sentence or stands behind a colon or an opening quote.</param>
readonly record struct GuardWord(int Start, int Length, WordForm Form, string Stem, int Sentence, bool Function, bool Capital, bool Opens)
{
    internal int End => Start + Length;
}

/// <summary>A text cut into sentences and words, once, for all checks.</summary>
sealed class GuardText
{
    internal GuardText(string text, string? language)
    {
        Text = text;
        Sentences = Loam.Text.Sentences.In(text);
        var words = new List<GuardWord>(text.Length / 6);
        for (var sentence = 0; sentence < Sentences.Count; sentence++)
        {
            var (start, length) = Sentences[sentence].GetOffsetAndLength(text.Length);
            var opens = true;
            foreach (var span in Words.In(text.AsSpan(start, length)))
            {
                // "LED-Lampen" and "Müller/Maier" compare part by part.
                for (var (from, end) = (start + span.Start, start + span.End); from < end;)
                {
                    var hyphen = text.AsSpan(from, end - from).IndexOfAny('-', '‐', '·');
                    var size = hyphen < 0 ? end - from : hyphen;
                    if (size > 0)
                    {
                        var word = text.AsSpan(from, size);
                        var form = WordForm.Of(word, language);
                        var isLabel = opens && word is "Frage" or "Antwort" or "Question" or "Answer" && from + size < text.Length && text[from + size] == ':';
                        words.Add(new(from, size, form, isLabel ? "" : form.Stem, sentence, isLabel || form.IsFunction, char.IsUpper(word[0]), opens || from >= 2 && text[from - 1] is '„' or '"' or '“' or '»' or '«'));
                        opens &= isLabel;
                    }
                    from += size + 1;
                }
                if (span.End < length && text[start + span.End] == ':')
                    opens = true;
            }
        }
        AllWords = words;
        starts = new int[Sentences.Count + 1];
        var next = 0;
        for (var sentence = 0; sentence < Sentences.Count; sentence++)
        {
            starts[sentence] = next;
            while (next < words.Count && words[next].Sentence == sentence)
                next++;
        }
        starts[^1] = next;
    }

    readonly int[] starts;

    internal string Text { get; }

    internal List<Range> Sentences { get; }

    internal List<GuardWord> AllWords { get; }

    /// <summary>Index of the first word of a sentence.</summary>
    internal int FirstWord(int sentence) => starts[sentence];

    /// <summary>The words of one sentence.</summary>
    internal ReadOnlySpan<GuardWord> WordsOf(int sentence) => CollectionsMarshal.AsSpan(AllWords)[starts[sentence]..starts[sentence + 1]];

    /// <summary>The words of one sentence, as indices of <see cref="AllWords"/>: the first, and one past the last.</summary>
    internal (int First, int End) PlacesOf(int sentence) => (starts[sentence], starts[sentence + 1]);

    internal string Sentence(int number) => Text[Sentences[number]];

    internal string Of(GuardWord word) => Text.Substring(word.Start, word.Length);
}
