using Loam.Text;

namespace Loam.Guarding.Form;

/// <summary>Question-answer pairs as they should be: a question, its answer, in the language of the text, no question twice.</summary>
static class PairForm
{
    internal static bool IsQuestion(ReadOnlySpan<char> line) => Label(line, Questions) > 0;

    internal static bool IsAnswer(ReadOnlySpan<char> line) => Label(line, Answers) > 0;

    internal static void Look(FormText text, List<Finding> findings)
    {
        var all = text.Pair.Text.AsSpan();
        var asked = new Dictionary<ulong, int>();
        var (questions, open, answered) = (0, -1, -1);
        for (var start = 0; start < all.Length;)
        {
            var length = all[start..].IndexOf('\n') is >= 0 and var end ? end : all.Length - start;
            var line = all.Slice(start, length).Trim();
            var at = start + all.Slice(start, length).IndexOf(line);
            var fault = line.IsEmpty ? null : Fault(line, at);
            if (fault is not null)
            {
                findings.Add(Evidence.At(GuardReasons.MalformedPairs, text.Pair.Text, at..(at + line.Length)) with { Evidence = $"{fault}: {Cut(line)}" });
                return;
            }
            start += length + 1;
        }
        if (questions == 0)
            findings.Add(Evidence.Of(GuardReasons.MalformedPairs, "no question"));
        else if (open >= 0)
            findings.Add(Evidence.At(GuardReasons.MalformedPairs, text.Pair.Text, open..) with { Evidence = "a question without an answer: " + Cut(all[open..].Trim()) });

        string? Fault(ReadOnlySpan<char> line, int at)
        {
            if (Label(line, Questions) is > 0 and var label)
            {
                if (open >= 0)
                    return "a question in place of an answer";
                if (answered == 0)
                    return "an answer that says nothing before";
                questions++;
                (open, answered) = (at, -1);
                var question = line[label..].Trim();
                if (!Asks(question))
                    return "a question that asks nothing";
                if (IsForeign(line, Questions, text.Pair.Language))
                    return "a label in another language";
                var hash = Hash(question);
                if (!asked.TryAdd(hash, at))
                    return "the same question twice";
            }
            else if (Label(line, Answers) is > 0 and var reply)
            {
                if (open < 0)
                    return questions == 0 ? "an answer without a question" : "a second answer";
                if (IsForeign(line, Answers, text.Pair.Language))
                    return "a label in another language";
                if (Label(line[reply..].Trim(), Answers) > 0 || Label(line[reply..].Trim(), Questions) > 0)
                    return "a label twice";
                answered = Words.Count(line[reply..]);
                open = answered == 0 ? open : -1;
            }
            else if (questions == 0)
            {
                return "words before the first question";
            }
            else if (open >= 0 && Words.Count(line) > 0)
            {
                // An answer in lines of its own below its label, or a question that goes on.
                open = answered == 0 ? -1 : open;
                answered = answered == 0 ? 1 : answered;
            }
            return null;
        }
    }

    /// <summary>A question has a word besides its label that is none of punctuation; a mark of question is not asked for: "Name two causes." asks, too.</summary>
    static bool Asks(ReadOnlySpan<char> question)
    {
        var (words, letters) = (0, 0);
        foreach (var word in Words.In(question))
        {
            words++;
            letters += word.Length;
        }
        return words >= 2 && letters >= 5 && Label(question, Questions) == 0 && Label(question, Answers) == 0 && (question.Contains('?') || question.TrimEnd("\"“” ") is [.., '.' or '!' or ':']);
    }

    static ulong Hash(ReadOnlySpan<char> question)
    {
        var hash = 0UL;
        Span<char> lower = stackalloc char[64];
        foreach (var span in Words.In(question))
        {
            var word = question.Slice(span.Start, Math.Min(span.Length, lower.Length));
            word.ToLowerInvariant(lower);
            hash = StableHash.Mix(hash ^ StableHash.Of(lower[..word.Length]));
        }
        return hash;
    }

    static string Cut(ReadOnlySpan<char> line) => (line.IndexOf('\n') is >= 0 and var end ? line[..end] : line) is { Length: > 80 } words ? $"{words[..79]}…" : line.ToString();

    static bool IsForeign(ReadOnlySpan<char> line, string[] labels, string? language)
    {
        if (language is not ("de" or "en"))
            return false;
        var german = line.StartsWith(labels[0], StringComparison.OrdinalIgnoreCase);
        var english = line.StartsWith(labels[1], StringComparison.OrdinalIgnoreCase);
        return language == "de" ? english : german;
    }

    /// <summary>German, English, then short ones and those of other languages.</summary>
    static readonly string[] Questions = ["Frage", "Question", "Q", "F", "Pregunta", "Domanda", "Vraag", "Pergunta", "Pytanie", "Вопрос", "问题", "問", "问"];

    static readonly string[] Answers = ["Antwort", "Answer", "A", "Réponse", "Respuesta", "Risposta", "Antwoord", "Resposta", "Odpowiedź", "Ответ", "答案", "答"];

    /// <summary>Letters of the label that opens a line (<c>Frage:</c>, <c>Q2:</c>, <c>Answer 3:</c>), with its colon; 0 where none does.</summary>
    static int Label(ReadOnlySpan<char> line, string[] labels)
    {
        var colon = line[..Math.Min(line.Length, 16)].IndexOfAny(':', '：');
        if (colon <= 0)
            return 0;
        var name = line[..colon].TrimEnd(" 0123456789.").TrimStart("*_ ");
        foreach (var label in labels)
        {
            if (name.Equals(label, StringComparison.OrdinalIgnoreCase))
                return colon + 1;
        }
        return 0;
    }
}
