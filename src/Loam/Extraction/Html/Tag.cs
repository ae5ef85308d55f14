namespace Loam.Extraction.Html;

/// <summary>The element names that parsing or extraction treats in some special way; everything else is <see cref="Other"/>.</summary>
enum Tag : byte
{
    /// <summary>A text node.</summary>
    Text,

    /// <summary>An element of no special meaning; its name is in the source.</summary>
    Other,

    A, Abbr, Address, Applet, Area, Article, Aside, Audio, B, Base, Big, Blockquote, Body, Br, Button, Canvas, Caption, Center, Cite, Code,
    Col, Colgroup, Dd, Del, Details, Dfn, Dialog, Dir, Div, Dl, Dt, Em, Embed, Fieldset, Figcaption, Figure, Font, Footer, Form, Frame,
    Frameset, H1, H2, H3, H4, H5, H6, Head, Header, Hgroup, Hr, Html, I, Iframe, Img, Input, Ins, Kbd, Label, Legend, Li, Link, Listing,
    Main, Map, Mark, Marquee, Math, Menu, Meta, Nav, Nobr, Noembed, Noframes, Noscript, Object, Ol, Optgroup, Option, P, Param, Picture,
    Plaintext, Pre, Progress, Q, S, Samp, Script, Search, Section, Select, Slot, Small, Source, Span, Strike, Strong, Style, Sub, Summary,
    Sup, Svg, Table, Tbody, Td, Template, Textarea, Tfoot, Th, Thead, Time, Title, Tr, Track, Tt, U, Ul, Var, Video, Wbr, Xmp,
}

/// <summary>The attributes that are kept; all others are read past.</summary>
enum AttributeName : byte
{
    Class, Id, Role, Href, Itemprop, Itemtype, Property, Name, Content, Lang, Datetime, Style, Hidden, AriaHidden, Rel, Type, Alt, Title, DataTestid,
}

/// <summary>How the parser treats a tag.</summary>
[Flags]
enum Traits : ushort
{
    None = 0,

    /// <summary>Never has content.</summary>
    Void = 1,

    /// <summary>Content is text up to the end tag; no markup, no entities.</summary>
    RawText = 2,

    /// <summary>Content is text up to the end tag; entities count.</summary>
    EscapableText = 4,

    /// <summary>Its start tag ends an open paragraph.</summary>
    ClosesParagraph = 8,

    /// <summary>End tags of other elements do not reach beyond it.</summary>
    Scope = 16,

    /// <summary>An inline element that people leave open or close in the wrong order.</summary>
    Formatting = 32,

    /// <summary>Starts a new line of output.</summary>
    Block = 64,

    /// <summary>The parser's "special" category: an end tag of an inline element does not reach beyond it.</summary>
    Special = 128,

    /// <summary>May stand in the head.</summary>
    HeadOnly = 256,

    /// <summary>h1 to h6.</summary>
    Heading = 512,
}
