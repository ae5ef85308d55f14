using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Loam.Text;

namespace Loam.Rewriting.Extractive;

/// <summary>English: which sentences an article may repeat, and which lean on others. Its questions are in <see cref="EnglishQuestions"/>.</summary>
sealed partial class EnglishExtraction : ExtractiveLanguage
{
    internal static EnglishExtraction Instance { get; } = new();

    /// <inheritdoc/>
    internal override string Code => "en";

    /// <inheritdoc/>
    internal override (string Question, string Answer) Labels => ("Question: ", "Answer: ");

    /// <inheritdoc/>
    protected override Regex Chatter => ChatterPattern();

    /// <inheritdoc/>
    protected override bool Addresses(string sentence)
    {
        var first = true;
        foreach (var span in Words.In(sentence))
        {
            var word = sentence.Substring(span.Start, span.Length);
            var lower = word.ToLowerInvariant();
            if (word == "I" || lower.StartsWith("i'", StringComparison.Ordinal) || lower.StartsWith("i’", StringComparison.Ordinal))
                return true;
            var apostrophe = lower.IndexOfAny(['\'', '’']);
            if (Speakers.Contains(apostrophe > 0 ? lower[..apostrophe] : lower) && word != "US")
                return true;
            if (first && Imperatives.Contains(word))
                return true;
            first = false;
        }
        return false;
    }

    /// <inheritdoc/>
    internal override bool IsDangling(string sentence) => Dangling().IsMatch(sentence) || Unresolved().IsMatch(sentence);

    /// <inheritdoc/>
    internal override bool IsDefinition(string sentence) => !IsDangling(sentence) && Definition().IsMatch(sentence);

    /// <inheritdoc/>
    internal override IEnumerable<Question> Ask(string sentence) => EnglishQuestions.Of(sentence);

    /// <inheritdoc/>
    internal override string AskAbout(string heading, BlockKind kind, int variant) => kind switch
    {
        BlockKind.Steps => GermanExtraction.Pick(variant, $"Which steps belong to \"{heading}\"?", $"In which order does \"{heading}\" proceed?"),
        BlockKind.List or BlockKind.Facts => GermanExtraction.Pick(variant, $"Which points belong to \"{heading}\"?", $"What is listed under \"{heading}\"?", $"Name the points that belong to \"{heading}\"."),
        _ => GermanExtraction.Pick(variant, $"What is there to say about \"{heading}\"?", $"What does the section \"{heading}\" say?", $"Summarise what is known about \"{heading}\"."),
    };

    /// <inheritdoc/>
    internal override string AskTopic(string title, int variant) => GermanExtraction.Pick(variant, $"What is the text \"{title}\" about?", $"What does \"{title}\" deal with?", $"What is the subject of \"{title}\"?");

    /// <inheritdoc/>
    internal override string AskFact(string term, int variant) => GermanExtraction.Pick(variant, $"What is given for \"{term}\"?", $"What does the text state under \"{term}\"?");

    /// <inheritdoc/>
    internal override string Yes => "Yes.";

    /// <inheritdoc/>
    internal override bool LeansOnContext(string question) => LeaningQuestion().IsMatch(question);

    /// <inheritdoc/>
    internal override string AskMeaning(string term, int variant) => GermanExtraction.Pick(variant, $"What does \"{term}\" mean?", $"What is meant by \"{term}\"?", $"Explain the term \"{term}\".");

    /// <inheritdoc/>
    protected override string? Fit(string heading)
    {
        var asked = WhatIs().Match(heading);
        if (asked.Success)
            return char.ToUpperInvariant(asked.Groups["what"].Value[0]) + asked.Groups["what"].Value[1..];
        return heading.Length < 3 || char.IsDigit(heading[0]) && Words.Count(heading) < 3 || heading.EndsWith('?') && heading.Length > 60 || heading.EndsWith('!') || Addresses(heading) || ChatterPattern().IsMatch(heading) ? null : heading;
    }

    static readonly FrozenSet<string> Speakers = FrozenSet.ToFrozenSet(
        ["me", "my", "mine", "we", "us", "our", "ours", "you", "your", "yours", "let"], StringComparer.Ordinal);

