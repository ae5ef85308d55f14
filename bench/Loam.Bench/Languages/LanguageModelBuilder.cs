using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;
using Loam.Languages;

namespace Loam.Bench.Languages;

/// <summary>Builds <c>src/Loam/Languages/languages.model</c>: <c>dotnet run -c Release --project bench/Loam.Bench -- language-model LINGUA UDHR OUT</c>.</summary>
/// <remarks>
/// LINGUA is the folder <c>LanguageModels</c> of the NuGet package SearchPioneer.Lingua 2.0.0 (Apache-2.0), whose files give the probability of each
/// letter after up to four others. UDHR is a folder of translations of the Universal Declaration of Human Rights as XML, for the languages
/// that Lingua lacks. Deterministic: the same inputs give the same bytes.
/// </remarks>
static class LanguageModelBuilder
{
    static readonly string[] Orders = ["unigrams", "bigrams", "trigrams", "quadrigrams"];

    // Least probability, in any language, of an n-gram that gets a row; and of one that a language is given its own value for. Two or three
    // languages that share a script are told apart by far fewer.
    static double RowFloor(int languages, int order) => languages <= 3 ? 2e-6 * (1 << (2 * order - 2)) : order switch { < 3 => 1e-7, 3 => 2e-6, _ => 9e-6 };
    const double ValueFloor = 2e-7;

    static readonly (string Code, string File, string Words)[] FromDeclaration = [("lb", "udhr_ltz.xml", LuxembourgishWords)];

    // Everyday words, which a declaration of rights lacks; each counts like five occurrences.
    const string LuxembourgishWords = "an am as ass awer alles anescht aner bei bis bleift bleiwen brauch bréngen dann dat datt déi deen deem deenen denen der dës dëse "
        + "dëst dir do doduerch dofir dorop duerch duerno eise eisen eist een eng engem enger eppes esou et fir firwat fäerdeg freet gebuer geet gëtt gemaach gemeng gesot "
        + "gesäit géif géifen géint gëschter ginn gouf goufen grouss gudde gutt haaptsächlech haut hei heiansdo heem hien hir hire hiren huet hunn hätt ëmmer ënner ënnert "
        + "iwwer iwwert jo joer jonk kann kee keen keng kennt kënnen kënnt kleng komm kommen konnt kritt kréien lescht lëtzebuerg lëtzebuerger lëtzebuergesch leit "
        + "maachen mat matgedeelt mech méi méindeg mëttwoch donneschdeg freideg samschdeg sonndeg meng mengen mer mir moien muer muss mussen näischt nach neen nei net "
        + "nëmmen ni no nom oder ofgeschloss onfall onst op opginn opgoen ouni owes owend police regierung gemeng gemengerot schaffen schonn schoul schoulen "
        + "schwätzen schwätzt sech sechs seet sees seng senger si sidd sinn soll sot souwéi spillen sprooch staat stad stonnen stoung stroossen fräi "
        + "ugefaang unzefänken virun vill villäicht villmools vum vun wäert wann war waren wat well wéi wéini wellen wier wëll wësst wou zanter zäit ze "
        + "zejoert zesummen zum zwee zwou zwanzeg drësseg dausend honnert éischt éier eréischt erëm kënne kand kanner mamm papp bridder schwëster haus haiser auto";

    internal static int Run(string lingua, string udhr, string output)
    {
        var models = new Dictionary<Script, SortedDictionary<string, Dictionary<ulong, (float Cost, float Probability)>>>();
        foreach (var folder in Directory.GetDirectories(lingua).Order(StringComparer.Ordinal))
            Put(models, Path.GetFileName(folder), ReadLingua(folder));
        foreach (var (code, file, words) in FromDeclaration)
            Put(models, code, CountLetters(XDocument.Load(Path.Combine(udhr, file)), words));
        using (var stream = File.Create(output))
            LanguageModel.Write(stream, [.. models.OrderBy(model => model.Key).Where(model => Scripts.OnlyLanguage(model.Key) is null && model.Value.Count > 1)
                .Select(model => Compact(model.Key, model.Value))]);
        Console.WriteLine($"{output}: {new FileInfo(output).Length} bytes");
        return 0;
    }

