using System.Buffers;
using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Loam.Text;

namespace Loam.Bench.Guarding;

/// <summary>Counts the guard's vocabularies over texts that are free: parliamentary protocols, laws, novels and plays.</summary>
/// <remarks>
/// <c>loam bench vocabulary</c> writes <c>src/Loam/Guarding/Words/common-*.txt</c> (stems of common words, the most frequent first) and <c>names-*.txt</c> (stems used as names).
/// Only stems in the order of their count leave this tool. A German noun is common when it is seen behind "ein", "kein", "zwei" or an adjective often enough;
/// what hardly ever is, is used as a name. An English word is a name when it hardly ever is written small.
/// What people know besides is added from lists written by hand (<see cref="Lexicon"/>): <c>modern-*.txt</c> (stems of words of today), <c>known.txt</c> (words of known names) and <c>world.txt</c> (names that follow from one another).
/// </remarks>
static class VocabularyScenario
{
    const string Folder = "src/Loam/Guarding/Words";

    /// <summary>How a stem is used.</summary>
    struct Use
    {
        internal int Small, Capital, Counted, Described, Definite;

        internal readonly int Generic => Counted + Described;
    }

    internal static int Run(string data)
    {
        var text = Path.Combine(data, "text");
        if (!File.Exists(Path.Combine(text, "bundestag-de.tar.gz")))
        {
            Console.Error.WriteLine($"needs the texts: {text}");
            return 2;
        }
        var german = new Dictionary<string, Use>(StringComparer.Ordinal);
        foreach (var page in Tar(Path.Combine(text, "bundestag-de.tar.gz")).Concat(Tar(Path.Combine(text, "gesetze-de.tar.gz"))).Concat(Rows(Path.Combine(text, "novels-de.jsonl.gz"))).Concat(Rows(Path.Combine(text, "plays-de.jsonl.gz"))))
            Count(page, "de", german);
        Write("de", german, least: 2, most: 66_000);
        var english = new Dictionary<string, Use>(StringComparer.Ordinal);
        foreach (var page in Rows(Path.Combine(text, "novels-en.jsonl.gz")))
            Count(page, "en", english);
        Write("en", english, least: 2, most: 40_000);
        Save("known", Lexicon.Names(form => IsWord(form, german, "de") || IsWord(form, english, "en")));
        Save("world", Lexicon.World());
        return 0;
    }

    static void Count(string text, string language, Dictionary<string, Use> uses)
    {
        var functions = FunctionWords.Of(language);
        var (before, previousEnd) = ("", -1);
        foreach (var span in Words.In(text))
        {
            var word = text.AsSpan(span.Start, span.Length);
            // Behind a full stop a capital says nothing.
            var opens = previousEnd < 0 || text.AsSpan(previousEnd, span.Start - previousEnd).ContainsAny(Stops);
            var lower = word.ToString().ToLowerInvariant();
            if (word.Length >= 2 && word.Length <= 40 && !word.ContainsAnyInRange('0', '9') && !functions.Contains(lower) && !word.ContainsAny(Joints))
            {
                if (!char.IsUpper(word[0]) || !opens)
                {
                    ref var use = ref CollectionsMarshal.GetValueRefOrAddDefault(uses, lower, out _);
                    if (!char.IsUpper(word[0]))
                        use.Small++;
                    else
                    {
                        use.Capital++;
                        if (Generics.Contains(before) || before.Length > 0 && char.IsDigit(before[^1]))
                            use.Counted++;
                        else if (IsAdjective(before, functions))
                            use.Described++;
                        else if (Definites.Contains(before))
                            use.Definite++;
                    }
                }
            }
            (before, previousEnd) = (opens && char.IsUpper(word[0]) && !functions.Contains(lower) ? "" : char.IsUpper(word[0]) && !opens ? "" : lower, span.End);
        }
    }

    static readonly SearchValues<char> Stops = SearchValues.Create(".!?:;»«„“\"\n()–-[*");

    static readonly SearchValues<char> Joints = SearchValues.Create("-.'’,_·");

    static readonly HashSet<string> Generics = new("ein eine einen einem einer eines kein keine keinen keinem keiner keines jeder jede jedes jeden jedem mein meine meinen meinem meiner unser unsere unseren unserem unserer viele vielen vieler mehrere mehreren einige einigen einiger alle allen aller manche manchen viel wenig etwas mehr weniger genug keinerlei ohne voller zwei drei vier fünf sechs zehn diese dieser diesem diesen dieses welche welcher welches solche solchen".Split(' '), StringComparer.Ordinal);

    static readonly HashSet<string> Definites = new("der die das den dem des im am zum zur beim vom ins ans seine seiner seinen seinem ihre ihrer ihren ihrem mein meine deine sein ihr".Split(' '), StringComparer.Ordinal);

    /// <summary>Names that German gives an article: countries, and rivers and mountains that the texts speak of.</summary>
    static readonly HashSet<string> Articled = new("schweiz türkei ukraine slowakei mongolei niederlande niederlanden tschechei sowjetunion bundesrepublik iran irak libanon sudan kongo jemen vatikan balkan usa rhein elbe donau main weser oder mosel neckar isar spree themse seine alpen harz eifel pfalz lausitz steiermark bretagne normandie provence toskana krim ddr eu uno spd cdu csu fdp".Split(' '), StringComparer.Ordinal);

