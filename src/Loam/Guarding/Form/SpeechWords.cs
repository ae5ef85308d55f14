using System.Collections.Frozen;

namespace Loam.Guarding.Form;

/// <summary>What a word can do in a sentence that a model says of itself or of its task, rather than of the page.</summary>
[Flags]
enum Says
{
    /// <summary>Nothing of the kind.</summary>
    Nothing = 0,

    /// <summary>The speaker: <c>ich</c>, <c>mir</c>, <c>I'm</c>.</summary>
    Self = 1 << 0,

    /// <summary>The speaker with others: <c>wir</c>, <c>our</c>.</summary>
    We = 1 << 1,

    /// <summary>The reader: <c>du</c>, <c>Ihnen</c>, <c>you</c>.</summary>
    You = 1 << 2,

    /// <summary>A machine that writes: <c>KI</c>, <c>Sprachmodell</c>, <c>assistant</c>.</summary>
    Machine = 1 << 3,

    /// <summary>What is written: <c>Artikel</c>, <c>Fassung</c>, <c>answer</c>.</summary>
    Piece = 1 << 4,

    /// <summary>How it is made: <c>umformulieren</c>, <c>omit</c>.</summary>
    Making = 1 << 5,

    /// <summary>What it is made of: <c>Originaltext</c>, <c>provided</c>.</summary>
    Given = 1 << 6,

    /// <summary>What an editor speaks of: <c>Tonfall</c>, <c>promotional</c>, <c>Fakten</c>.</summary>
    Editing = 1 << 7,

    /// <summary>Help and its offer.</summary>
    Help = 1 << 8,

    /// <summary>Wishes and thanks: <c>hoffentlich</c>, <c>feedback</c>.</summary>
    Wish = 1 << 9,

    /// <summary>Points at the text: <c>hier</c>, <c>below</c>.</summary>
    Here = 1 << 10,

    /// <summary>Says yes to a task: <c>gerne</c>, <c>certainly</c>.</summary>
    Assent = 1 << 11,

    /// <summary>Ability and permission, refused where <see cref="Not"/> stands beside it.</summary>
    Can = 1 << 12,

    /// <summary>A negation.</summary>
    Not = 1 << 13,

    /// <summary>Refuses by itself: <c>unable</c>, <c>untersagt</c>.</summary>
    Refuses = 1 << 14,

    /// <summary>Regret.</summary>
    Sorry = 1 << 15,

    /// <summary>Rules of conduct.</summary>
    Rule = 1 << 16,

    /// <summary>What was asked: <c>Anfrage</c>, <c>request</c>.</summary>
    Request = 1 << 17,

    /// <summary>Something lacks that the task needs.</summary>
    Lacks = 1 << 18,

    /// <summary>Please.</summary>
    Please = 1 << 19,

    /// <summary>Opens a remark: <c>Hinweis</c>, <c>note</c>.</summary>
    Note = 1 << 20,

    /// <summary>Counts what was written: <c>Wortanzahl</c>.</summary>
    Count = 1 << 21,

    /// <summary>The end of it.</summary>
    End = 1 << 22,

    /// <summary>Tells a writer what to do.</summary>
    Order = 1 << 23,

    /// <summary>Duty: <c>muss</c>, <c>should</c>.</summary>
    Must = 1 << 24,

    /// <summary>The answer as a thing: <c>Ausgabe</c>, <c>response</c>.</summary>
    Reply = 1 << 25,

    /// <summary>Points at what was just written: <c>dieser</c>, <c>this</c>.</summary>
    This = 1 << 27,

    /// <summary>What a writer's workshop speaks of (<c>Gliederung</c>, <c>proofread</c>), and a reader's (<c>luck</c>): a mark where nothing links a sentence to the source, and nothing elsewhere.</summary>
    Craft = 1 << 28,

    /// <summary>Being, in the second person: <c>bist</c>, <c>are</c>.</summary>
    Are = 1 << 26,
}

