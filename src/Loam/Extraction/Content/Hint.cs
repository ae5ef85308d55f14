namespace Loam.Extraction.Content;

/// <summary>What class, id, role and tag of an element say about it.</summary>
[Flags]
enum Hint : byte
{
    None = 0,

    /// <summary>Names the main content: article-body, entry-content, inhalt.</summary>
    Content = 1,

    /// <summary>Names it so plainly that few pages use the word for anything else: articleBody.</summary>
    Body = 2,

    /// <summary>Names boilerplate: nav, share, related.</summary>
    Boilerplate = 4,

    /// <summary>Names something beside the text that may also be part of it: teaser, caption, author, meta.</summary>
    Beside = 8,

    /// <summary>Names readers' comments.</summary>
    Comments = 16,

    /// <summary>Names something that is not shown.</summary>
    Unseen = 32,

    /// <summary>Names a text beside the text, prose of its own: a caption, the author's biography, a call to subscribe.</summary>
    Aside = 64,

    /// <summary>Names a piece that announces another page, or the lead that announces this one: teaser, excerpt, card.</summary>
    Teaser = 128,
}
