using System.Buffers;
using System.Globalization;
using Loam.Documents;
using Loam.Steps;

namespace Loam.Filtering;

/// <summary>The heuristics that only NeMo Curator has: shares of digits, addresses, white space, brackets, boilerplate, unfinished lines.</summary>
/// <remarks>Gopher's rules in NeMo's reading are in the Gopher filters, under <see cref="Semantics.Nemo"/>. See <c>docs/filters/nemo.md</c>.</remarks>
public sealed class NemoFilter(NemoOptions? options = null) : Filter
{
    readonly NemoOptions options = options ?? new();

    /// <inheritdoc/>
    public override StepIdentity Identity => new("nemo", 1, CanonicalText.Of(options));

    /// <inheritdoc/>
    public override Verdict Judge(Document document)
    {
        if (TextShape.Measure(document, out var verdict) is not { } shape)
            return verdict;
        ReadOnlySpan<char> text = shape.Text;
        var kinds = CharacterKinds.Of(text);
        if (document.Language is null or "en" && kinds.NonAlphanumeric > options.MaxNonAlphanumeric)
            return Over(NemoReasons.NonAlphanumeric, kinds.NonAlphanumeric, options.MaxNonAlphanumeric, "of the characters");
        if (kinds.Digits > options.MaxNumbers)
            return Over(NemoReasons.Numbers, kinds.Digits, options.MaxNumbers, "of the characters");
        if (options.MaxUrls is { } urlLimit && UrlShare(text) is var urls && urls > urlLimit)
            return Over(NemoReasons.Urls, urls, urlLimit, "of the characters");
        if (kinds.WhiteSpace > options.MaxWhiteSpace)
            return Over(NemoReasons.WhiteSpace, kinds.WhiteSpace, options.MaxWhiteSpace, "of the characters");
        if (kinds.Brackets > options.MaxParentheses)
            return Over(NemoReasons.Parentheses, kinds.Brackets, options.MaxParentheses, "of the characters");
        if (options.MaxBoilerplate is { } boilerplateLimit && BoilerplateShare(text) is var boilerplate && boilerplate > boilerplateLimit)
            return Over(NemoReasons.Boilerplate, boilerplate, boilerplateLimit, "of the paragraphs");
        if (options.MaxLinesWithoutEndMark is { } lineLimit && UnfinishedLineShare(shape) is var unfinished && unfinished > lineLimit)
            return Over(NemoReasons.LinePunctuation, unfinished, lineLimit, "of the lines");
        return JudgeLongestWord(shape);
    }

    Verdict JudgeLongestWord(TextShape shape)
    {
        if (options.MaxWordLength is not { } most)
            return Verdict.Keep;
        var words = shape.Words(WordRule.WhiteSpace);
        for (var i = 0; i < words.Count; i++)
            if (words.LengthAt(i) > most)
                return Verdict.Drop(NemoReasons.LongWord, $"a word of {words.LengthAt(i)} characters, at most {most} allowed");
        return Verdict.Keep;
    }

    /// <summary>NeMo's pattern has no slash: an address ends with its host name.</summary>
    static double UrlShare(ReadOnlySpan<char> text)
    {
        var (characters, from) = (0, 0);
        while (text[from..].IndexOf("http") is >= 0 and var at)
        {
            var start = from + at;
            var end = start + 4;
            if (end < text.Length && text[end] == 's')
                end++;
            from = end;
            if (!text[end..].StartsWith("://"))
                continue;
            var host = end + 3;
            end = text[host..].IndexOfAnyExcept(UrlCharacters) is >= 0 and var length ? host + length : text.Length;
            if (end > host)
                characters += end - start;
            from = end;
        }
        return (double)characters / text.Length;
    }

    static double BoilerplateShare(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAny(BoilerplatePhrases))
            return 0;
        if (text.Contains("lorem ipsum", StringComparison.OrdinalIgnoreCase))
            return 1;
        var (paragraphs, boilerplate) = (0, 0);
        foreach (var range in text.Split("\n\n"))
        {
            paragraphs++;
            if (text[range].ContainsAny(BoilerplatePhrases))
                boilerplate++;
        }
        return (double)boilerplate / paragraphs;
    }

    static double UnfinishedLineShare(TextShape shape)
    {
        var (lines, unfinished) = (0, 0);
        for (var i = 0; i < shape.Lines.Count; i++)
        {
            var line = shape.Lines.At(shape.Text, i).Trim();
            if (line.Length == 0)
                continue;
            lines++;
            if (!LineMarks.EndsSentence(line))
                unfinished++;
        }
        return (double)unfinished / Math.Max(1, lines);
    }

    static Verdict Over(Reason reason, double value, double? limit, string unit) =>
        Verdict.Drop(reason, string.Create(CultureInfo.InvariantCulture, $"{value:0.###} {unit}, at most {limit:0.###} allowed"));

    static readonly SearchValues<char> UrlCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789$-_@.&+!*(),%");

    // NeMo lists whole consent texts of a common banner; their opening words stand for them here.
    static readonly SearchValues<string> BoilerplatePhrases = SearchValues.Create(
        ["lorem ipsum", "terms of use", "privacy policy", "cookie policy", "uses cookies", "privacy overview", "use of cookies", "use cookies",
         "privacy & cookies policy", "privacy and cookies policy", "necessary cookies are absolutely essential for the website",
         "any cookies that may not be particularly necessary for the website", "if you continue to browse this site without changing your cookie"],
        StringComparison.OrdinalIgnoreCase);
}
