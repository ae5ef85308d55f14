using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Loam.Documents;
using Loam.Steps;
using Loam.Text;

namespace Loam.Bench.Deduplicating;

/// <summary>How a made duplicate differs from its original.</summary>
enum Edit
{
    None,
    TwoPercent,
    FivePercent,
}

/// <summary>A made duplicate: the row of the copy, the row of its original, and what was done to it.</summary>
readonly record struct MadeDuplicate(int Copy, int Original, Edit Edit);

/// <summary>
/// The peers' corpus made again: 20,000 documents of 477 words on average (German parliament and laws, English novels), then 1,000 exact
/// copies, 1,000 with 2% and 2,000 with 5% of the words edited (replaced, deleted and inserted, a third each).
/// </summary>
sealed class MadeCorpus
{
    public const int Originals = 20_000, MeanWords = 477;

    public required IReadOnlyList<Document> Documents { get; init; }

    public required IReadOnlyList<MadeDuplicate> Duplicates { get; init; }

    /// <summary>Word 5-grams of all documents.</summary>
    public long Shingles => Documents.Sum(d => (long)Math.Max(1, Words.Count(d.Text) - 4));

    /// <summary>Reads and cuts the texts; null where the shared data is absent.</summary>
    public static MadeCorpus? Make(string sharedData, ulong seed)
    {
        var folder = Path.Combine(sharedData, "text");
        if (!Directory.Exists(folder))
            return null;
        var random = new SeededRandom(seed);
        var texts = Tar(Path.Combine(folder, "bundestag-de.tar.gz")).Take(60)
            .Concat(Tar(Path.Combine(folder, "gesetze-de.tar.gz"))).Concat(Novels(Path.Combine(folder, "novels-en.jsonl.gz")));
        var all = texts.SelectMany(text => Cut(text, random)).ToArray();
        random.Shuffle<string>(all);
        var documents = all.Take(Originals).ToList();
        var duplicates = new List<MadeDuplicate>();
        var originals = Enumerable.Range(0, documents.Count).ToArray();
        random.Shuffle<int>(originals);
        for (var i = 0; i < 4000 && i < originals.Length; i++)
        {
            var edit = i < 1000 ? Edit.None : i < 2000 ? Edit.TwoPercent : Edit.FivePercent;
            duplicates.Add(new(documents.Count, originals[i], edit));
            documents.Add(Apply(edit, documents[originals[i]], random));
        }
        return new() { Documents = [.. documents.Select((text, i) => new Document { Id = new("made", $"{i}"), Text = text })], Duplicates = duplicates };
    }

    static IEnumerable<string> Cut(string text, SeededRandom random)
    {
        int start = 0, words = 0, wanted = 300 + random.Next(355);
        var pieces = new List<string>();
        foreach (var word in Words.In(text))
        {
            if (++words < wanted)
                continue;
            pieces.Add(text[start..word.End]);
            (start, words, wanted) = (word.End, 0, 300 + random.Next(355));
        }
        return pieces;
    }

    static string Apply(Edit edit, string text, SeededRandom random)
    {
        if (edit == Edit.None)
            return text;
        var rate = edit == Edit.TwoPercent ? .02 : .05;
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var edited = new List<string>(words.Length);
        foreach (var word in words)
        {
            var other = words[random.Next(words.Length)];
            if (random.NextDouble() >= rate)
                edited.Add(word);
            else if (random.Next(3) is var kind && kind == 0)
                edited.Add(other);
            else if (kind == 1)
                edited.AddRange([word, other]);
        }
        return string.Join(' ', edited);
    }

    static IEnumerable<string> Tar(string path)
    {
        using var tar = new TarReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is null)
                continue;
            using var bytes = new MemoryStream();
            entry.DataStream.CopyTo(bytes);
            yield return Decode(bytes.ToArray());
        }
    }

    /// <summary>UTF-8 where it is valid, else Latin-1: near enough to windows-1252 for a speed test.</summary>
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

    static IEnumerable<string> Novels(string path)
    {
        using var lines = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (lines.ReadLine() is { } line)
        {
            using var row = JsonDocument.Parse(line);
            yield return row.RootElement.GetProperty("text").GetString()!;
        }
    }
}
