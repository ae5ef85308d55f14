using System.Text;
using Loam.Formats;

namespace Loam.Tests.Formats;

public sealed class OddInputsTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("loam-odd-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_row_in_another_encoding_is_decoded_not_filled_with_replacement_characters()
    {
        var path = Path.Combine(folder, "latin.jsonl");
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes("{\"id\":\"1\",\"text\":\"schöne Grüße aus der Straße\"}\n"));
        var row = Assert.Single(DocumentReader.Read(InputFiles.Expand([path], folder)[0], new()));
        Assert.Equal("schöne Grüße aus der Straße", row.Document.Text);
    }

    [Fact]
    public void A_folder_that_links_to_itself_is_read_once()
    {
        Directory.CreateDirectory(Path.Combine(folder, "a"));
        File.WriteAllText(Path.Combine(folder, "a", "x.txt"), "text");
        Directory.CreateSymbolicLink(Path.Combine(folder, "a", "up"), folder);
        File.CreateSymbolicLink(Path.Combine(folder, "a", "y.txt"), Path.Combine(folder, "a", "x.txt"));
        Assert.Equal(["a/x.txt", "a/y.txt"], InputFiles.Expand([folder], folder).Select(f => f.Name));
    }

    [Fact]
    public void An_archive_is_an_archive_whatever_its_name_says()
    {
        var path = Path.Combine(folder, "page.html");
        File.WriteAllText(path, "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n");
        Assert.Equal(InputKind.Warc, InputFiles.Expand([path], folder)[0].Kind);
    }
}