    /// <summary>What ends like an adjective in front of a noun.</summary>
    static bool IsAdjective(string before, System.Collections.Frozen.FrozenSet<string> functions) =>
        before.Length >= 5 && !functions.Contains(before) && (before.EndsWith('e') || before.EndsWith("en", StringComparison.Ordinal) || before.EndsWith("er", StringComparison.Ordinal) || before.EndsWith("es", StringComparison.Ordinal) || before.EndsWith("em", StringComparison.Ordinal));

    static void Write(string language, Dictionary<string, Use> uses, int least, int most)
    {
        // Forms are judged, stems are written: "Vereinten" must not make a name of "Verein".
        var (common, names) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var (form, use) in uses)
        {
            if (IsName(form, use, language))
                CollectionsMarshal.GetValueRefOrAddDefault(names, Stems.Of(form, language), out _) += use.Capital;
            else if (IsCommon(form, use, language, uses))
                CollectionsMarshal.GetValueRefOrAddDefault(common, Stems.Of(form, language), out _) += use.Small + use.Capital;
        }
        foreach (var (file, list, limit) in new[] { ("common", common, most), ("names", names, 20_000) })
        {
            var rows = list.Where(row => row.Key.Length > 1 && (list == common ? row.Value >= least && row.Value > names.GetValueOrDefault(row.Key) : row.Value >= 5 && row.Value >= common.GetValueOrDefault(row.Key)))
                .OrderByDescending(row => row.Value).ThenBy(row => row.Key, StringComparer.Ordinal).Select(row => row.Key);
            var lines = (list == common && language == "de" ? WithoutCompounds(rows) : rows).Take(limit).ToList();
            Save($"{file}-{language}", lines);
            if (list == common)
                Save($"modern-{language}", Lexicon.Modern(language, lines.ToHashSet(StringComparer.Ordinal)));
        }
    }

    static void Save(string file, List<string> lines)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, file + ".txt"), string.Join('\n', lines) + "\n");
        Console.WriteLine($"{file}: {lines.Count} lines");
    }

    /// <summary>Whether a form is a word that is written small, or a common noun.</summary>
    static bool IsWord(string form, Dictionary<string, Use> uses, string language) =>
        uses.TryGetValue(form, out var use) && (use.Small >= 3 && use.Small >= 0.02 * (use.Small + use.Capital) || language == "de" && use.Capital >= 5 && use.Counted >= 0.08 * use.Capital && !IsName(form, use, language));

    /// <summary>How much a form is used as words of many things are, 0 to 1: written small, counted, described, or with an article. Nouns reach about 0.3, names about 0.05.</summary>
    static double Commonness(Use use) => (use.Small + use.Counted + 0.5 * use.Described + 0.25 * use.Definite + 0.2) / (use.Small + use.Capital + 2);

    static bool IsName(string form, Use use, string language) =>
        use.Capital >= 2 && use.Small <= 0.05 * (use.Small + use.Capital) && !IsFormed(form)
        && (language == "en" || Articled.Contains(form) || Commonness(use) < 0.11 && use.Counted <= 0.03 * use.Capital && use.Definite <= 0.3 * use.Capital);

    static bool IsCommon(string form, Use use, string language, Dictionary<string, Use> uses) => language == "en"
        ? use.Small >= 0.3 * (use.Small + use.Capital)
        : Commonness(use) >= (use.Small + use.Capital >= 30 ? 0.115 : 0.15) && !IsOfPlace(form, uses);

    /// <summary>"Bremer", "Hamburger": made of a name.</summary>
    static bool IsOfPlace(string form, Dictionary<string, Use> uses) => form.Length > 5 && form.EndsWith("er", StringComparison.Ordinal)
        && (uses.TryGetValue(form[..^2], out var place) || uses.TryGetValue(form[..^2] + "en", out place)) && place.Capital >= 5 && IsName(form[..^2], place, "de");

    /// <summary>Nouns without plural and article, such as the fields of a ministry: no names.</summary>
    static bool IsFormed(string form) => FormedEndings.Any(ending => form.EndsWith(ending, StringComparison.Ordinal));

    static readonly string[] FormedEndings = ["ung", "heit", "keit", "schaft", "tion", "sion", "ität", "ismus", "tum", "politik", "wesen", "recht", "tritt", "bau", "schutz", "verkehr", "arbeit", "wirtschaft"];

    /// <summary>Leaves out late stems that are put together of earlier ones: the guard takes them apart itself.</summary>
    static IEnumerable<string> WithoutCompounds(IEnumerable<string> stems)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var early = new HashSet<string>(StringComparer.Ordinal);
        foreach (var stem in stems)
        {
            if (seen.Count > 12_000 && Enumerable.Range(4, Math.Max(0, stem.Length - 8)).Any(cut => early.Contains(stem[cut..]) && (early.Contains(stem[..cut]) || cut > 4 && stem[cut - 1] is 's' or 'n' && early.Contains(stem[..(cut - 1)]))))
                continue;
            seen.Add(stem);
            if (early.Count < 25_000)
                early.Add(stem);
            yield return stem;
        }
    }

    static IEnumerable<string> Tar(string path)
    {
        using var reader = new TarReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is null)
                continue;
            using var bytes = new MemoryStream();
            entry.DataStream.CopyTo(bytes);
            yield return Decode(bytes.ToArray());
        }
    }

    /// <summary>UTF-8 where it is valid, else Latin-1: the protocols are of both kinds.</summary>
    static string Decode(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    static IEnumerable<string> Rows(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using var row = JsonDocument.Parse(line);
            yield return row.RootElement.GetProperty("text").GetString()!;
        }
    }
}
