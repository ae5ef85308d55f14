namespace Loam.Extraction.Content;

/// <summary>What boilerplate says, in lower case: German and English first, then French, Spanish, Italian, Polish, Dutch.</summary>
static class PhraseLists
{
    /// <summary>How headings and lines begin that announce other pages, comments, newsletters.</summary>
    public static readonly string[] SectionStarts =
    [
        "ähnliche", "verwandte", "weitere artikel", "weitere beiträge", "weitere meldungen", "weitere themen", "weitere nachrichten",
        "weitere informationen", "weitere news", "mehr zum thema", "mehr aus", "mehr zu", "mehr artikel", "mehr von", "mehr lesen",
        "mehr beiträge", "lesen sie auch", "lies auch", "auch interessant", "das könnte", "dies könnte", "diese artikel könnten",
        "diese beiträge könnten", "könnte dich auch", "das interessiert", "zum thema", "passend zum thema", "themen in diesem artikel",
        "aktuelle artikel", "aktuelle beiträge", "aktuelle meldungen", "aktuelle nachrichten", "neueste", "neuste", "letzte beiträge",
        "letzte artikel", "meistgelesen", "meist gelesen", "beliebte", "beliebteste", "top-themen", "topthemen", "top-artikel",
        "schlagwörter", "schlagworte", "stichwörter", "kategorien", "kategorie", "archiv", "teilen", "artikel teilen", "beitrag teilen",
        "teilen mit", "teile diesen", "teile dies", "teilen sie", "gefällt mir", "sharen mit", "weitersagen", "bewerten", "kommentare",
        "kommentar", "leserkommentare", "schreibe einen kommentar", "schreib einen kommentar", "kommentar schreiben",
        "kommentar verfassen", "kommentar hinterlassen", "hinterlasse einen kommentar", "hinterlasse eine antwort", "einen kommentar",
        "ihr kommentar", "dein kommentar", "ihre meinung", "diskussion", "antworten", "newsletter", "unser newsletter", "abonnieren",
        "jetzt abonnieren", "über den autor", "über die autorin", "über den verfasser", "über mich", "der autor", "die autorin",
        "autor", "zum autor", "folgen sie uns", "folge uns", "beitrags-navigation", "beitragsnavigation", "artikel-navigation",
        "werbung", "anzeige", "impressum", "kontakt", "ansprechpartner", "links zum", "weiterführende links", "empfehlungen",
        "empfohlene", "leseempfehlung", "das beste aus", "tags", "nächster beitrag", "vorheriger beitrag", "zurück zur", "related",
        "similar", "more from", "more on", "more in", "more stories", "more articles", "more news", "you may also", "you might also",
        "also read", "read also", "read more", "read next", "recommended", "recent posts", "recent articles", "latest", "popular",
        "most popular", "most read", "trending", "top stories", "share this", "share", "like this", "comments", "comment",
        "leave a reply", "leave a comment", "add a comment", "post a comment", "join the conversation", "join the discussion",
        "responses", "replies", "subscribe", "sign up", "get the", "about the author", "about author", "about me", "follow us",
        "follow", "categories", "archives", "tagged", "advertisement", "post navigation", "previous", "next post", "what to read next",
        "editor's picks", "don't miss", "further reading", "contact us", "à lire aussi", "lire aussi", "articles similaires",
        "sur le même sujet", "articles liés", "articles les plus lus", "commentaires", "laisser un commentaire", "partager",
        "abonnez-vous", "artículos relacionados", "noticias relacionadas", "relacionadas", "relacionados", "te puede interesar",
        "lo más leído", "más noticias", "comentarios", "deja un comentario", "compartir", "articoli correlati", "leggi anche",
        "potrebbe interessarti", "commenti", "lascia un commento", "condividi", "artigos relacionados", "leia também", "veja também",
        "schon gelesen", "entdecke weitere", "entdecken sie", "themen im artikel", "themen des artikels", "erschienen in",
        "jetzt lesen", "unsere empfehlung", "auch spannend", "auch lesenswert", "lesetipp", "lesetipps", "lesen sie mehr",
        "lesen sie weiter", "hier weiterlesen", "mehr infos", "mehr informationen", "mehr über", "quick links", "interessante links",
        "nützliche links", "downloads", "dateien", "pressekontakt", "medienkontakt", "weitere tipps", "weitere rezepte",
        "weitere videos", "weitere links", "weitere berichte", "weitere geschichten", "weitere produkte", "weitere empfehlungen",
        "unsere top", "unsere themen", "unsere autoren", "neue artikel", "neue beiträge", "vous aimerez aussi", "à découvrir",
        "à voir aussi", "voir aussi", "lire plus", "plus d'articles", "dans la même", "dernières", "les plus lus", "sur le même thème",
        "también te puede", "te recomendamos", "ver también", "lee también", "últimas noticias", "zobacz także", "czytaj także",
        "czytaj też", "czytaj więcej", "przeczytaj także", "przeczytaj też", "zobacz też", "podobne", "powiązane", "komentarze",
        "udostępnij", "lees ook", "gerelateerde", "reacties", "meer over", "læs også", "läs även", "kommentarer", "читайте также",
    ];