/// <summary>The words of both languages that <see cref="Speech"/> goes by, each with what it can do.</summary>
/// <remarks>
/// A list of phrases was tried first and knew what it had seen: every model has its own. Sentences about the task are told by what meets in them (a speaker, a piece of
/// writing, an offer), in any wording. <c>~</c> stands for up to three more letters. German and English together: many models open a German text in English.
/// </remarks>
static class SpeechWords
{
    static readonly FrozenDictionary<string, Says> Whole;
    static readonly FrozenDictionary<string, Says> Begun;

    static SpeechWords()
    {
        var whole = new Dictionary<string, Says>(StringComparer.Ordinal);
        var begun = new Dictionary<string, Says>(StringComparer.Ordinal);
        foreach (var (says, words) in Words)
        {
            foreach (var word in words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
            {
                var (into, key) = word[^1] == '~' ? (begun, word[..^1]) : (whole, word);
                into[key] = into.GetValueOrDefault(key) | says;
            }
        }
        Whole = whole.ToFrozenDictionary(StringComparer.Ordinal);
        Begun = begun.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>What a word can do.</summary>
    /// <param name="word">In lower case.</param>
    internal static Says Of(ReadOnlySpan<char> word)
    {
        Whole.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var says);
        var begun = Begun.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var cut = 0; cut <= 3 && word.Length - cut >= 4; cut++)
        {
            if (begun.TryGetValue(word[..^cut], out var more))
                return says | more;
        }
        return says;
    }

