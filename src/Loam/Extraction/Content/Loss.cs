namespace Loam.Extraction.Content;

/// <summary>Why a node or block is not part of the main text; None while it is.</summary>
enum Loss : byte
{
    None,

    /// <summary>Never text for readers: scripts, styles, form controls, hidden elements.</summary>
    Unseen,

    /// <summary>Navigation, footer, sidebar by tag or role.</summary>
    Landmark,

    /// <summary>Boilerplate by class or id.</summary>
    Pattern,

    /// <summary>Comments of readers.</summary>
    Comments,

    /// <summary>Outside the chosen root.</summary>
    Outside,

    /// <summary>Mostly links.</summary>
    Links,

    /// <summary>A line that says it is boilerplate: share, read more, copyright.</summary>
    Phrase,

    /// <summary>Under a heading that announces something else: related articles, newsletter.</summary>
    Section,

    /// <summary>One of several short pieces that announce other pages.</summary>
    Card,

    /// <summary>A heading, or list, that nothing was left of.</summary>
    Orphan,

    /// <summary>The headline, which is the document's title.</summary>
    Headline,
}
