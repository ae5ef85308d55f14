using System.Collections.Frozen;
using Loam.Text;

namespace Loam.Guarding.Form;

/// <summary>Which languages a word is a function word of, as bits.</summary>
static class DriftWords
{
    /// <summary>The languages that can be told by their words, in the order of their bits.</summary>
    internal static IReadOnlyList<string> Languages { get; }

    static readonly FrozenDictionary<string, uint> Words;

    static DriftWords()
    {
        var words = new Dictionary<string, uint>(StringComparer.Ordinal);
        var languages = new List<string>();
        foreach (var (language, list) in Lists)
        {
            foreach (var word in list)
                words[word] = words.GetValueOrDefault(word) | 1u << languages.Count;
            languages.Add(language);
        }
        Words = words.ToFrozenDictionary(StringComparer.Ordinal);
        Languages = languages;
    }

    /// <summary>The languages of a word in lower case; 0 where it is a function word of none.</summary>
    internal static uint Of(ReadOnlySpan<char> word) => Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var languages) ? languages : 0;

    /// <summary>The bit of a language; 0 for one without a list.</summary>
    internal static uint Bit(string? language)
    {
        for (var i = 0; i < Languages.Count; i++)
        {
            if (Languages[i] == language)
                return 1u << i;
        }
        return 0;
    }

    static IEnumerable<(string Language, IEnumerable<string> Words)> Lists =>
    [
        ("de", FunctionWords.German),
        ("en", FunctionWords.English),
        ("fr", Split("""
            le la les l'on des du un une et est dans pour que qui sur avec sont plus par pas cette ces ce cet aux au ses son sa leur leurs nous vous ils elle elles été être mais ou où comme tout tous toute
            dont sans sous entre après avant depuis très aussi ne en il on se était étaient avait ont fait peut même chez vers contre lors afin ainsi donc
            """)),
        ("es", Split("""
            el la los las del de un una unos y e o que en por para con sin sobre más como está están son fue era ser pero sus su este esta estos estas entre cuando muy también han ha desde hasta donde
            porque cada otro otra otros otras todo todos toda todas al se no lo le les ya puede tiene había así ni sido durante contra
            """)),
        ("it", Split("""
            il lo la gli le i un una uno di del della dello dei degli delle nel nella nei nelle al alla ai alle dal dalla dai sul sulla con per tra fra che non è sono stato stata era essere ha hanno come più
            anche questo questa questi queste quello suo sua loro ma se dove quando dopo prima molto ogni tutti tutto si ed ad può fu
            """)),
        ("pt", Split("""
            o a os as um uma uns de do da dos das no na nos nas ao à aos pelo pela com para por sem sobre entre que não é são foi era ser está como mais mas também seu sua seus suas este esta esse essa
            isso quando onde muito já até desde foram tem têm pode cada todos ele ela eles
            """)),
        ("nl", Split("""
            de het een van en in op te met is zijn dat voor die niet aan bij naar om door ook maar wordt worden werd werden heeft hebben had deze dit er als of uit over nog tot na onder tussen wel geen
            zich meer kan kunnen haar hun hij zij ze we wij u je waar wanneer omdat zoals tijdens
            """)),
        ("pl", Split("w we z ze na do nie się jest są to że od przez dla po jak oraz i lub ale by był była było były być ma może który która które których tego tym ich jego jej także już tylko przed między pod nad o u za czy gdy")),
        ("sv", Split("och att det som en ett på är av för med den de till inte om har hade var vid från men eller när också kan ska sin sitt sina efter under mellan blev blir vara detta dessa där han hon deras mycket")),
        ("da", Split("og at det som en et på er af for med den de til ikke om har havde var ved fra men eller når også kan skal sin sit sine efter under mellem blev bliver være dette disse der han hun deres meget")),
        ("cs", Split("a v ve na se že je jsou s z ze do o který která které kteří po pro by byl byla bylo byly být od k ke jako ale nebo také jeho její jejich při mezi už jen až tak než před pod nad i bude může má")),
        ("hu", Split("a az és hogy nem is egy volt meg ez csak de ha már vagy mint még által alatt között után lehet kell ki be el majd minden illetve valamint pedig sem volna lesz akkor amely amelyek ezek azt")),
        ("ro", Split("și în la cu de pe din care nu o un că este sunt a al ale lui mai sau dar prin pentru după fost fi ca se au are această acest acestea între până când")),
        ("tr", Split("ve bir bu da de için ile olarak çok daha olan olduğu gibi kadar sonra ise ancak veya en her ne o ki değil var tarafından göre arasında üzerinde oldu edilen")),
        ("fi", Split("ja on ei että se oli hän myös kun ovat mutta joka jotka sekä tai kuin niin jos sen hänen olla ollut voi mukaan vain myöhemmin tämä nämä siitä")),
        ("id", Split("dan yang di ke dari untuk dengan pada adalah ini itu dalam tidak akan oleh juga atau sebagai telah dapat lebih mereka karena ada bahwa seperti")),
        ("ca", Split("el la els les de del dels un una i o que en per amb sense sobre més com és són va ser però també seu seva aquest aquesta entre quan on no es al als ha han fins des")),
    ];

    static string[] Split(string words) => words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
