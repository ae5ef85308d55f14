namespace Loam.Extraction.Html;

/// <summary>Names and traits of tags and attributes.</summary>
static class TagTable
{
    static readonly NameTable TagNames = new(Enum.GetNames<Tag>().Select(name => name.ToLowerInvariant()).Select(HideInternal).ToList());

    static readonly NameTable AttributeNames = new(Enum.GetNames<AttributeName>().Select(AttributeKey).ToList());

    static readonly Traits[] Table = Build();

    /// <summary>The tag of a name as it stands in the source, in any case.</summary>
    public static Tag TagOf(ReadOnlySpan<char> name) => TagNames.IndexOf(name) is var index and >= 0 ? (Tag)index : Tag.Other;

    /// <summary>The kept attribute of that name, or -1.</summary>
    public static int AttributeOf(ReadOnlySpan<char> name) => AttributeNames.IndexOf(name);

    /// <summary>A tag's traits.</summary>
    public static Traits Of(Tag tag) => Table[(int)tag];

    /// <summary>Whether the tag has any of these traits.</summary>
    public static bool Is(this Tag tag, Traits traits) => (Table[(int)tag] & traits) != 0;

    /// <summary>1 to 6 for a heading, 0 for anything else.</summary>
    public static int HeadingLevel(this Tag tag) => tag is >= Tag.H1 and <= Tag.H6 ? tag - Tag.H1 + 1 : 0;

    // <text> and <other> in a page are unknown elements, not our two internal kinds.
    static string HideInternal(string name) => name is "text" or "other" ? "#" + name : name;

    static string AttributeKey(string name) => name switch
    {
        nameof(AttributeName.AriaHidden) => "aria-hidden",
        nameof(AttributeName.DataTestid) => "data-testid",
        _ => name.ToLowerInvariant(),
    };

    static Traits[] Build()
    {
        var table = new Traits[Enum.GetValues<Tag>().Length];
        Add(table, Traits.Void, Tag.Area, Tag.Base, Tag.Br, Tag.Col, Tag.Embed, Tag.Frame, Tag.Hr, Tag.Img, Tag.Input, Tag.Link, Tag.Meta,
            Tag.Param, Tag.Source, Tag.Track, Tag.Wbr);
        Add(table, Traits.RawText, Tag.Script, Tag.Style, Tag.Iframe, Tag.Noembed, Tag.Noframes, Tag.Xmp, Tag.Plaintext);
        Add(table, Traits.EscapableText, Tag.Title, Tag.Textarea);
        Add(table, Traits.ClosesParagraph | Traits.Block | Traits.Special, Tag.Address, Tag.Article, Tag.Aside, Tag.Blockquote, Tag.Center,
            Tag.Details, Tag.Dialog, Tag.Dir, Tag.Div, Tag.Dl, Tag.Fieldset, Tag.Figcaption, Tag.Figure, Tag.Footer, Tag.Form, Tag.Header,
            Tag.Hgroup, Tag.Main, Tag.Menu, Tag.Nav, Tag.Ol, Tag.P, Tag.Search, Tag.Section, Tag.Summary, Tag.Ul, Tag.Pre, Tag.Listing,
            Tag.Hr, Tag.Xmp, Tag.Plaintext, Tag.Li, Tag.Dd, Tag.Dt, Tag.Table);
        Add(table, Traits.ClosesParagraph | Traits.Block | Traits.Special | Traits.Heading, Tag.H1, Tag.H2, Tag.H3, Tag.H4, Tag.H5, Tag.H6);
        Add(table, Traits.Block | Traits.Special, Tag.Body, Tag.Caption, Tag.Colgroup, Tag.Tbody, Tag.Td, Tag.Tfoot, Tag.Th, Tag.Thead, Tag.Tr,
            Tag.Frameset, Tag.Html, Tag.Head, Tag.Legend, Tag.Optgroup, Tag.Option, Tag.Noframes);
        Add(table, Traits.Special, Tag.Button, Tag.Iframe, Tag.Noscript, Tag.Object, Tag.Script, Tag.Select, Tag.Style, Tag.Template,
            Tag.Textarea, Tag.Title, Tag.Marquee, Tag.Applet);
        Add(table, Traits.Scope, Tag.Applet, Tag.Caption, Tag.Html, Tag.Table, Tag.Td, Tag.Th, Tag.Marquee, Tag.Object, Tag.Template);
        Add(table, Traits.Formatting, Tag.A, Tag.B, Tag.Big, Tag.Code, Tag.Em, Tag.Font, Tag.I, Tag.Nobr, Tag.S, Tag.Small, Tag.Strike,
            Tag.Strong, Tag.Tt, Tag.U);
        Add(table, Traits.HeadOnly, Tag.Base, Tag.Link, Tag.Meta, Tag.Script, Tag.Style, Tag.Title, Tag.Noscript, Tag.Template);
        return table;
    }

    static void Add(Traits[] table, Traits traits, params ReadOnlySpan<Tag> tags)
    {
        foreach (var tag in tags)
            table[(int)tag] |= traits;
    }
}
