using System.Collections.Frozen;

namespace Loam.Text;

/// <summary>Short lists of each language's most frequent function words: running text of a language is never without them.</summary>
/// <remarks>
/// English is the list of Gopher (Rae et al. 2021), German that of FineWeb2's <c>deu_Latn</c>; the others are closed-class words of the same
/// kind. All lower case.
/// </remarks>
public static class StopWords
{
    /// <summary>The list of a language by its ISO 639-1 code, or null where there is none. Exact (ordinal) comparison.</summary>
    public static FrozenSet<string>? For(string? language) => language is null ? null : Lists.GetValueOrDefault(language);

    /// <summary>The languages that have a list, in ordinal order.</summary>
    public static IReadOnlyList<string> Languages => [.. Lists.Keys.Order(StringComparer.Ordinal)];

    static readonly FrozenDictionary<string, FrozenSet<string>> Lists = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["en"] = "the be to of and that have with",
        ["de"] = "der und die in von im den des mit das er dem als wurde für",
        ["nl"] = "de en van het een in op te met is zijn dat voor die niet",
        ["af"] = "die en van het is in nie om te dat met vir wat",
        ["lb"] = "de den an op fir mat vun ass net dat déi eng",
        ["sv"] = "och i att det som en på är av för med den till inte",
        ["da"] = "og i at det er en til på for af den med som ikke",
        ["nb"] = "og i det er på en til som for av at med ikke",
        ["nn"] = "og i det er på ein til som for av at med ikkje",
        ["fr"] = "de la le et les des en un une du est que dans pour",
        ["it"] = "di e il la che in un per una del della con non sono",
        ["es"] = "de la que el en y los se del las por un con una",
        ["pt"] = "de a o que e do da em um para com não uma os",
        ["ca"] = "de la i el que a en les del per un amb una",
        ["ro"] = "de și în a la cu pe din care nu o un că",
        ["pl"] = "w i na z do nie się jest to że o od przez",
        ["cs"] = "a v na se je že s z do o který po pro",
        ["sk"] = "a v na sa je že s z do o ktorý po pre",
        ["hu"] = "a az és hogy nem is egy volt meg ez csak de",
        ["fi"] = "ja on ei että se oli hän myös kun ovat mutta joka",
        ["et"] = "ja on ei et see oli ka kui ta mis oma",
        ["tr"] = "ve bir bu da de için ile olarak çok daha olan",
        ["ru"] = "и в не на что с по как из к от это",
        ["uk"] = "і в не на що з та до як за від це",
        ["el"] = "και το της την του η ο να με για που από",
    }.ToFrozenDictionary(
        pair => pair.Key, pair => pair.Value.Split(' ').ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
}
