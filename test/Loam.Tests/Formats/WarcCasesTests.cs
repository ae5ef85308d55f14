using Loam.Formats;

namespace Loam.Tests.Formats;

public sealed class WarcCasesTests
{
    [SkippableTheory]
    [InlineData("cc-whirlwind/whirlwind.warc", 1, 0)]
    [InlineData("cc-whirlwind/whirlwind.warc.gz", 1, 0)]
    [InlineData("cc-whirlwind/whirlwind.warc.wet.gz", 1, 0)]
    [InlineData("ccnet-wet/data/sample.warc.txt", 3, 0)]
    [InlineData("jwat/jwat-arc/src/test/resources/IAH-20080430204825-00000-blackbook.arc.gz", 130, 131)]
    [InlineData("jwat/jwat-warc/src/test/resources/IAH-20080430204825-00000-blackbook.warc.gz", 130, 131)]
    [InlineData("jwat/jwat-arc/src/test/resources/invalid-arcfile-record-then-garbage.arc", 1, 1)]
    [InlineData("resiliparse/data/clueweb-quirk.warc.gz", 29, 0)]
    [InlineData("toimik/Data/Valid/1.1/response.warc", 1, 0)]
    [InlineData("toimik/Data/Invalid/short_content_block.warc", 0, 1)]
    [InlineData("warcio/data/example-trunc.warc", 1, 0)]
    [InlineData("warcio/data/example.arc.gz", 1, 0)]
    [InlineData("warcio/data/example-wrong-chunks.warc.gz", 1, 0)]
    public void Reads_what_other_makers_wrote(string name, int documents, int drops)
    {
        var path = SharedData.Require($"warc-cases/{name}");
        var items = DocumentReader.Read(InputFiles.Expand([path], ".")[0], new ReadOptions()).ToList();
        Assert.Equal(documents, items.Count(item => !item.Verdict.Drops));
        Assert.Equal(drops, items.Count(item => item.Verdict.Drops));
    }

    [SkippableFact]
    public void Survives_every_file_of_the_collection_whole_and_cut_anywhere()
    {
        var root = SharedData.Require("warc-cases");
        var read = 0;
        foreach (var path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (InputKinds.Of(path) is not { } kind || new FileInfo(path).Length > 600_000)
                continue;
            var bytes = File.ReadAllBytes(path);
            var whole = Samples.Texts(Samples.Read(bytes, kind == InputKind.Arc ? "x.arc" : "x.warc"));
            foreach (var tenth in new[] { 1, 4, 7, 9 })
            {
                var texts = Samples.Texts(Samples.Read(bytes[..(bytes.Length * tenth / 10)], kind == InputKind.Arc ? "x.arc" : "x.warc"));
                // The last one may lack its end where lengths are wrong.
                Assert.Equal(whole.Take(texts.Length - 1), texts.SkipLast(1));
            }
            read++;
        }
        Assert.InRange(read, 90, int.MaxValue);
    }

    [SkippableTheory]
    [InlineData("de", 334)]
    [InlineData("en", 80)]
    [InlineData("other", 78)]
    [InlineData("fulltext", 90)]
    [InlineData("noisy", 300)]
    public void Reads_every_page_of_the_crawls(string name, int pages)
    {
        var path = SharedData.Require($"web/{name}.warc.gz");
        var items = DocumentReader.Read(InputFiles.Expand([path], ".")[0], new ReadOptions()).ToList();
        Assert.Equal(pages, items.Count);
        Assert.DoesNotContain(items, item => item.Verdict.Drops);
    }
}
