using Loam.Extraction.Html;

namespace Loam.Extraction.Content;

/// <summary>The words in class names and ids that web authors use, English and German first, with what they hint at.</summary>
/// <remarks>Collected from readability's, trafilatura's and jusText's rules and from the habits of common site systems.</remarks>
static class HintWords
{
    const string Content =
        "article articles content entry post story text body main artikel inhalt inhalte beitrag bericht hentry blogpost blog maincontent contentmain " +
        "fulltext bodytext news meldung recipe rezept page copytext richtext rte paragraph absatz contenu texte contenido texto contenuto testo tresc";

    const string Body =
        "articlebody articletext entrycontent postcontent articlecontent storybody postbody articlebody artikeltext storytext postentry posttext " +
        "storycontent bodycontent newstext articlecopy storybodytext";

    const string Boilerplate =
        "nav navi navigation navbar navbox navlinks mainnav subnav menu menue menus submenu mainmenu breadcrumb breadcrumbs crumb crumbs brotkrumen footer " +
        "fusszeile footnav sitefooter sidebar sidebars seitenleiste sidenav toolbar topbar masthead share shares sharing sharer sharedaddy sharebar " +
        "sharethis addthis addtoany shariff teilen social socials socialmedia sociallinks related relatedposts relatedarticles relatedlinks verwandt " +
        "verwandte aehnliche similar recommended recommendations recommendation recommend empfehlung empfehlungen newsletter newsletters " +
        "subscribe subscription mailchimp cookie cookies cookiebar consent gdpr dsgvo advert adverts advertisement advertisements advertising ads ad adsense " +
        "adslot adbox admanager anzeige anzeigen werbung sponsor sponsored sponsors popup popups modal overlay lightbox " +
        "login logout signup signin register search suche searchform pagination pager paging pagenav pagenavi tagcloud " +
        "outbrain taboola popular trending mostread mostpopular meistgelesen skip skiplink skiplinks noprint " +
        "disclaimer copyright imprint impressum rss widget widgets bookmark bookmarks " +
        "postnav postnavigation prevnext nextprev upsell crosssell paywall carousel slider ticker zeitgeist jp likes postmetadata " +
        "languageswitcher langswitch sitemap backtotop totop marginal marginalspalte servicenavi metanavi metanav toolbox tools";

    const string Beside =
        "meta metadata metainfo tags tag taglist keywords schlagworte categories rating ratings vote votes bewertung " +
        "print drucken date datum infobox factbox box button buttons aside secondary rail more mehr weitere weiterlesen readmore links " +
        "linklist relevant next prev previous zurueck header head kopf contact kontakt tool banner info actions action subline " +
        "dateline timestamp postmeta publisher avatar gallery galerie thumbnail thumbnails listing download downloads topics themen " +
        "feedback poll umfrage quiz calendar kalender events toc inhaltsverzeichnis nextpost prevpost footnote badge";

    const string Aside =
        "caption captions credit credits bildunterschrift author authors autor autoren byline bio cta callout promo promos promotion " +
        "profile figcaption twitter-tweet instagram-media embed vcard biography copyright paywall subscribe signup sponsor outro " +
        "boilerplate";

    const string Teaser = "teaser teasers excerpt excerpts preview vorschau kachel kacheln card cards summary lead intro vorspann snippet";

    const string Comments =
        "comment comments commentlist commentarea commentform commenting kommentar kommentare kommentarbereich leserkommentare respond reply replies " +
        "disqus comentarios comentario commentaires commentaire commenti komentarze komentarz reacties reactions discussion usercomments livefyre " +
        "commentblock guestbook pings trackback trackbacks pingback pinglist";

    const string Unseen =
        "hidden invisible hide sr-only visually-hidden visuallyhidden screen-reader-text element-invisible assistive-text offscreen d-none";

    static readonly (string Words, Hint Hint)[] Lists =
    [
        (Body, Hint.Body | Hint.Content), (Content, Hint.Content), (Comments, Hint.Comments), (Boilerplate, Hint.Boilerplate),
        (Aside, Hint.Aside), (Teaser, Hint.Teaser | Hint.Beside), (Beside, Hint.Beside),
    ];

    static readonly NameTable Names = new([.. Lists.SelectMany(list => list.Words.Split(' '))]);

    static readonly Hint[] Hints = [.. Lists.SelectMany(list => list.Words.Split(' ').Select(_ => list.Hint))];

    static readonly NameTable UnseenNames = new(Unseen.Split(' '));

    /// <summary>Whether a whole class name hides its element; as part of a name (<c>label-hidden</c>, <c>hidden-xs</c>) the words say less.</summary>
    public static bool Hides(ReadOnlySpan<char> name) => UnseenNames.IndexOf(name) >= 0;

    /// <summary>The hint of one word, in any case.</summary>
    public static Hint Of(ReadOnlySpan<char> word) => Names.IndexOf(word) is var index and >= 0 ? Hints[index] : Hint.None;
}
