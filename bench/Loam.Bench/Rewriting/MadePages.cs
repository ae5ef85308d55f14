using System.Text;
using Loam.Documents;
using Loam.Text;

namespace Loam.Bench.Rewriting;

/// <summary>Pages of the size of one request, all different, German and English by turns; as many as wanted, made while they are read.</summary>
static class MadePages
{
    const int Sentences = 4096;

    static readonly string[] German = ["Mühle", "Straße", "Werkstatt", "Fluss", "Brücke", "Gemeinde", "Archiv", "Quelle", "Wald", "Ernte", "alte", "neue", "kleine", "breite", "wurde", "steht", "liegt", "gehört", "und", "in", "bei", "seit", "mit", "nach"];
    static readonly string[] English = ["mill", "road", "workshop", "river", "bridge", "parish", "archive", "spring", "forest", "harvest", "old", "new", "small", "wide", "was", "stands", "lies", "belongs", "and", "in", "near", "since", "with", "after"];
    static readonly string[][] Made = [.. new[] { German, English }.Select(words => Enumerable.Range(0, Sentences).Select(n => Sentence(words, n)).ToArray())];

    /// <summary>So many pages of 800 to 1,400 characters: about 270 to 470 estimated tokens, so that each is one chunk of the style wiki.</summary>
    public static async IAsyncEnumerable<Document> Of(int pages)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        for (var page = 0; page < pages; page++)
            yield return Page(page);
    }

    static Document Page(int number)
    {
        var sentences = Made[number % 2];
        var text = new StringBuilder(1500);
        text.Append("Nr. ").Append(number).Append(": ");
        var length = 800 + StableHash.Mix((ulong)number) % 600;
        for (var n = 1UL; (ulong)text.Length < length; n++)
            text.Append(sentences[StableHash.Mix(((ulong)number << 8) + n) % Sentences]).Append(n % 5 == 0 ? '\n' : ' ');
        return new Document { Id = new("made", $"{number}"), Text = text.ToString(), Language = number % 2 == 0 ? "de" : "en", Title = $"{sentences[number % Sentences][..12]}" };
    }

    static string Sentence(string[] words, int number)
    {
        var text = new StringBuilder();
        for (var n = 0UL; n < 9 + (ulong)number % 6; n++)
            text.Append(words[StableHash.Mix(((ulong)number << 8) + n) % (ulong)words.Length]).Append(' ');
        text[0] = char.ToUpperInvariant(text[0]);
        return text.Append(1700 + number % 300).Append('.').ToString();
    }
}
