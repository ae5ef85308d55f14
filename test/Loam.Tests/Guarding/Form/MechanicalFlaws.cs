using System.Text.RegularExpressions;
using Loam.Documents;
using Loam.Guarding;
using Loam.Rewriting.Styles.Qa;
using Loam.Rewriting.Styles.Wiki;
using Loam.Steps;
using Loam.Text;

namespace Loam.Tests.Guarding.Form;

/// <summary>A rewrite with one flaw of form.</summary>
/// <param name="Kind">What was done to it, e.g. <c>loop</c>.</param>
/// <param name="How">In which way, e.g. <c>sentence</c>.</param>
/// <param name="Pair">The pair.</param>
/// <param name="Reasons">What it may rightly be called.</param>
sealed record FlawedPair(string Kind, string How, GuardPair Pair, params Reason[] Reasons)
{
    /// <summary>The words that were put in, where they came from a list.</summary>
    public string? Said { get; init; }
}

/// <summary>Makes faithful rewrites into rewrites with one flaw, as models and servers make them. Seeded: the same seed, the same flaws.</summary>
/// <param name="faithful">Rewrites to spoil, and to take sentences of another language from.</param>
/// <param name="wordings">What models say besides the text.</param>
/// <param name="seed">Seed.</param>
sealed partial class MechanicalFlaws(IReadOnlyList<GuardPair> faithful, Wordings wordings, ulong seed)
{
    readonly Dictionary<string, List<string>> sentences = faithful
        .Where(pair => pair.Style == "wiki").GroupBy(pair => pair.Language!, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.SelectMany(pair => Sentences.Split(pair.Text)).Where(s => Words.Count(s) >= 6 && s[0] != '=').ToList(), StringComparer.Ordinal);

