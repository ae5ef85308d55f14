using System.Collections.Frozen;

namespace Loam.Text;

/// <summary>The closed word classes of German and English: articles, pronouns, prepositions, conjunctions, auxiliaries, frequent adverbs.</summary>
/// <remarks>They say nothing about a text's subject and nearly everything about its language. Lower case. Other languages: empty.</remarks>
public static class FunctionWords
{
    /// <summary>The function words of a language (ISO 639-1 code); empty for languages without a list.</summary>
    public static FrozenSet<string> Of(string? language) => language switch
    {
        "de" => German,
        "en" => English,
        _ => FrozenSet<string>.Empty,
    };

    /// <summary>German function words.</summary>
    public static FrozenSet<string> German { get; } = Set("""
        der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines und oder aber denn sondern doch jedoch
        sowie als wie wenn weil da dass ob damit obwohl während bevor nachdem seit bis falls sofern soweit indem sodass um zu zum zur in im ins
        an am ans auf aus bei beim mit nach von vom vor für gegen ohne durch über unter zwischen neben hinter wegen trotz statt anstatt laut
        gemäß innerhalb außerhalb entlang ab je pro per via samt nebst ich du er sie es wir ihr mich dich sich uns euch ihn ihm ihnen mein meine
        meinen meinem meiner dein deine deinen deinem deiner sein seine seinen seinem seiner seines unser unsere unseren unserem unserer euer
        eure ihre ihren ihrem ihrer ihres dieser diese dieses diesen diesem jener jene jenes jenen jenem jeder jede jedes jeden jedem welcher
        welche welches welchen welchem wer was wen wem wessen wo wann warum wieso weshalb wohin woher womit wodurch wofür woran worin man
        niemand jemand etwas nichts alle allen aller alles allem viele vielen vieler viel wenig wenige wenigen manche manchen einige einigen
        einiger mehrere mehreren beide beiden andere anderen anderer anderes anderem solche solchen solcher selbst selber ist sind war waren
        bin bist seid gewesen sei seien wäre wären wird werden wurde wurden worden geworden werde würde würden hat haben hatte hatten habe
        gehabt hätte hätten kann können konnte konnten könne könnte könnten muss müssen musste mussten müsse müsste müssten soll sollen sollte
        sollten solle darf dürfen durfte durften dürfte dürften will wollen wollte wollten wolle mag mögen möchte möchten lassen lässt ließ
        nicht nur auch noch schon sehr mehr meist meisten weniger so dann nun jetzt hier dort dabei dazu dafür dagegen daran darauf daraus
        darin darüber darum darunter davon davor daher deshalb deswegen trotzdem dennoch allerdings außerdem zudem ferner ebenso ebenfalls
        sogar bereits immer wieder oft häufig manchmal nie niemals einmal zweimal etwa rund circa ungefähr fast kaum ganz gar eher zwar
        nämlich also bzw beziehungsweise etc usw vor allem weder noch entweder sowohl einerseits andererseits zunächst schließlich danach
        davor vorher nachher später früher heute gestern morgen gerade eben erst bald lange ja nein hin her weg weiter weitere weiteren
        weiterer weiteres dessen deren denen derer worauf wobei hierfür hierbei hierzu insgesamt jeweils zusammen gemeinsam zusätzlich dadurch
        somit folglich inzwischen mittlerweile seitdem daneben dazwischen teils teilweise mindestens höchstens wohl möglichst besonders woraus wovor wogegen wovon worum worunter worüber woher
        wozu wonach wobei stattdessen hingegen nachfolgend folgende folgenden folgender keinesfalls keineswegs ebenda sodann zuvor zudem
        """);

    /// <summary>English function words.</summary>
    public static FrozenSet<string> English { get; } = Set("""
        the a an and or but nor so yet for of in on at by to from with without into onto upon about above below over under between among
        through during before after since until till against along across behind beyond near off out up down within per via than as if because
        while although though unless whether when where why how what which who whom whose that this these those there here i you he she it we
        they me him her us them my your his its our their mine yours hers ours theirs myself yourself himself herself itself ourselves
        themselves one someone anyone everyone nobody nothing something anything everything all any both each every either neither few many
        much more most several some such other others another same own is are was were be been being am has have had having do does did done
        doing can could may might must shall should will would not no nor only also just even still too very quite rather almost already always
        never often sometimes usually again then thus hence therefore however moreover furthermore meanwhile later earlier now once twice
        around well back away instead together whereas despite except like unlike toward towards according due including includes included
        don't doesn't didn't isn't aren't wasn't weren't can't couldn't won't wouldn't shouldn't hasn't haven't hadn't it's that's there's
        he's she's they're we're i'm you're let's itself further less least about approximately roughly nearly
        """);

    static FrozenSet<string> Set(string words) =>
        FrozenSet.ToFrozenSet(words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), StringComparer.Ordinal);
}
