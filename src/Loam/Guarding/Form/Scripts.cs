using System.Runtime.CompilerServices;

namespace Loam.Guarding.Form;

/// <summary>Words in a script that neither the source nor the language writes: a few Chinese or Cyrillic letters in a German text, or a Latin sentence in a Russian one.</summary>
/// <remarks>Language-free: the source says which scripts belong. Two vectorised searches tell that a text has none but Latin letters.</remarks>
static class Scripts
{
    enum Script : byte
    {
        None,
        Latin,
        Greek,
        Cyrillic,
        Armenian,
        Hebrew,
        Arabic,
        Indic,
        Thai,
        Georgian,
        Ethiopic,
        Khmer,
        Han,
        Kana,
        Hangul,
    }

    internal static void Look(FormText text, List<Finding> findings)
    {
        var rewrite = text.Pair.Text.AsSpan();
        var home = IsLatin(text.Pair.Source) ? Script.Latin : Home(text.Pair.Source);
        if (home != Script.Latin)
        {
            Sentences(text, home, findings);
            return;
        }
        if (IsLatin(rewrite))
            return;
        for (var i = 0; i < rewrite.Length; i++)
        {
            var script = Of(rewrite[i]);
            if (script is Script.None or Script.Latin)
                continue;
            var end = i + 1;
            while (end < rewrite.Length && (Of(rewrite[end]) == script || rewrite[end] == ' ' && end + 1 < rewrite.Length && Of(rewrite[end + 1]) == script))
                end++;
            // One Greek letter is a sign: 5 μm, π, Ω.
            var isSign = script == Script.Greek && end - i < 3;
            if (!isSign && !text.Pair.Source.AsSpan().Contains(rewrite[i..end], StringComparison.Ordinal))
            {
                findings.Add(Evidence.At(GuardReasons.LanguageDrift, text.Pair.Text, i..end));
                return;
            }
            i = end - 1;
        }
    }

    /// <summary>Sentences of a text in another script that have hardly a letter of it.</summary>
    static void Sentences(FormText text, Script home, List<Finding> findings)
    {
        for (var i = 0; i < text.Rewrite.Sentences.Count; i++)
        {
            var range = text.Rewrite.Sentences[i];
            var (own, others) = (0, 0);
            foreach (var c in text.Pair.Text.AsSpan()[range])
            {
                var script = Of(c);
                own += script != Script.None && Belongs(script, home) ? 1 : 0;
                others += script != Script.None && !Belongs(script, home) ? 1 : 0;
            }
            var (first, end) = text.WordsOf(i);
            if (others < 20 || others < 2 * own || text.OfTheSource(first, end) >= 0.6)
                continue;
            findings.Add(Evidence.At(GuardReasons.LanguageDrift, text.Pair.Text, range));
            return;
        }
    }

    /// <summary>Japanese writes Han and kana; Korean may.</summary>
    static bool Belongs(Script script, Script home) => script == home || home is Script.Kana or Script.Hangul && script == Script.Han || home == Script.Han && script == Script.Kana;

    static bool IsLatin(ReadOnlySpan<char> text) => text.IndexOfAnyInRange('\u0370', '\u1DFF') < 0 && text.IndexOfAnyInRange('\u2C00', '\uFFEF') is var at && (at < 0 || text[at..].IndexOfAnyInRange('\u2E80', '\uFFEF') < 0);

    /// <summary>The script of most letters.</summary>
    static Script Home(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[(int)Script.Hangul + 1];
        foreach (var c in text)
            counts[(int)Of(c)]++;
        counts[0] = 0;
        var most = Script.Latin;
        for (var script = 1; script < counts.Length; script++)
        {
            // A sign of Han says as much as a word.
            if (counts[script] * (script >= (int)Script.Han ? 3 : 1) > counts[(int)most] * (most >= Script.Han ? 3 : 1))
                most = (Script)script;
        }
        return most == Script.Han && counts[(int)Script.Kana] > counts[(int)Script.Han] / 10 ? Script.Kana : most;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Script Of(char c) => c switch
    {
        < 'A' => Script.None,
        < '\u0250' => char.IsLetter(c) ? Script.Latin : Script.None,
        < '\u0370' => Script.None,
        < '\u0400' => char.IsLetter(c) && c is not ('μ' or 'Ω') ? Script.Greek : Script.None,
        < '\u0530' => char.IsLetter(c) ? Script.Cyrillic : Script.None,
        < '\u0590' => Script.Armenian,
        < '\u0600' => char.IsLetter(c) ? Script.Hebrew : Script.None,
        < '\u0780' => char.IsLetter(c) ? Script.Arabic : Script.None,
        < '\u0900' => Script.None,
        < '\u0E00' => char.IsLetter(c) ? Script.Indic : Script.None,
        < '\u0F00' => char.IsLetter(c) ? Script.Thai : Script.None,
        < '\u10A0' => Script.None,
        < '\u1100' => Script.Georgian,
        < '\u1200' => Script.Hangul,
        < '\u1380' => Script.Ethiopic,
        >= '\u1780' and < '\u1800' => Script.Khmer,
        >= '\u1F00' and < '\u2000' => Script.Greek,
        >= '\u3041' and < '\u3100' => Script.Kana,
        >= '\u3400' and < '\uA000' or >= '\uF900' and < '\uFB00' => Script.Han,
        >= '\uAC00' and < '\uD7B0' => Script.Hangul,
        _ => Script.None,
    };
}