    /// <summary>Every kind of flaw of every rewrite it can be made of.</summary>
    internal IEnumerable<FlawedPair> All()
    {
        for (var i = 0; i < faithful.Count; i++)
        {
            var random = SeededRandom.For(seed, "flaws", new("pair", i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            var pair = faithful[i];
            foreach (var flaw in (FlawedPair?[])[Truncated(pair, random), Refused(pair, random), Opened(pair, random), Closed(pair, random), Leaked(pair, random), Marked(pair, random), Drifted(pair, random),
                LoopFlaws.Make(pair, random), CopyFlaws.Make(pair, random), PairFlaws.Make(pair, random), Unmarked(pair, random)])
            {
                if (flaw is not null)
                    yield return flaw;
            }
        }
    }

    /// <summary>What a model says, one time in five in the other language: drift is then a right name for it, too.</summary>
    string Say(string kind, string language, SeededRandom random) =>
        Pick(wordings.Of(kind, random.Next(5) > 0 ? language : language == "de" ? "en" : "de"), random).Replace("\\n", "\n", StringComparison.Ordinal);

    internal static T Pick<T>(IReadOnlyList<T> from, SeededRandom random) => from[random.Next(from.Count)];

    static FlawedPair? Truncated(GuardPair pair, SeededRandom random)
    {
        var text = pair.Text;
        var ends = Sentences.In(text).Select(range => range.End.Value).ToHashSet();
        var least = text.Length / 3;
        switch (random.Next(6))
        {
            case 0: // In a word.
            case 1: // Behind a word.
                for (var tries = 0; tries < 50; tries++)
                {
                    var at = least + random.Next(text.Length - least);
                    var inWord = char.IsLetter(text[at]) && char.IsLetter(text[at - 1]);
                    if (tries % 2 == 0 ? inWord : char.IsWhiteSpace(text[at]) && !ends.Contains(at))
                        return Cut(at, tries % 2 == 0 ? "word" : "sentence");
                }
                return null;
            case 2:
                return text.IndexOf(',', least) is > 0 and var comma ? Cut(comma + 1, "comma") : null;
            case 3:
                return text.LastIndexOf("\n== ", StringComparison.Ordinal) is > 0 and var heading ? Cut(text.IndexOf('\n', heading + 1), "heading")
                    : pair.Style == "qa" && text.LastIndexOf("\nA", StringComparison.Ordinal) is > 0 and var answer ? Cut(random.Next(2) == 0 ? answer : text.IndexOf(':', answer) + 1, "question") : null;
            case 4: // Only the server knows.
                return ends.Where(end => end > least && end < text.Length - 20).ToList() is { Count: > 0 } stops
                    ? Cut(Pick(stops, random), "sentence end") is var cut ? cut with { Pair = cut.Pair with { FinishReason = Pick(["length", "max_tokens", "MAX_TOKENS"], random) } } : null : null;
            default:
                return text.IndexOf(" (", least, StringComparison.Ordinal) is > 0 and var bracket ? Cut(bracket + 2 + random.Next(Math.Min(8, text.Length - bracket - 2)), "bracket") : null;
        }

        FlawedPair Cut(int at, string how) => new("truncated", how, pair with { Text = text[..at] }, GuardReasons.Truncated, GuardReasons.MalformedPairs);
    }

    FlawedPair Refused(GuardPair pair, SeededRandom random)
    {
        var how = random.Next(4);
        var said = Say(how == 3 ? "partial" : "refusal", pair.Language!, random);
        var text = how switch
        {
            0 => said,
            1 => said + " " + Say("refusal", pair.Language!, random),
            2 => said + "\n\n" + pair.Text,
            _ => pair.Text + Pick([" ", "\n\n"], random) + said,
        };
        return new("refusal", how switch { 0 => "alone", 1 => "long", 2 => "opening", _ => "partial" }, pair with { Text = text }, GuardReasons.Refusal, GuardReasons.Chatter, GuardReasons.LanguageDrift) { Said = said };
    }

    FlawedPair Opened(GuardPair pair, SeededRandom random)
    {
        var said = Say("preamble", pair.Language!, random);
        var inLine = pair.Style == "wiki" && random.Next(3) == 0;
        return new("preamble", inLine ? "in line" : "line", pair with { Text = said + (inLine ? " " : Pick(["\n\n", "\n"], random)) + pair.Text }, GuardReasons.Chatter, GuardReasons.PromptLeak, GuardReasons.MalformedPairs, GuardReasons.Markup, GuardReasons.LanguageDrift) { Said = said };
    }

    FlawedPair Closed(GuardPair pair, SeededRandom random)
    {
        var said = Say("closing", pair.Language!, random);
        var inLine = random.Next(3) == 0;
        return new("closing", inLine ? "in line" : "line", pair with { Text = pair.Text + (inLine ? " " : Pick(["\n\n", "\n"], random)) + said }, GuardReasons.Chatter, GuardReasons.Markup, GuardReasons.MalformedPairs, GuardReasons.PromptLeak, GuardReasons.LanguageDrift) { Said = said };
    }

    FlawedPair Leaked(GuardPair pair, SeededRandom random)
    {
        Reason[] reasons = [GuardReasons.PromptLeak, GuardReasons.Markup];
        switch (random.Next(3))
        {
            case 0: // A part of the prompt that the pair carries.
                var prompt = pair.Style == "wiki" ? pair.Language == "de" ? WikiPrompts.German : WikiPrompts.English : pair.Language == "de" ? QaPrompts.German : QaPrompts.English;
                var words = (prompt.System + "\n" + prompt.Instruction).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
                var length = 10 + random.Next(15);
                var from = random.Next(words.Length - length);
                return new("leak", "prompt", pair with { Text = Insert(pair.Text, string.Join(' ', words.AsSpan(from, length)!), random), Prompt = prompt.System + "\n" + prompt.Fill(null, pair.Source) }, reasons);
            case 1:
                var said = Say("leak", pair.Language!, random);
                return new("leak", "wording", pair with { Text = random.Next(2) == 0 ? said + "\n" + pair.Text : pair.Text + "\n" + said }, [.. reasons, GuardReasons.Chatter, GuardReasons.MalformedPairs, GuardReasons.LanguageDrift]) { Said = said };
            default:
                var mark = Pick(wordings.Of("mark", "any"), random);
                return new("leak", "mark", pair with { Text = mark[^1] == ':' ? random.Next(2) == 0 ? mark + " " + pair.Text : pair.Text + "\n" + mark + " " + pair.Text : Insert(pair.Text, mark, random) }, reasons) { Said = mark };
        }
    }

    /// <summary>Between two sentences, or at either end.</summary>
    static string Insert(string text, string what, SeededRandom random)
    {
        var places = Sentences.In(text);
        var at = random.Next(places.Count + 1);
        return at == places.Count ? text + "\n" + what : text.Insert(places[at].Start.Value, what + Pick([" ", "\n"], random));
    }

    static FlawedPair Marked(GuardPair pair, SeededRandom random)
    {
        var words = Words.In(pair.Text);
        var spans = new List<WordSpan>();
        foreach (var word in words)
        {
            if (word.Length >= 4)
                spans.Add(word);
        }
        var one = Pick(spans, random);
        string Around(string open, string close) => pair.Text.Insert(one.End, close).Insert(one.Start, open);
        var (how, text) = random.Next(12) switch
        {
            0 => ("bold", Around("**", "**")),
            1 => ("italic", Around("*", "*")),
            2 => ("heading", "# " + Say() + "\n\n" + pair.Text),
            3 => ("code", "```\n" + pair.Text + "\n```"),
            4 => ("link", Around("[", "](https://example.org/" + one.Start + ")")),
            5 => ("html", Around(Pick(["<b>", "<strong>", "<p>", "<em class=\"x\">"], random), Pick(["</b>", "</strong>", "</p>"], random))),
            6 => ("thoughts", "<think>\n" + Say() + "\n</think>\n\n" + pair.Text),
            7 => ("latex", Insert(pair.Text, Pick(["$x_{1} = 3$", "\\frac{1}{2}", "\\(a^2\\)", "\\textbf{Note}", "$\\approx 5$"], random), random)),
            8 => ("template", Insert(pair.Text, Pick(["{{title}}", "[Insert name here]", "[Your text]", "{{ content }}", "[Datum einfügen]"], random), random)),
            9 => ("entity", Around("&nbsp;", "&amp;")),
            10 => ("rule", Insert(pair.Text, "\n---\n", random)),
            _ => ("heading", pair.Text.Replace("\n== ", "\n## ", StringComparison.Ordinal) is var changed && changed != pair.Text ? Headings().Replace(changed, "") : Around("__", "__")),
        };
        return new("markup", how, pair with { Text = text }, GuardReasons.Markup, GuardReasons.PromptLeak);

        string Say() => string.Join(' ', pair.Text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Take(4));
    }

    [GeneratedRegex(" ==$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    FlawedPair? Drifted(GuardPair pair, SeededRandom random)
    {
        var other = sentences[pair.Language == "de" ? "en" : "de"];
        var places = Sentences.In(pair.Text).Where(range => Words.Count(pair.Text.AsSpan()[range]) >= 6 && pair.Text[range.Start] != '=').ToList();
        if (places.Count < 3)
            return null;
        string Label(Range range) => pair.Text[range] is var sentence && sentence.IndexOf(": ", StringComparison.Ordinal) is > 0 and < 10 and var colon ? sentence[..(colon + 2)] : "";
        switch (random.Next(4))
        {
            case 0:
                var one = Pick(places, random);
                var said = Pick(other, random);
                return Flaw("sentence", pair.Text[..one.Start.Value] + Label(one) + said + pair.Text[one.End.Value..], said);
            case 1: // From somewhere on to the end.
                var text = pair.Text;
                for (var i = places.Count - 1; i >= places.Count / 2; i--)
                    text = text[..places[i].Start.Value] + Label(places[i]) + Pick(other, random) + text[places[i].End.Value..];
                return Flaw("half", text);
            case 2:
                return Flaw("script", Insert(pair.Text, Pick(["的", "这是一个", "также", "и т. д.", "そして", "그리고", "ومن ثم", "например", "γενικά", "इसके अलावा", "จากนั้น", "非常に重要な"], random), random));
            default: // Half a sentence.
                var place = Pick(places, random);
                var begin = pair.Text[place].Split(' ');
                // Not a half that is a name ("in Proceedings of the National Academy of Sciences"): small letters enough, or German.
                var end = Pick(other.Where(s => Words.Count(s) >= 12 && s.Split(' ')[^(Words.Count(s) / 2)..].Count(w => char.IsLower(w[0])) >= 5).ToList(), random).Split(' ');
                var mixed = string.Join(' ', begin.Take(begin.Length / 2)) + " " + string.Join(' ', end.Skip(end.Length / 2 - 2));
                return Flaw("half a sentence", pair.Text[..place.Start.Value] + mixed + pair.Text[place.End.Value..], mixed);
        }

        FlawedPair Flaw(string how, string text, string? said = null) => new("drift", how, pair with { Text = text }, GuardReasons.LanguageDrift) { Said = said };
    }

    static FlawedPair Unmarked(GuardPair pair, SeededRandom random)
    {
        var sentinel = pair.Language == "de" ? Pick(["Hier ist der Artikel:", "Antwort des Lexikons:"], random) : Pick(["Here is the article:", "ANSWER"], random);
        return random.Next(2) == 0
            ? new("sentinel", "missing", pair with { Sentinel = sentinel }, GuardReasons.Sentinel)
            : new("sentinel", "twice", pair with { Sentinel = sentinel, Text = sentinel + "\n" + Insert(pair.Text, "\n" + sentinel + "\n", random) }, GuardReasons.Sentinel);
    }
}
