using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Loam.Documents;
using Loam.Steps;

namespace Loam.Bench.Filtering;

/// <summary>Documents of about 480 words for the filter benchmark: German parliament and laws and English novels
/// where they are at hand (the mix that datatrove's figures were measured on), else made-up text.</summary>
static class FilteringDocuments
{
    internal static List<Document> Load(string? folder, int count, int words = 480)
    {
        var documents = new List<Document>(count);
        string[] names = ["bundestag-de.tar.gz", "gesetze-de.tar.gz", "novels-en.jsonl.gz"];
        var files = folder is null ? [] : names.Select(name => Path.Combine(folder, name)).Where(File.Exists).ToArray();
        for (var f = 0; f < files.Length; f++)
        {
            var upTo = documents.Count + ((count - documents.Count) / (files.Length - f));
            foreach (var piece in Texts(files[f]).SelectMany(text => Cut(text, words)).Take(upTo - documents.Count))
                documents.Add(new Document
                {
                    Id = new(Path.GetFileName(files[f]), $"{documents.Count}"),
                    Text = piece,
                    Language = files[f].Contains("-de.", StringComparison.Ordinal) ? "de" : "en",
                });
        }
        for (var random = new SeededRandom(1); documents.Count < count;)
            documents.Add(new Document { Id = new("made-up", $"{documents.Count}"), Text = MadeUp(random, words) });
        return documents;
    }

    static IEnumerable<string> Texts(string file) => file.EndsWith(".tar.gz", StringComparison.Ordinal) ? FromTar(file) : FromRows(file);

    static IEnumerable<string> FromTar(string file)
    {
        using var tar = new TarReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
            if (entry.DataStream is { } data)
                yield return new StreamReader(data, file.Contains("bundestag", StringComparison.Ordinal) ? Encoding.Latin1 : Encoding.UTF8).ReadToEnd();
    }

    static IEnumerable<string> FromRows(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            yield return json.RootElement.GetProperty("text").GetString()!;
        }
    }

    /// <summary>Cuts at line breaks once there are enough words, and inside a line when it has four times as many.</summary>
    static IEnumerable<string> Cut(string text, int words)
    {
        var (start, count, inside) = (0, 0, false);
        for (var i = 0; i < text.Length; i++)
        {
            var space = char.IsWhiteSpace(text[i]);
            count += !space && !inside ? 1 : 0;
            inside = !space;
            if ((text[i] == '\n' && count >= words) || (space && count >= 4 * words))
            {
                yield return text[start..i];
                (start, count) = (i + 1, 0);
            }
        }
    }

    static string MadeUp(SeededRandom random, int words)
    {
        var text = new StringBuilder();
        for (var w = 0; w < words; w++)
        {
            // Squaring a uniform number makes some words frequent and most of them rare, roughly as in language.
            var rank = (int)(random.NextDouble() * random.NextDouble() * 5000);
            for (var letters = 2 + (rank % 9); letters > 0; letters--)
                text.Append((char)('a' + ((rank * 31 * letters) % 26)));
            text.Append(w % 60 == 59 ? ".\n" : w % 15 == 14 ? ". " : " ");
        }
        return text.ToString();
    }
}
