namespace Loam.Languages;

/// <summary>A language and how sure it is.</summary>
/// <param name="Language">ISO 639-1 code, or null where the text says too little.</param>
/// <param name="Confidence">0 (nothing known) to 1.</param>
public readonly record struct LanguageGuess(string? Language, double Confidence);

/// <summary>Tells the language of a text: by its script where that is enough, else by the likelihood of its letters under n-gram models.</summary>
/// <remarks>
/// Looks at whole texts up to 1,500 characters, and at the beginning, the middle and the end of longer ones, 500 characters each. Deterministic; thread-safe.
/// Models: see <c>docs/filters/language.md</c>.
/// </remarks>
public static class LanguageDetector
{
    /// <summary>Fewer letters than this (one Han character counts 4, one syllable 3) tell nothing.</summary>
    public const int MinLetters = 10;

    const int WholeText = 1500, Window = 500;

    // Letters depend on each other far beyond four places, so likelihoods of independent letters are too sure of themselves: measured on
    // news sentences, dividing their logarithms by this makes the confidence the share of right answers.
    const double Temperature = 3.5;

    // Nats per letter: text in its own language stays below the first, keyboard noise lies above the second.
    const double PlausibleCost = 3.0, NoiseCost = 4.5;

    static readonly Lazy<Dictionary<Script, LanguageModel>> Models = new(Load);

    /// <summary>All languages that can come out, in ordinal order.</summary>
    public static IReadOnlyList<string> Languages => [.. Models.Value.Values.SelectMany(model => model.Languages)
        .Concat(Enum.GetValues<Script>().Select(Scripts.OnlyLanguage).OfType<string>()).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The language of a text.</summary>
    public static LanguageGuess Detect(ReadOnlySpan<char> text)
    {
        if (text.Length <= WholeText)
            return Decide(text, [], []);
        var middle = (text.Length - Window) / 2;
        return Decide(text[..Window], FromWord(text.Slice(middle, Window)), FromWord(text[^Window..]));
    }

    static ReadOnlySpan<char> FromWord(ReadOnlySpan<char> window)
    {
        var start = 0;
        while (start < 30 && Scripts.Of(window[start]) != Script.None)
            start++;
        return window[start..];
    }

    static LanguageGuess Decide(ReadOnlySpan<char> first, ReadOnlySpan<char> second, ReadOnlySpan<char> third)
    {
        Span<int> letters = stackalloc int[Scripts.Count];
        letters.Clear();
        Count(first, letters);
        Count(second, letters);
        Count(third, letters);
        // Japanese is Han and kana together, Chinese has no kana.
        var (all, best) = (0, Script.None);
        if (letters[(int)Script.Kana] * 8 > letters[(int)Script.Han])
            (letters[(int)Script.Kana], letters[(int)Script.Han]) = (letters[(int)Script.Kana] + letters[(int)Script.Han], 0);
        for (var s = 1; s < letters.Length; s++)
        {
            all += letters[s];
            if (letters[s] > letters[(int)best])
                best = (Script)s;
        }
        if (letters[(int)best] < MinLetters)
            return new(null, 0);
        var share = (double)letters[(int)best] / all;
        if (Scripts.OnlyLanguage(best) is { } only)
            return new(only, share);
        if (!Models.Value.TryGetValue(best, out var model))
            return new(null, 0);
        Span<int> costs = stackalloc int[LanguageModel.RowWidth];
        costs.Clear();
        var known = Score(first, best, model, costs) + Score(second, best, model, costs) + Score(third, best, model, costs);
        return Choose(model, costs, known, share);
    }

    static LanguageGuess Choose(LanguageModel model, ReadOnlySpan<int> costs, int known, double share)
    {
        if (known == 0)
            return new(null, 0);
        var winner = 0;
        for (var l = 1; l < model.Languages.Length; l++)
            if (costs[l] < costs[winner])
                winner = l;
        var sum = 0.0;
        for (var l = 0; l < model.Languages.Length; l++)
            sum += Math.Exp((costs[winner] - costs[l]) / (Temperature * LanguageModel.UnitsPerNat));
        var cost = (double)costs[winner] / (known * LanguageModel.UnitsPerNat);
        var plausible = Math.Clamp((NoiseCost - cost) / (NoiseCost - PlausibleCost), 0, 1);
        return new(model.Languages[winner], share * plausible / sum);
    }

    static void Count(ReadOnlySpan<char> text, Span<int> letters)
    {
        foreach (var c in text)
        {
            var script = Scripts.Of(c);
            letters[(int)script] += Scripts.Weight(script);
        }
        letters[0] = 0;
    }

    static int Score(ReadOnlySpan<char> text, Script script, LanguageModel model, Span<int> costs)
    {
        Span<char> word = stackalloc char[Window];
        var (known, length) = (0, 0);
        foreach (var c in text)
        {
            if (Scripts.Of(c) == script && length < word.Length)
                word[length++] = Scripts.Lower(c);
            else if (length > 0)
            {
                known += model.Add(word[..length], costs);
                length = 0;
            }
        }
        return known + model.Add(word[..length], costs);
    }

    static Dictionary<Script, LanguageModel> Load()
    {
        using var stream = typeof(LanguageDetector).Assembly.GetManifestResourceStream("Loam.Languages.languages.model")!;
        return LanguageModel.Read(stream);
    }
}
