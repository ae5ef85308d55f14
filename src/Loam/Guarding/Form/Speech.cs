namespace Loam.Guarding.Form;

/// <summary>What one sentence says of the task, gathered word by word; words in quotation marks are the page's people and do not count.</summary>
ref struct Speech
{
    /// <summary>All that its words can do.</summary>
    internal Says All;

    /// <summary>What its first word can do.</summary>
    internal Says First;

    /// <summary>Words outside quotes.</summary>
    internal int Words;

    /// <summary>How many name a piece of writing.</summary>
    internal int Pieces;

    /// <summary>How many name what it is made of.</summary>
    internal int Givens;

    /// <summary>How many say how it is made.</summary>
    internal int Makings;

    /// <summary>How many are about something else: neither function words nor words about the task. Talk about the task has hardly any.</summary>
    internal int Topics;

    /// <summary>How many an editor would say.</summary>
    internal int Edits;

    /// <summary>How many a writer's workshop, or a reader, would say.</summary>
    internal int Crafts;

    /// <summary>How many say yes, among the first of the sentence.</summary>
    internal int Assents;

    /// <summary>How many give an order: at the start, or behind <c>and</c> and a comma.</summary>
    internal int Orders;

    internal readonly bool Has(Says says) => (All & says) != 0;

    internal readonly double If(Says says, double weight) => (All & says) != 0 ? weight : 0;

    /// <summary>Whether what it can do is refused.</summary>
    internal readonly bool Denies => Has(Says.Refuses) || Has(Says.Can) && Has(Says.Not);

    internal static Speech Of(GuardText text, int sentence, ReadOnlySpan<bool> quoted, bool labels, int until = int.MaxValue)
    {
        var speech = new Speech();
        Span<char> lower = stackalloc char[24];
        var words = text.WordsOf(sentence);
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            if (word.End > until)
                break;
            if (quoted[word.Start] || labels && IsLabel(text, word))
                continue;
            speech.Words++;
            if (word.Length > lower.Length)
            {
                speech.Topics++;
                continue;
            }
            var written = text.Text.AsSpan(word.Start, word.Length);
            written.ToLowerInvariant(lower);
            var key = lower[..word.Length];
            key.Replace('’', '\'');
            var says = SpeechWords.Of(key);
            // "Sie" is an address where it has its capital from nothing else; "I" a speaker where it is no king's number.
            if (word.Capital && !word.Opens)
                says &= ~(Says.Self | Says.We | Says.You);
            if (word.Capital && !word.Opens && written is "Sie" or "Ihnen" or "Ihr" or "Ihre" or "Ihrem" or "Ihren" or "Ihrer" or "Ihres")
                says |= Says.You;
            else if (written is "I" && (i == 0 || !words[i - 1].Capital || words[i - 1].Opens) && i + 1 < words.Length && !words[i + 1].Capital)
                says |= Says.Self;
            if (written is ['I', '\'' or '’', ..])
                says |= Says.Self;
            if (speech.Words > 3)
                says &= ~Says.Assent;
            speech.Crafts += (says & Says.Craft) != 0 ? 1 : 0;
            if ((says & Says.Order) != 0 && !(speech.Words == 1 || speech.Words == 2 && (speech.First & Says.Please) != 0 || i > 0 && text.Text.AsSpan(words[i - 1].Start, words[i - 1].Length) is "und" or "and" or "then" or "dann" || i > 0 && text.Text[words[i - 1].End] == ','))
                says &= ~Says.Order;
            if (speech.Words == 1)
                speech.First = says;
            speech.All |= says;
            speech.Pieces += (says & Says.Piece) != 0 ? 1 : 0;
            speech.Edits += (says & Says.Editing) != 0 ? 1 : 0;
            speech.Givens += (says & Says.Given) != 0 ? 1 : 0;
            speech.Makings += (says & Says.Making) != 0 ? 1 : 0;
            speech.Topics += (says & ~Says.Craft) == Says.Nothing && !word.Function && DriftWords.Of(key) == 0 ? 1 : 0;
            speech.Assents += (says & Says.Assent) != 0 ? 1 : 0;
            speech.Orders += (says & Says.Order) != 0 ? 1 : 0;
        }
        return speech;
    }

    static bool IsLabel(GuardText text, GuardWord word) => word.Opens && word.Stem.Length == 0 && word.Function && word.End < text.Text.Length && text.Text[word.End] == ':';

    /// <summary>Marks what stands in quotation marks, line by line: a quote that is not closed ends with its line.</summary>
    internal static bool[] Quoted(string text)
    {
        var quoted = new bool[text.Length];
        var rest = text.AsSpan();
        if (rest.IndexOfAny(Marks) < 0)
            return quoted;
        var (open, close) = (-1, '\0');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n')
                open = -1;
            else if (open >= 0 && (c == close || close == '“' && c is '”' or '"'))
            {
                quoted.AsSpan(open, i - open).Fill(true);
                open = -1;
            }
            else if (open < 0 && CloserOf(c) is var closer and not '\0')
                (open, close) = (i, closer);
        }
        return quoted;
    }

    static char CloserOf(char c) => c switch { '„' => '“', '“' => '”', '»' => '«', '«' => '»', '"' => '"', '‚' => '‘', '›' => '‹', '‹' => '›', _ => '\0' };

    static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create("„“»«\"‚›‹");
}
