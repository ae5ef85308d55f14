using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Loam.Text;

namespace Loam.Rewriting.Extractive;

/// <summary>What the extractive engine must know of a language: which sentences no article repeats, which lean on others, how to ask.</summary>
abstract partial class ExtractiveLanguage
{
    /// <summary>ISO 639-1 code.</summary>
    internal abstract string Code { get; }

    /// <summary>The labels of a pair.</summary>
    internal abstract (string Question, string Answer) Labels { get; }

    /// <summary>Words that show a speaker or an addressee, outside quotations.</summary>
    protected abstract bool Addresses(string sentence);

    /// <summary>Advertising, navigation, consent, calls to action.</summary>
    protected abstract Regex Chatter { get; }

    /// <summary>True when a sentence leans on the one before it.</summary>
    internal abstract bool IsDangling(string sentence);

    /// <summary>True for <c>X ist ein …</c>, <c>X is a …</c>.</summary>
    internal abstract bool IsDefinition(string sentence);

    /// <summary>Questions that a sentence answers, best first, each with its kind.</summary>
    internal abstract IEnumerable<Question> Ask(string sentence);

    /// <summary>A question for what stands under a heading.</summary>
    internal abstract string AskAbout(string heading, BlockKind kind, int variant);

    /// <summary>A question for a page's opening.</summary>
    internal abstract string AskTopic(string title, int variant);

    /// <summary>A question for one <c>term: text</c> line.</summary>
    internal abstract string AskFact(string term, int variant);

    /// <summary>What a pair's answer opens with when the question can be answered with yes.</summary>
    internal abstract string Yes { get; }

    /// <summary>True for a question that asks for something its reader cannot see: <c>How long does it take?</c></summary>
    internal abstract bool LeansOnContext(string question);

    /// <summary>A question for a term of a glossary.</summary>
    internal abstract string AskMeaning(string term, int variant);

    /// <summary>A heading fit for an article: <c>Was ist X?</c> becomes <c>X</c>; null leaves it out, as bylines and dates.</summary>
    internal string? Heading(string heading) => CleanHeading(heading) is var clean && Bylines.Is(clean) ? null : Fit(clean);

    /// <summary>A heading without its closing mark, made fit, or null.</summary>
    protected abstract string? Fit(string heading);

    /// <summary>Without a closing mark, and without what sites put behind headings (<c>[edit]</c>).</summary>
    static string CleanHeading(string heading)
    {
        heading = heading.Trim().TrimEnd(':', '.').Trim();
        return heading.EndsWith(']') && heading.LastIndexOf('[') is > 0 and var bracket ? heading[..bracket].Trim() : heading;
    }

    internal bool IsFunctionWord(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[24];
        if (word.Length > lower.Length)
            return false;
        word.ToLowerInvariant(lower);
        return Functions.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower[..word.Length]);
    }

    FrozenSet<string> Functions => FunctionWords.Of(Code);

    /// <summary>True for what speaks to the reader, or advertises.</summary>
    internal bool TalksToReader(string text) => Chatter.IsMatch(text) || Addresses(OutsideQuotes(text));

    /// <summary>Characters of a sentence, at most; what is longer is no prose.</summary>
    const int LongestSentence = 1000;

    /// <summary>True when an article may repeat the sentence.</summary>
    internal bool IsUsable(string sentence)
    {
        if (sentence.Length > LongestSentence)
            return false;
        var words = Words.Count(sentence);
        if (words is < 5 or > 60 || sentence[^1] == '?' || sentence[^1] == '!' || sentence.EndsWith("...", StringComparison.Ordinal) || sentence[^1] == '…')
            return false;
        if (!PageOutline.EndsSentence(sentence) || char.IsLower(sentence[0]) || !Balanced(sentence))
            return false;
        if (sentence.Contains("http", StringComparison.Ordinal) || sentence.Contains('|') || sentence.Contains('@') || sentence.Contains('#'))
            return false;
        if (Dateline().IsMatch(sentence) || CutShort().IsMatch(sentence))
            return false;
        return !Chatter.IsMatch(sentence) && !Addresses(OutsideQuotes(sentence));
    }

    /// <summary>A quotation that begins or ends in another sentence cannot stand alone.</summary>
    static bool Balanced(string text)
    {
        var german = text.Count(c => c == '„');
        var straight = text.Count(c => c == '"');
        var closing = text.Count(c => c is '“' or '”');
        var angles = text.Count(c => c == '«') == text.Count(c => c == '»');
        var round = text.Count(c => c == '(') == text.Count(c => c == ')');
        return angles && round && (german > 0 ? german == closing + straight : straight % 2 == 0 && (closing % 2 == 0));
    }

    /// <summary>A news agency's opening: <c>KHAN YOUNIS, GAZA —</c>, <c>Berlin (dpa) -</c>.</summary>
    [GeneratedRegex(@"^(?:\p{Lu}[\p{Lu}.’'\-]{2,}(?: \p{Lu}[\p{Lu}.’'\-]+){0,3}(?:, \p{Lu}[\p{L}. ]{1,24}?)? ?(?:\([^)]{2,30}\) ?)?(?:—|–|--| -) ?|\p{Lu}[\p{L}.\- ]{2,30}(?:, \p{Lu}[\p{L}. ]{1,24}?)? ?\([\p{L}/ ]{2,20}\) ?(?:—|–|--|-) )")]
    private static partial Regex Dateline();

    /// <summary>Ends at an abbreviation that something must follow: the sentence was cut there.</summary>
    [GeneratedRegex(@"(?:\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Okt|Nov|Dez|Dec|Mr|Mrs|Ms|Dr|Prof|Gov|Sen|Rep|Gen|Lt|St|vs|Nr|No|ca|bzw|vgl|Abs|Art|approx|z\. ?B|d\. ?h|u\. ?a|e\.g|i\.e)| (?<!\b(?:Vitamin|Plan|Type|Typ|Group|Gruppe|Class|Klasse|Hepatitis) )\p{Lu}| (?:des|dem|der|am|zum|beim|vom|im) \d{1,2})\.$")]
    private static partial Regex CutShort();

    static string OutsideQuotes(string sentence) => Quotation.Replace(sentence, " ");

    static readonly Regex Quotation = new("[„“\"»«][^„“”\"»«]{2,}[“”\"«»]", RegexOptions.CultureInvariant);

    internal static ExtractiveLanguage? Of(string? code) => code switch
    {
        "de" => GermanExtraction.Instance,
        "en" => EnglishExtraction.Instance,
        _ => null,
    };
}

/// <summary>What a question asks for: pairs of one page are mixed by kind.</summary>
enum QuestionKind
{
    Definition,
    Person,
    Time,
    Place,
    Number,
    Reason,
    Condition,
    Speech,
    Polar,
    Faq,
    List,
    Fact,
    Topic,
}

/// <summary>A question that a sentence answers.</summary>
/// <param name="Text">The question.</param>
/// <param name="Kind">What it asks for.</param>
/// <param name="NeedsBefore">True when the answer begins in the sentence before.</param>
readonly record struct Question(string Text, QuestionKind Kind, bool NeedsBefore = false);
