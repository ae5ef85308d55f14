using Loam.Documents;

namespace Loam.Filtering;

/// <summary>Why <see cref="C4QualityFilter"/> drops a document.</summary>
public static class C4Reasons
{
    /// <summary>The placeholder text of typesetters.</summary>
    public static readonly Reason LoremIpsum = new("c4.lorem_ipsum", "The text contains \"lorem ipsum\".");

    /// <summary>A curly bracket: program code, or a template that was not filled in.</summary>
    public static readonly Reason CurlyBracket = new("c4.curly_bracket", "The text contains a curly bracket.");

    /// <summary>Too few sentences.</summary>
    public static readonly Reason TooFewSentences = new("c4.too_few_sentences", "The text has too few sentences.");
}