    /// <summary>How lines begin that are boilerplate.</summary>
    public static readonly string[] LineStarts =
    [
        "advertisement", "partnerangebot", "who is online", "not the answer you", "neueste kommentare", "letzte kommentare", "recent comments",
        "titelbild", "titelfoto", "beitragsbild", "symbolbild", "bildnachweis", "quelle:", "source:", "grafik:", "video:",
        "illustration:", "image illustrative", "anzeige -", "anzeige:", "werbung:", "text:", "foto:", "fotos:", "bild:", "bilder:",
        "bildquelle", "fotocredit", "quelle: dpa", "© ", "copyright", "(c) ", "photo:", "photos:", "photo by", "photo credit",
        "image credit", "image:", "image by", "credit:", "crédit", "crédits", "fot.", "zdjęcie", "foto ©", "getty images", "lesedauer",
        "lesezeit", "reading time", "veröffentlicht am", "veröffentlicht in", "veröffentlicht von", "erstellt am", "posted on",
        "posted by", "posted in", "filed under", "published on", "last updated", "zuletzt aktualisiert", "aktualisiert am",
        "geschrieben von", "eingetragen von", "tags:", "schlagwörter:", "kategorie:", "kategorien:", "stichworte:", "schlagworte:",
        "dieser beitrag wurde", "dieser eintrag wurde", "this entry was posted", "diesen artikel", "diesen beitrag", "share on",
        "share this", "auf facebook", "auf twitter", "click to share", "klick, um", "zum teilen", "tweet", "mehr zum thema",
        "mehr dazu", "lesen sie auch", "lies auch", "read more", "read also", "also read", "see also:", "hier geht es zu",
        "hier geht's zu", "zum artikel", "jetzt lesen", "weiterlesen", "all rights reserved", "alle rechte vorbehalten",
        "melden sie sich an", "jetzt anmelden", "jetzt registrieren", "sign up for", "subscribe to", "click here to", "folgen sie",
        "folge uns", "follow us", "besuchen sie uns auf", "bitte aktivieren sie javascript", "please enable javascript", "javascript",
        "sie haben javascript", "loading", "wird geladen", "der artikel wurde", "war dieser artikel", "hat ihnen der artikel",
        "was this", "zurück zur", "zurück zu ", "nach oben", "zum seitenanfang", "back to top", "zur startseite", "zur übersicht",
        "lire aussi", "lire la suite", "à lire", "leggi anche", "leer más", "lee también", "czytaj też", "czytaj także",
        "czytaj więcej", "zobacz także", "zobacz też",
    ];

