using System.Collections.Frozen;

namespace Loam.Guarding.Faith.Names;

/// <summary>What stands before a word.</summary>
enum Before
{
    /// <summary>Nothing that says anything.</summary>
    Other,

    /// <summary>"ein", "viele", "zwei", "als": what follows is one of many.</summary>
    Indefinite,

    /// <summary>An article or a possessive.</summary>
    Article,

    /// <summary>An adjective.</summary>
    Adjective,

    /// <summary>A preposition without an article.</summary>
    Preposition,

    /// <summary>Another noun, with a space between.</summary>
    Noun,
}

/// <summary>The small words before nouns, in German and English: names hardly ever stand behind "ein", and those of people and places behind no article.</summary>
static class Surroundings
{
    internal static Before Before(GuardText text, int at)
    {
        if (at == 0 || text.AllWords[at - 1].Sentence != text.AllWords[at].Sentence)
            return Names.Before.Other;
        var before = text.AllWords[at - 1];
        if (text.Text.AsSpan(before.End, text.AllWords[at].Start - before.End) is not " ")
            return Names.Before.Other;
        var word = text.Text.AsSpan(before.Start, before.Length);
        if (IndefiniteLookup.Contains(word))
            return Names.Before.Indefinite;
        if (ArticleLookup.Contains(word))
            return Names.Before.Article;
        if (PrepositionLookup.Contains(word))
            return Names.Before.Preposition;
        if (before.Capital)
            return before.Function || before.Opens ? Names.Before.Other : Names.Before.Noun;
        if (before.Function || before.Length < 4 || !(word[^1] == 'e' || word.EndsWith("en") || word.EndsWith("er") || word.EndsWith("es") || word.EndsWith("em")))
            return Names.Before.Other;
        if (at < 2)
            return Names.Before.Other;
        // "ein freier Mitarbeiter" is one of many, too; without a small word in front, "enthalten" may as well be a verb.
        var second = text.AllWords[at - 2];
        return IndefiniteLookup.Contains(text.Text.AsSpan(second.Start, second.Length)) ? Names.Before.Indefinite
            : second.Function || !(word[^1] == 'e' || word.EndsWith("en")) ? Names.Before.Adjective : Names.Before.Other;
    }

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> IndefiniteLookup = Lookup("""
        ein eine einen einem einer eines kein keine keinen keinem keiner keines jeder jede jedes jeden jedem viele vielen vieler mehrere mehreren mehrerer einige einigen einiger zwei drei vier fünf
        manche manchen alle allen aller beide beiden als wenige wenigen weitere weiteren andere anderen solche solchen
        a an any every each some many several few no all both two three four five another other
        """);

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ArticleLookup = Lookup("""
        der die das den dem des im am zum zur beim vom ins ans dieser diese dieses diesen diesem mein meine meinen meinem meiner dein deine sein seine seinen seinem seiner seines ihr ihre ihren ihrem ihrer ihres
        unser unsere unseren unserem unserer the this that these those my your his her its our their
        """);

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PrepositionLookup = Lookup("""
        in aus von bei nach mit für gegen durch über zwischen neben bis ohne um laut per seit vor zu an auf unter of from at by with near against to for via
        """);

    static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(string words) =>
        FrozenSet.ToFrozenSet(words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
