namespace Loam.Rewriting.Styles;

/// <summary>One thing that is done to a model's answer behind its sentinel.</summary>
public enum Polish
{
    /// <summary>Markdown is resolved to plain text: emphasis, headings (to <c>== x ==</c>), links, fences, rules.</summary>
    Markdown,

    /// <summary>Every item of a list opens with <c>- </c>; what stands before the first item is dropped.</summary>
    Bullets,

    /// <summary>Question-answer pairs in one form; what is no pair is dropped.</summary>
    Pairs,

    /// <summary>Quotation marks around the whole are taken off.</summary>
    Quotes,

    /// <summary>Lines that only say "Passage:" or "Text:" are taken out.</summary>
    Labels,
}
