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
    internal override bool IsDangling(string sentence) => Dangling().IsMatch(sentence);

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
    internal override string AskTerm(string term, int variant) => GermanExtraction.Pick(variant, $"What is known about {term}?", $"What is said about {term}?", $"What does the text say about {term}?");

    /// <inheritdoc/>
    internal override string AskMeaning(string term, int variant) => GermanExtraction.Pick(variant, $"What does \"{term}\" mean?", $"What is meant by \"{term}\"?", $"Explain the term \"{term}\".");

    /// <inheritdoc/>
    protected override string? Fit(string heading)
    {
        var asked = WhatIs().Match(heading);
        if (asked.Success)
            return char.ToUpperInvariant(asked.Groups[1].Value[0]) + asked.Groups[1].Value[1..];
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

    [GeneratedRegex(@"^[^,.:;]{2,70} (?:is|are|was|were) (?:a|an|the|one of)\b|^[^,.:;]{2,60} refers to ")]
    private static partial Regex Definition();

    [GeneratedRegex(@"^What(?:'s| is| are| was| does) (?:(?:a|an|the) )?(.{2,60}?)\s*\??$", RegexOptions.IgnoreCase)]
    private static partial Regex WhatIs();
}