    /// <summary>Lines that are boilerplate as a whole.</summary>
    public static readonly string[] Lines =
    [
        "teilen", "drucken", "share", "print", "email", "e-mail", "merken", "twittern", "tweet", "facebook", "twitter", "whatsapp",
        "pinterest", "linkedin", "xing", "instagram", "telegram", "reddit", "tumblr", "pocket", "flipboard", "mail", "link kopieren",
        "copy link", "kommentieren", "kommentare", "antworten", "reply", "anzeige", "werbung", "advertisement", "sponsored", "ad",
        "weiterlesen", "weiter lesen", "mehr", "more", "read more", "mehr lesen", "mehr erfahren", "mehr infos", "learn more", "zurück",
        "weiter", "back", "next", "previous", "nächste", "vorherige", "vor", "startseite", "home", "kontakt", "impressum",
        "datenschutz", "suche", "search", "menü", "menu", "login", "anmelden", "schließen", "close", "inhalt", "inhaltsverzeichnis",
        "table of contents", "contents", "nach oben", "top", "druckversion", "seite drucken", "artikel drucken", "pdf", "download",
        "vorlesen", "anhören", "feedback", "bearbeiten", "edit", "melden", "report", "like", "gefällt mir", "teilen mit", "tags",
        "redaktion", "getty images", "dpa", "shutterstock", "newsletter", "abonnieren", "subscribe", "follow", "folgen", "loading",
        "lädt", "bild vergrößern", "vergrößern", "partager", "imprimer", "compartir", "imprimir", "stampa", "condividi", "drukuj",
        "udostępnij", "reklama", "publicité", "publicidad", "pubblicità", "advertentie",
    ];

    /// <summary>What calls to subscribe, follow, register contain; and notes on cookies and rights.</summary>
    public static readonly string[] Calls =
    [
        "angemeldet sein, um", "be logged in to", "melde dich an, um", "werbelinks", "als amazon-partner", "amazon associate", "werbeblocker", "ad blocker",
        "newsletter", "subscribe to", "subscribe now", "please subscribe", "sign up for", "sign up here", "sign up to", "follow us",
        "follow me on", "already a subscriber", "log in to", "free trial", "our email list", "join our", "all rights reserved",
        "let us know in the comments", "leave a comment", "what you think about this", "download our app", "our apps for",
        "affiliate link", "folgen sie uns", "folge uns", "folgt uns", "abonnieren sie", "abonniert", "jetzt abonnieren",
        "lust auf mehr", "jetzt anmelden", "jetzt registrieren", "kostenlos registrieren", "kostenlos testen", "bereits abonnent",
        "alle rechte vorbehalten", "in den kommentaren", "schreibt uns", "schreiben sie uns", "diskutieren sie mit", "affiliate-link",
        "affiliatelinks", "verwendet cookies", "cookies verwendet", "setzt cookies", "we use cookies", "uses cookies",
        "datenschutzerklärung", "privacy policy", "terms of service", "geschützt durch recaptcha", "recaptcha", "zur webansicht",
        "nutzungsbedingungen", "abonnez-vous", "inscrivez-vous", "tous droits réservés", "suscríbete", "suscribirse", "síguenos",
        "todos los derechos", "iscriviti", "seguici", "tutti i diritti", "subskryp", "prawa zastrzeżone", "zapisz się", "zapraszamy do",
        "śledź nas", "dołącz do", "alle rechten", "volg ons", "schrijf je in", "liked this article", "enjoyed this", "hat ihnen dieser",
        "hat dir der", "hat euch der", "gefällt dir dieser", "buy me a coffee", "patreon", "unterstützen sie uns", "spenden sie",
        "support our",
    ];

    /// <summary>What the captions of pictures contain.</summary>
    public static readonly string[] Credits =
    [
        "foto:", "foto ©", "photo:", "photo by", "(quelle:", "(bild:", "© ", "getty images", "/getty", "/dpa",
        "dpa/", "picture alliance", "picture-alliance", "imago/", "shutterstock", "adobestock", "unsplash", "pixabay", "istock",
        "crédit", "fot. ", "/afp", "/reuters", "(ap photo", "symbolbild", "domena publiczna", "public domain)", "courtesy of",
    ];
}
