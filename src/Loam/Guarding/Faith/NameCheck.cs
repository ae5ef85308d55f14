using System.Collections.Frozen;
using Loam.Text;
using Loam.Guarding.Faith.Numbers;

namespace Loam.Guarding.Faith;

/// <summary>Names of people, places, organisations and products that the source does not have.</summary>
/// <remarks>
/// English writes names with a capital letter inside a sentence. German writes every noun so: there, a name is a capitalised word that the source does not support,
/// that is no common word, no compound of common words, and does not end like an abstract noun; words of mixed case and with figures are names in both.
/// </remarks>
sealed class NameCheck() : FaithCheck(GuardReasons.Name)
{
    internal override IReadOnlyList<string> Features { get; } = ["found"];

    internal override bool Applies(Comparison comparison, GuardOptions options) => options.Names && !comparison.Pair.Copies;

    internal override void Look(Comparison comparison, List<Candidate> candidates)
    {
        var seen = new Dictionary<Range, (Finding Finding, double Found)>();
        foreach (var strictness in (ReadOnlySpan<Strictness>)[Strictness.Strict, Strictness.Standard, Strictness.Lenient])
        {
            var findings = new List<Finding>();
            Look(comparison.Rewrite, comparison.Index, comparison.Common, comparison.Pair.Language, strictness, findings);
            foreach (var finding in findings)
                seen[finding.Span] = (finding, (3 - (int)strictness) / 3.0);
        }
        foreach (var (finding, found) in seen.Values)
            candidates.Add(new(finding.Span, [found], Evidence: finding.Evidence));
    }

