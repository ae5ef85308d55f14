using Loam.Documents;
using Loam.Steps;
using Loam.Training.Trials;

namespace Loam.Tests.Trials;

/// <summary>Made-up languages: two speak of different things, so that a model of one is bad at the other.</summary>
static class Texts
{
    static readonly string[] Garden = ["Der", "Garten", "die", "Erde", "wächst", "im", "Frühling", "und", "Kompost", "nährt", "Wurzeln", "viele", "Regen", "Beete", "mit"];
    static readonly string[] Harbour = ["Das", "Schiff", "ein", "Hafen", "liegt", "am", "Morgen", "oder", "Anker", "hält", "Ketten", "wenige", "Wind", "Masten", "ohne"];

    public static Document Page(string source, int number, double harbour = 0, int words = 120)
    {
        var id = new DocumentId(source, $"{number:0000}");
        var random = SeededRandom.For(3, "text", id);
        var text = new List<string>();
        var word = 0;
        for (var i = 0; i < words; i++)
        {
            word = random.Next(3) == 0 ? random.Next(Garden.Length) : (word + 1) % Garden.Length;
            text.Add((random.NextDouble() < harbour ? Harbour : Garden)[word]);
            if (random.Next(12) == 0)
                text.Add($"{source[0]}{random.Next(400)}.");
        }
        return new() { Id = id, Text = string.Join(' ', text), Language = number % 2 == 0 ? "de" : "en" };
    }

    public static List<Document> Pages(string source, int count, double harbour = 0) =>
        [.. Enumerable.Range(0, count).Select(n => Page(source, n, harbour))];

    public static Document Rewrite(Document parent, string text) => new()
    {
        Id = new("rewrites", parent.Id.Key),
        Text = text,
        Language = parent.Language,
        Provenance = new Provenance.Synthetic(parent.Id, parent.Family, 0, "wiki", "wiki-de/1", "test", "0", 1),
    };

    public static TrialArm Arm(string name, IEnumerable<Document> documents)
    {
        var list = documents.ToList();
        return new(name, () => list.ToAsyncEnumerable());
    }

    public static Task<TrialResult> Run(TrialOptions options, List<Document> heldOut, params TrialArm[] arms) =>
        new Trial(options).RunAsync(arms, heldOut, null, CancellationToken.None);

    public static byte[] Json(TrialResult result)
    {
        using var file = new MemoryStream();
        result.Save(file);
        return file.ToArray();
    }
}
