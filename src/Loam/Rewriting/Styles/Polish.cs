namespace Loam.Rewriting.Styles;

/// <summary>One thing that is done to a model's answer behind its sentinel.</summary>
public enum Polish
{
    /// <summary>Markdown is resolved to plain text: emphasis, headings (to <c>== x ==</c>), links, fences, rules. Rows of tables keep their cells.</summary>
    Markdown,

    /// <summary>Every item of a list opens with <c>- </c>; what stands before the first item and behind the last is dropped.</summary>
    Bullets,

    /// <summary>Question-answer pairs in one form; what is no pair is dropped.</summary>
    Pairs,

    /// <summary>Quotation marks around the whole are taken off.</summary>
    Quotes,

    /// <summary>Lines that only say "Passage:" or "Text 1:" are taken out, and such a label before the first words.</summary>
    Labels,

    /// <summary>The first table in one form of Markdown, with the line above it and the pairs below it; everything else is dropped.</summary>
    Table,
}