    static readonly FrozenSet<string> Imperatives = FrozenSet.ToFrozenSet(
        ["Click", "Subscribe", "Sign", "Read", "See", "Visit", "Follow", "Share", "Check", "Get", "Try", "Call", "Contact", "Join", "Download", "Please", "Don't", "Don’t", "Watch", "Buy", "Order", "Enter", "Find"], StringComparer.Ordinal);

    [GeneratedRegex(@"\b(?:newsletter|cookies?|privacy policy|terms of (?:use|service)|click|subscribe|sign up|log ?in|read more|learn more|find out more|shopping cart|add to cart|free shipping|all rights reserved|copyright|©|sponsored|advertisement|affiliate|giveaway|coupon|discount code|leave a comment|comments? (?:below|section)|share this|follow us|image credit|photo by|photo:|source:|javascript|this (?:article|page|post|site|website|link)|related (?:articles|stories)|last updated|welcome to)\b|(?:^|\s)Updated\b", RegexOptions.IgnoreCase)]
    private static partial Regex ChatterPattern();

    [GeneratedRegex(@"^[“""(]?(?:He|She|It|They|This|These|Those|That|His|Her|Hers|Its|Their|Him|Them|However|But|And|Or|So|Also|Then|Thus|Therefore|Moreover|Furthermore|Meanwhile|Instead|Otherwise|Still|Yet|In addition|For example|For instance|As a result|As such|In this|In that|In these|At this|At that|With this|From this|By this|Here|There,|Such|Both|Another|Others|The (?:latter|former|same|other|others)|Similarly|Likewise|Consequently|Nevertheless|Nonetheless|Additionally|Afterwards?|Later|Finally|First|Second|Third|Now|Again|Because of (?:this|that)|After (?:that|this)|Before that|Unlike|Of (?:these|those)|One of (?:these|those|them)|Most of (?:these|them)|Some of (?:these|them)|Rather|Indeed|In fact|Hence)\b")]
    private static partial Regex Dangling();

    /// <summary>A pronoun that nothing before it in the sentence can stand for: behind an opening phrase, in an instruction, or a bare <c>neither</c>.</summary>
    [GeneratedRegex(@"^(?:Together with|Along with|With|In|On|At|By|After|Before|From|To|For|As|Until|Since|During|Through|Despite|Without|Under|Over|Around|About|While|When|If|Once|Because|Although)\b[^,.;]{0,60}?,? (?:he|she|they|it)\b|^(?:Cut|Put|Take|Keep|Remove|Place|Turn|Leave|Use|Add|Make|Pull|Push|Hold|Cover|Plant|Rinse|Mix|Bake|Pour|Give|Bring|Tie|Store|Wash|Dry|Open|Close|Press|Fit|Prune|Trim|Do|Don’t|Never|Always|All|Each|Most|Some|Many|None) (?:[\p{Ll}]+ ){0,4}?(?:its|it|their|them|they|his|her)\b|^[^,;]{0,60}\b(?:Repeat|does|do|did) (?:this|that|so)\b|\b(?:neither|either)(?:[,.]| of (?:them|these|those|which))|^(?:One|Two|Three|Four|Five|Six|None|Neither|Either)\b (?:of (?:them|these)|(?:is|are|was|were|has|have|had|can)\b)")]
    private static partial Regex Unresolved();

    [GeneratedRegex(@"^(?:And|But|Or|So|Then)\b|^(?:\S+ ){0,3}(?:it|they|them|its|their|these|those|he|she)\b|\b(?:it|they|them|this|that|these|those|here|there|one|ones)\?$|^(?:\S+ )?(?:is|are|was|were|does|did|do|can|has) (?:this|that)\b")]
    private static partial Regex LeaningQuestion();

    [GeneratedRegex(@"^[^,.:;]{2,70} (?:is|are|was|were) (?:a|an|the|one of)\b|^[^,.:;]{2,60} refers to ")]
    private static partial Regex Definition();

    [GeneratedRegex(@"^What(?:(?:'s|’s| is| are| was) (?!(?:not|left|wrong|right|new|next|included|to|there|possible|allowed|happening|going|it|this|that|known|needed|required|more|your|my|our|so|meant)\b)(?:(?:a|an|the) )?(?<what>.{2,60}?)| does (?:(?:a|an|the) )?(?<what>.{2,50}?) mean)\s*\??$", RegexOptions.IgnoreCase)]
    private static partial Regex WhatIs();
}