    static void Look(GuardText rewrite, SourceIndex source, CommonWords common, string? language, Strictness strictness, List<Finding> findings)
    {
        if (language is not ("de" or "en"))
            return;
        var words = rewrite.AllWords;
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (!IsNovelName(rewrite, i, source, common, language, strictness))
                continue;
            var end = i;
            while (end + 1 < words.Count && words[end + 1].Sentence == word.Sentence && words[end + 1].Capital && words[end + 1].Start == words[end].End + 1 && !words[end + 1].Function)
                end++;
            var start = i;
            while (start > 0 && words[start - 1].Sentence == word.Sentence && words[start - 1].Capital && words[start].Start == words[start - 1].End + 1 && !words[start - 1].Function)
                start--;
            var span = words[start].Start..words[end].End;
            findings.Add(new(GuardReasons.Name, span, rewrite.Text[span]));
            i = end;
        }
    }

    static bool IsNovelName(GuardText rewrite, int i, SourceIndex source, CommonWords common, string language, Strictness strictness)
    {
        var word = rewrite.AllWords[i];
        if (!word.Capital || word.Function || word.Stem.Length < 2 || char.IsDigit(rewrite.Text[word.Start]))
            return false;
        var text = rewrite.Text.AsSpan(word.Start, word.Length);
        if (Calendar.Month(text) is not null || Calendar.Weekday(text) is not null || NumberWords.Of(text) is not null || NumberWords.Scale(text) is not null)
            return false;
        var support = source.Support(word.Stem);
        if (support >= 1)
            return false;
        if (IsMixed(text))
            return support < 0.85 && !Acronyms.Contains(text.ToString());
        if (Acronyms.Contains(text.ToString()))
            return false;
        if (language == "en")
            return support < 0.8 && (!word.Opens || common.Rank(word.Stem) is null && NextIsCapital(rewrite, i)) && !InTitleCase(rewrite, word);
        if (BehindIndefinite(rewrite, i))
            return false;
        if (IsInstitution(word.Stem))
            return support < 0.95 && !Contained(word.Stem, source);
        if (word.Opens && !NextIsCapital(rewrite, i) && strictness != Strictness.Strict)
            return support < 0.5 && !AbstractNoun(text) && LooksForeign(text, word.Stem, source, common);
        if (support < 0.8 && !AbstractNoun(text) && common.Rank(word.Stem) is null && BehindName(rewrite, i, common))
            return true;
        return support < 0.8 && !AbstractNoun(text) && LooksForeign(text, word.Stem, source, common);
    }

    static bool LooksForeign(ReadOnlySpan<char> word, string stem, SourceIndex source, CommonWords common) =>
        common.Rank(stem) is null && !(word.EndsWith("innen") && common.Rank(Stems.Of(word[..^5], "de")) is not null) && !(word.EndsWith("in") && common.Rank(Stems.Of(word[..^2], "de")) is not null)
        && !common.IsCompound(word, source);

    /// <summary>The source has the word without its first part: <c>Innenministerium</c> for <c>Bundesinnenministerium</c>.</summary>
    static bool Contained(string stem, SourceIndex source)
    {
        // Names of bodies have no longer first part; a damaged word of thousands of letters must not be copied for every cut.
        for (var cut = 3; cut <= Math.Min(stem.Length - 10, 60); cut++)
        {
            if (source.Has(stem[cut..]))
                return true;
        }
        return source.Support(stem) >= 1;
    }

    /// <summary>What "ein" can stand before is a noun like others: names of people and places are one of a kind.</summary>
    static bool BehindIndefinite(GuardText rewrite, int i)
    {
        for (var back = i - 1; back >= 0 && back >= i - 3 && rewrite.AllWords[back].Sentence == rewrite.AllWords[i].Sentence; back--)
        {
            var word = rewrite.AllWords[back];
            if (word.Length is >= 3 and <= 7 && Indefinite.Contains(rewrite.Of(word).ToLowerInvariant()))
                return true;
            if (word.Capital || word.Function)
                return false;
        }
        return false;
    }

    static readonly FrozenSet<string> Indefinite = FrozenSet.ToFrozenSet(
        ["ein", "eine", "einen", "einem", "einer", "eines", "kein", "keine", "keinen", "keinem", "keiner", "jeder", "jede", "jedes", "jeden", "jedem", "viele", "vielen", "mehrere", "mehreren", "einige", "einigen", "zwei", "drei", "vier", "fünf"], StringComparer.Ordinal);

    /// <summary>Capitals or figures inside: <c>WordPress</c>, <c>TYPO3</c>, <c>EMA</c>.</summary>
    static bool IsMixed(ReadOnlySpan<char> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsUpper(text[i]) || char.IsDigit(text[i]))
                return true;
        }
        return false;
    }

    /// <summary>Headings in title case say nothing about names.</summary>
    static bool InTitleCase(GuardText rewrite, GuardWord word) => rewrite.Sentence(word.Sentence).StartsWith("==", StringComparison.Ordinal);

    static bool NextIsCapital(GuardText rewrite, int i)
    {
        var words = rewrite.AllWords;
        return i + 1 < words.Count && words[i + 1].Sentence == words[i].Sentence && words[i + 1].Capital && !words[i + 1].Function && words[i + 1].Start == words[i].End + 1;
    }

    /// <summary>Right behind a capitalised word that is no common one: <c>Karl Brandauer</c>.</summary>
    static bool BehindName(GuardText rewrite, int i, CommonWords common)
    {
        if (i == 0)
            return false;
        var (before, word) = (rewrite.AllWords[i - 1], rewrite.AllWords[i]);
        return before.Sentence == word.Sentence && before.Capital && !before.Function && before.End + 1 == word.Start && before.Length > 2 && rewrite.Text[before.End] == ' ' && common.Rank(before.Stem) is null
            && !common.IsCompound(rewrite.Text.AsSpan(before.Start, before.Length), null);
    }

    /// <summary>Words that name a body or a place by their last part: another first part is another name, however much of it the source has.</summary>
    static bool IsInstitution(string stem)
    {
        foreach (var part in Institutions)
        {
            if (stem.Length > part.Length + 2 && stem.EndsWith(part, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    /// <summary>Short forms that any writer may put for the long one.</summary>
    static readonly FrozenSet<string> Acronyms = FrozenSet.ToFrozenSet(
        ["US", "USA", "EU", "UN", "UNO", "WLAN", "DIN", "PC", "TV", "CD", "DVD", "USB", "PDF", "IT", "KI", "AI", "UK", "LED", "HTML", "URL", "WM", "EM", "AG", "GmbH", "FAQ", "QR", "GPS", "SMS", "App", "PCs", "CO2", "BRD", "DDR", "NRW", "UTC", "A4", "A3", "A5", "Abs", "Zoll", "Nr", "Bd", "Jh", "AM", "PM", "TVs"], StringComparer.Ordinal);

    static readonly string[] Institutions = ["ministeri", "ministerium", "kamm", "stiftung", "strass", "gass", "allee", "universita", "hochschul", "gerich", "klub", "bundesam", "landesam", "zeitung", "parteitag"];

    /// <summary>Endings of nouns that German forms from other words; names hardly end so.</summary>
    static bool AbstractNoun(ReadOnlySpan<char> word)
    {
        foreach (var ending in Endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal) && word.Length >= ending.Length + 3)
                return true;
        }
        return false;
    }

    static readonly string[] Endings =
    [
        "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "ität", "itäten", "ismus", "nis", "nisse", "nissen", "tum", "ment", "anz", "enz", "ierung",
        "ende", "enden", "ender", "ierte", "ierten", "tät", "sam", "bar", "lich", "liche", "lichen", "ische", "ischen", "ig", "ige", "igen", "iges", "iger", "äre", "ärer", "ete", "etes", "eter", "ives", "ive", "aler", "ales", "bares", "lerin", "lerinnen", "innen", "ierende",
        "weise", "eur", "eure", "ik", "logie", "grafie", "graphie", "metrie", "zeit", "zeiten", "arbeit", "arbeiten", "werk", "werke", "stück", "stücke", "platz", "plätze", "stelle", "stellen",
    ];
}