    static (Says Says, string Words)[] Words =>
    [
        (Says.Self, "ich mir mich mein meine meinem meinen meiner meines i'm i've i'll i'd me my myself let's"),
        (Says.We, "wir uns unser unsere unserem unseren unserer we us our we're we've we'll"),
        (Says.You, "du dir dich dein deine deinem deinen deiner euch euer you your yours you're you'd you'll you've"),
        (Says.Machine, "ki ai sprachmodell~ sprachassistent~ chatbot~ ki-modell~ llm programmierung programmiert programmed assistent assistentin assistant chatgpt model trained"),
        (Says.Piece, """
            text texte textes texts artikel~ lexikonartikel~ lexikoneintrag~ eintrag~ fassung~ version~ zusammenfassung~ umformulierung~ umschreibung~ überarbeitung~ paraphras~ entwurf entwurfs
            beitrag beitrags inhalt~ antwort~ frage fragen paare frage-antwort-paare article~ entr~ draft rewrite~ rewriting summar~ passage~ question~ answer~ pair pairs content~ paragraph~ piece
            """),
        (Says.Reply, "antwort ausgabe~ antworte output~ response~ answer~ reply respond~ antworten"),
        (Says.Making, """
            umschreib~ umschreibung~ umformulierung~ überarbeitung~ umgeschrieben~ umschreiben umzuschreiben umformulier~ umzuformulier~ formulier~ neuformulier~ überarbeit~ zusammenfass~ zusammengefasst~ zusammenzufass~ verfass~ wiedergeb~ wiederzugeb~
            wiedergibt umwandel~ umgewandelt~ umzuwandel~ wandle wandel~ geglättet~ gekürzt~ kürzen kürze weggelassen~ weglassen wegzulassen entfernt~ entfernen gestrichen~ beibehalten~ beizubehalten hinzugefügt~ hinzuzufüg~ hinzufüg~
            übernommen~ unverändert~ anzupass~ anpass~ angepasst~ ergänzt~ erstell~ zusammengestellt~ zusammenstell~ geschrieben~ schreib~ neugeschrieben~ basier~ übersetz~ reproduzier~ wiederhol~ weiterverarbeit~ verarbeit~ bearbeit~ erzeug~
            rewrit~ rewrote rewritten reword~ rework~ rephras~ paraphras~ summari~ summarize summarise summarized summarised condens~ shorten~ omit~ omitted removed remove removing dropped kept retain~ preserv~ convert~ adapt~
            adjust~ expand~ polish~ tweak~ translat~ reproduc~ produc~ generat~ creat~ written write writing based smoothed adher~ keeps keeping transform~ turn made add added adding unchanged fix fixed left
            """),
        (Says.Given, """
            bereitgestellt~ bereitzustell~ angegeben~ vorliegend~ vorliegt eingegeben~ eingefügt~ einfügen original~ originaltext~ ausgangstext~ quelle~ quelltext~ vorlage~ webseite~ website~ seite webpage page pages source source's
            provided providing provide supplied pasted paste share given original~ gewünscht~ requested requested asked vorgabe~ anforderung~ anweisung~ instruction~ guideline~ prompt prompts titel title regel regeln rules angefragt~ nutzer~ benutzer~ user user's users anforderung
            """),
        (Says.Editing, """
            enzyklopädi~ enzyklopädisch~ lexikonstil~ lexikon~ encyclopedi~ encyclopaedi~ encyclopedia encyclopedic~ sachlich~ neutral~ stil~ style~ tone~ tonfall~ ton werbung werbe~ werbeaussagen~ werblich~ promotional~ advertising navigation~ meinung~ opinion~
            fakten fact facts namen zahlen daten names numbers dates information~ informationen wiederholung~ repetition~ überschrift~ heading~ grammatik grammar wording wortlaut~ absatz~ absätze~ abschnitt~ sätze~ sätzen sentence~ markdown einleitung introduction vorrede
            preamble klar clear concise knapp wikipedia format formatierung~ wikipedia-stil person statements aussagen phrases wesentlich~ key angabe~ sprache language deutsch~ englisch~ english german fertig~ finished complete streng~ strikt~ strictly closely eng hält halten anrede address direct direkt~ verzicht~ leaves weglässt verneinung~ negation~ zahl stick sticks follows ausschließlich solely only zeile line zeilen lines worten
            """),
        (Says.Help, "hilft helfen helfe hilfe behilflich unterstütz~ weiterhelf~ help helps helped assist~ support anpassen verbessern improve gerne gern happy glad freue bescheid know weitere weiteren noch melde melden jederzeit anpassung~ adjustments further anything benötig~ brauch~ wünsch~ möchten möchtest need would like want feel"),
        (Says.Wish, "hoffe hoffentlich hofft hope hopefully erfolg viel feedback rückmeldung~ vorstellung~ erwartung~ expectation~ passt gefällt entspricht recht works service question danke dank thank thanks zufrieden enjoy forward gruß grüße bescheid tell let"),
        (Says.Here, "hier here here's below folgend~ folgt folgen follow follows following nachfolgend~ untenstehend~ unten above oben obig~ obenstehend~ anbei what's nun lautet lauten"),
        (Says.Assent, "gern gerne klar natürlich sicher selbstverständlich okay ok sure certainly absolutely alright understood verstanden perfekt perfect great got course yes ja problem jawohl super thing alles geschehen kein no it of happy done fertig"),
        (Says.Can, "kann können könnte konnte darf dürfen möchte werde will würde can could will would may able möglich lage erlaubt gestattet befugt feel comfortable willing permitted allowed possible position do ability possibility access möglichkeit zugriff zugang have habe not lässt appear think engage"),
        (Says.Not, "nicht kein keine keinen keinem keiner keines nichts weder nie not no never none don't doesn't won't can't cannot couldn't wouldn't isn't haven't didn't rather don't nothing"),
        (Says.Refuses, """
            can't cannot won't unable couldn't untersagt~ verbot~ verbiet~ ablehn~ lehne verweiger~ abbrech~ refuse~ refusing declin~ prohibit~ forbid~ lack incapable unmöglich außerstande nachkommen erfüllen fulfill fulfil comply
            stop
            """),
        (Says.Sorry, "leid leider sorry entschuldig~ verzeih~ bedaure bedaur~ bedauerlicherweise fürchte unfortunately regret~ regrettably apolog~ afraid"),
        (Says.Rule, "richtlinie~ ethisch~ grundsätz~ grundsätzlich datenschutz~ privacy sicherheitsvorgab~ safety prinzip~ policy policies guideline~ ethical~ principles conscience harmful schädlich~ sensibl~ urheberrecht~ copyright~ diskriminier~ hateful rechtlich~ nutzungsbedingung~"),
        (Says.Request, "anfrage~ bitte anliegen aufgabe~ nachricht~ request~ task~ message~ thema themen topic~"),
        (Says.Lacks, "fehlt fehlen fehlende missing incomplete unvollständig~ haven't doesn't kein keinen keine ausreich~ reichen reicht enough ausreichend~ zu short kurz scheint seems looks appear appears vollständig~ full nachreich~ lies liegt"),
        (Says.Please, "bitte please kindly"),
        (Says.Note, "hinweis~ anmerkung~ note notes disclaimer p.s ps nb änderung~ changes erläuterung~ erklärung~ explanation clarity achtung"),
        (Says.Count, "wortanzahl wortzahl wörter wörtern words gesamtlänge zeichenzahl wortumfang umfang count length"),
        (Says.End, "ende end endet ends concludes schluss"),
        (Says.Order, """
            schreibe schreib verwende verwenden nutze benutze formuliere fasse erstelle gib geben behalte achte achten vermeide stelle antworte wandle übernimm lass lasse füge beginne beantworte beachte halte formatiere generiere übersetze ändere kürze ersetze entferne streiche gliedere strukturiere prüfe verzichte bewahre ergänze übertrage gestalte setze wähle sorge
            verändere erwähne unterlasse unterlass nenne erfinde denk denke lies notiere markiere trenne bleibe bleib liefere verlasse beschränke konzentriere orientiere richte sammle fang fange unterteile zerlege ordne sortiere zitiere verfasse definiere erkläre erläutere
            beschreibe gehe geh nimm lege zeige bringe mach mache verwandle überführe kopiere wiederhole ignoriere überspringe unterscheide passe bereinige wahre befolge extrahiere identifiziere analysiere reduziere fokussiere versuche stütze kennzeichne entnimm vergiss
            begründe kommentiere spare kläre baue füll fülle schließe hebe lasst
            rewrite use keep write paraphrase rephrase summarize summarise output respond create make turn follow avoid return generate provide ensure include do don't answer ask convert translate format remember begin start change shorten replace delete remove structure check preserve limit exclude stick give produce transform reword adapt adjust maintain leave
            disregard mention describe explain define extract identify analyze analyse read rely restrict refrain separate alter repeat ignore skip focus consider split organise organize quote copy reproduce deliver apply adhere take break put choose pick try imagine pretend let never always
            select highlight list state name assume strip drop retain combine merge simplify clarify begin end open close stay fill
            """),
        (Says.Must, "muss müssen soll sollen sollte darf dürfen must should has have shall may beginnt begins opens erfolgen"),
        (Says.This, "dieser diese dieses diesen diesem this these dies das"),
        (Says.Are, "bist are are you're"),
        (Says.Craft, """
            wertung~ bewertung~ urteil~ zitat~ zitier~ detail~ einzelheit~ formulierung~ wortwahl struktur~ gliederung~ gegliedert~ aufbau aufgebaut~ reihenfolge~ kommentar~ kommentier~ begriff~ fachbegriff~ rechtschreib~ rechtschreibung zeichensetzung interpunktion
            tippfehler~ fehler~ lesbarkeit lesbar~ verständlich~ leserlich~ lesen leser~ leserschaft stichpunkt~ stichwort~ stichworte aufzählung~ tabelle~ liste listen json html latex csv emoji~ zeichen leerzeichen leerzeile~ kürze kürzer~ länge länger~ kurzfassung~ langfassung~
            kurzversion~ ausführlich~ zielgruppe~ kontext~ kernaussage~ hauptpunkt~ kernpunkt~ punkte aspekt~ schwerpunkt~ quellenangabe~ quellen beleg~ belegt~ nachweis~ link links fußnote~ kontaktdaten menüpunkt~ menü cookie~ impressum füllwörter~ füllwort wiedergabe
            wiedergegeben~ darstellung~ dargestellt~ stelle stellen passage~ ausgangsmaterial~ material~ rohtext~ eingabe~ eingabetext~ beispiel~ wertend~ werturteil~ objektiv~ subjektiv~ nüchtern~ informativ~ faktenbasiert~ faktentreu~ inhaltlich~ sprachlich~ stilistisch~ enthalten
            ausgespart~ ausgelassen~ ausgeklammert~ berücksichtigt~ unberücksichtigt~ aufgenommen~ eingeflossen~ umgesetzt~ umgewandelt~ übertragen~ vereinfacht~ zusammengezogen~ verkürzt~ präzisiert~ korrigiert~ korrigier~ korrektur~ geprüft~ prüfen überprüf~ gegenlesen gegenzulesen
            nachfragen nachfrage~ rückfrage~ fragen zögern zögere scheu~ kontaktier~ änderungswünsche änderungswunsch sonderwünsche wunsch wünsche spaß gelingen freude glück gute guten schönen schönes alles fertig~ erledigt abgeschlossen vollständig~ genügt reicht lass lassen sag sagen schreib
            frag fragt fehlt fehlen korrekt~ stimmt stimmig~ richtig~ erfunden~ erfinde~ erfinden spekulation~ spekulier~ mutmaßung~ annahme~ mehrdeutig~ unklar~ unklarheit~ widersprüchlich~ relevant~ irrelevant~ überflüssig~ entbehrlich~ nebensächlich~ unwesentlich~ hauptsächlich variante~ alternativ~
            alternative~ vorschlag~ vorschläge~ option~ bedarf gegebenenfalls ggf anpassbar~ erweitern erweiter~ ergänzung~ vertief~ nächster nächste schritt schritte tonalität genre format~ ausgabeformat~ definition~ satzbau nebensatz~ hauptsatz~ ich-form du-form sie-form anrede~ perspektive zeitform~
            präsens präteritum konjunktiv passiv aktiv indirekt~ vorwissen laien regel~ wichtig nenne erwähn~ notier~ denk denke markier~ trenne unterlass~ erfind~ verlass verlasse bleib bleibe liefer~ vergiss trennlinie~ zwischenüberschrift~ titelzeile~ schlagwort~ schlagwörter~ kategorie~ seo keyword~
            rewording wordings detail details judgement~ judgment~ quote~ quotation~ citation~ structure~ structured modelled modeled order comment~ term terms terminology spelling punctuation typo~ mistake~ error~ readab~ readability readable reader~ read bullet~ bullet-point list lists table~ json html latex
            csv emoji~ character~ spaces blank line~ short~ shorter longer long lengthy length~ brief~ detailed audience~ context~ key main point points aspect~ focus~ emphasis reference~ footnote~ contact menu items cookies imprint filler~ rendering rendered portray~ material~ input example~ sample~
            objective~ subjective~ neutral~ informative factual~ fact-based accurate~ accuracy faithful~ stylistic~ skipped skip ignored ignore excluded included include~ incorporat~ carried covered cover~ turned converted simplif~ condensed tightened clarif~ correct~ check~ verif~ verifiable~ proofread
            proofreading review~ double-check fact-check shout ping reach drop asking hesitate~ wish wishes luck cheers fun day great good nice best regards done finished ready complete~ completed task say word right accurate invent~ invented made-up speculat~ assum~ assumption~ ambiguous~
            unclear~ unclarit~ contradict~ relevant irrelevant~ redundant~ superfluous alternative~ alternate variant~ variation~ suggest~ suggestion~ option~ optional~ needed necessary edit edits editing elaborate extend extension dive deeper next step steps tone voice register genre format~ formatted
            definition~ define~ clause~ perspective tense present-tense past-tense passive active indirect reported layperson prior knowledge rule~ important mention~ think mark separate restrict refrain rely name state goal category~ keyword~ seo tag tags sales pitch action call calls deliberate~ intentionally purpose~
            komplett~ schwerpunktsetzung~ nachricht meinungsäußerung~ gewähr guarantee~ remark~ praise criticism kritik lob sinngemäß~ wörtlich~ wortwörtlich verbatim literal~ wortlaut phrasing
            absent missing absence placeholder~ boilerplate token~ ai-generated generated auto-generated automatically automatisch~ maschinell~ ki-generiert~ generiert~ sicherheitshalber vorsicht~ cautious~ caution careful~ sorgfältig~ absichtlich bewusst~
            """),
    ];
}