    static void Put(
        Dictionary<Script, SortedDictionary<string, Dictionary<ulong, (float, float)>>> models, string code, Dictionary<ulong, (float, float)> ngrams)
    {
        var letters = new double[Scripts.Count];
        foreach (var (key, (_, probability)) in ngrams)
            if (key <= char.MaxValue)
                letters[(int)Scripts.Of((char)key)] += probability;
        var script = (Script)Array.IndexOf(letters, letters.Max());
        if (!models.TryGetValue(script, out var languages))
            models.Add(script, languages = new(StringComparer.Ordinal));
        languages.Add(code, ngrams);
    }

    static Dictionary<ulong, (float Cost, float Probability)> ReadLingua(string folder)
    {
        var ngrams = new Dictionary<ulong, (float Cost, float Probability)>();
        foreach (var file in Orders.Select(order => Path.Combine(folder, order + ".json.br")).Where(File.Exists))
        {
            using var stream = new BrotliStream(File.OpenRead(file), CompressionMode.Decompress);
            using var json = JsonDocument.Parse(stream);
            foreach (var fraction in json.RootElement.GetProperty("ngrams").EnumerateObject())
            {
                var slash = fraction.Name.IndexOf('/');
                var conditional = double.Parse(fraction.Name.AsSpan(0, slash)) / double.Parse(fraction.Name.AsSpan(slash + 1));
                foreach (var ngram in fraction.Value.GetString()!.Split(' '))
                    Add(ngrams, ngram, conditional);
            }
        }
        return ngrams;
    }

    /// <summary>Counts letters in their words, with half a count taken off each n-gram for what the short text does not show.</summary>
    static Dictionary<ulong, (float Cost, float Probability)> CountLetters(XDocument declaration, string words)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal) { [""] = 0 };
        var paragraphs = declaration.Descendants().Where(e => e.Name.LocalName is "para" or "title").Select(e => e.Value);
        var text = string.Join(' ', paragraphs.Concat(Enumerable.Repeat(words, 5))).ToLowerInvariant();
        for (var i = 0; i < text.Length; i++)
            for (var n = 1; n <= Orders.Length && i + n <= text.Length && char.IsLetter(text[i + n - 1]); n++)
            {
                counts[text.Substring(i, n)] = counts.GetValueOrDefault(text.Substring(i, n)) + 1;
                counts[""] += n == 1 ? 1 : 0;
            }
        var ngrams = new Dictionary<ulong, (float Cost, float Probability)>();
        foreach (var (ngram, count) in counts.Where(pair => pair.Key.Length > 0).OrderBy(pair => pair.Key.Length).ThenBy(pair => pair.Key, StringComparer.Ordinal))
            Add(ngrams, ngram, (count - 0.5) / counts[ngram[..^1]]);
        return ngrams;
    }

    static void Add(Dictionary<ulong, (float Cost, float Probability)> ngrams, string ngram, double conditional)
    {
        var prefix = Key(ngram.AsSpan(0, ngram.Length - 1));
        var before = prefix == 0 ? 1 : ngrams.TryGetValue(prefix, out var known) ? known.Probability : 0;
        if (before * conditional >= ValueFloor)
            ngrams[Key(ngram)] = ((float)(-Math.Log(conditional) * LanguageModel.UnitsPerNat), (float)(before * conditional));
    }

    static ulong Key(ReadOnlySpan<char> ngram)
    {
        var key = 0UL;
        foreach (var c in ngram)
            key = (key << 16) | c;
        return key;
    }

    static int Order(ulong key) => key >> 48 != 0 ? 4 : key >> 32 != 0 ? 3 : key >> 16 != 0 ? 2 : 1;

    static (Script, string[], ulong[], byte[][]) Compact(Script script, SortedDictionary<string, Dictionary<ulong, (float Cost, float Probability)>> languages)
    {
        var features = new SortedSet<ulong>();
        foreach (var ngrams in languages.Values)
            foreach (var (key, (_, probability)) in ngrams)
                if (probability >= RowFloor(languages.Count, Order(key)) && HasOnly(script, key))
                    features.Add(key);
        ulong[] keys = [.. features];
        var columns = languages.Values.Select(ngrams => Array.ConvertAll(keys, key => ngrams.TryGetValue(key, out var known)
            ? (byte)Math.Clamp(Math.Round(known.Cost), 1, LanguageModel.WorstCost) : (byte)0)).ToArray();
        Console.WriteLine($"{script}: {languages.Count} languages, {keys.Length} n-grams ({string.Join(' ', languages.Keys)})");
        return (script, [.. languages.Keys], keys, columns);
    }

    static bool HasOnly(Script script, ulong key)
    {
        for (; key != 0; key >>= 16)
            if (Scripts.Of((char)key) != script)
                return false;
        return true;
    }
}
