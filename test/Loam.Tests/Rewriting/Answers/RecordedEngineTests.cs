using System.IO.Compression;
using Loam.Rewriting;
using Loam.Steps;

namespace Loam.Tests.Rewriting;

/// <summary>Alone, because it looks at the process's memory.</summary>
[CollectionDefinition(nameof(RecordedEngineTests), DisableParallelization = true)]
[Collection(nameof(RecordedEngineTests))]
public sealed class RecordedEngineTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("loam-recorded").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    static RewriteRequest Request(string key = "p1") => Loam.Rewriting.Styles.RewriteStyle.BuiltIn("wiki").Render(Pages.Page(key: key), "text", 0);

    byte[] Rows(string ending, string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        using var packed = new MemoryStream();
        using (Stream stream = ending == ".gz" ? new GZipStream(packed, CompressionLevel.Fastest) : ending == ".zst" ? new ZstdSharp.CompressionStream(packed) : new BufferedStream(packed))
            stream.Write(bytes);
        return packed.ToArray();
    }

    [Theory]
    [InlineData("")]
    [InlineData(".gz")]
    [InlineData(".zst")]
    public async Task Reads_packed_files_and_answers_with_the_last_row(string ending)
    {
        var path = Path.Combine(folder, "answers.jsonl" + ending);
        File.WriteAllBytes(path, Rows(ending, """
            {"id":"p1","url":"https://example.org/eins","wiki":"alt"}

            {"id":"p1","wiki":"neu","title":5}
            {"id":"p2","url":"https://example.org/p3","qa":"Frage"}
            """));
        using var engine = new RecordedEngine(path, scratch: folder);
        Assert.True(engine.ReadsWholePages);
        Assert.Equal(new RewriteAnswer { Text = "neu", Finished = true }, await engine.AnswerAsync(Request(), default));
        Assert.Equal("Frage", (await engine.AnswerAsync(Request("p3") with { Style = "qa" }, default)).Text);
        Assert.Same(RewriteReasons.NotRecorded, (await engine.AnswerAsync(Request("p2"), default)).Failure.Reason);
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public void A_file_that_cannot_be_unpacked_is_refused()
    {
        foreach (var ending in new[] { ".gz", ".zst" })
        {
            var path = Path.Combine(folder, "answers.jsonl" + ending);
            File.WriteAllText(path, "{\"id\":\"p1\",\"wiki\":\"x\"}\n");
            Assert.Contains("cannot be unpacked", Assert.Throws<RecipeException>(() => new RecordedEngine(path)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Memory_does_not_grow_with_its_texts()
    {
        var path = Path.Combine(folder, "answers.jsonl");
        using (var file = new StreamWriter(path))
        {
            for (var i = 0; i < 20_000; i++)
                file.WriteLine($$"""{"id":"p{{i}}","wiki":"{{new string('x', 1000)}}{{i}}"}""");
        }
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var engine = new RecordedEngine(path);
        // The texts alone would be 40 MB.
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 8 << 20);
        Assert.EndsWith("x19999", (await engine.AnswerAsync(Request("p19999"), default)).Text, StringComparison.Ordinal);
    }
}
