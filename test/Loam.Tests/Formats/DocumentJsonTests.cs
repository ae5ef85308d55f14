using System.Buffers;
using System.Text;
using System.Text.Json;
using Loam.Documents;
using Loam.Formats;

namespace Loam.Tests.Formats;

public sealed class DocumentJsonTests
{
    static readonly DocumentId Fallback = new("file.jsonl", "file.jsonl@0");

    [Fact]
    public void Everything_a_document_has_survives_a_round_trip()
    {
        var parent = new DocumentId("de.warc.gz", "de.warc.gz@18");
        var document = new Document
        {
            Id = new DocumentId("corpus", "a/1"),
            Text = "Ein \"Satz\"\n\tmit Ümläuten, 漢字, 😀, \u0001 und \\.",
            Format = TextFormat.Html,
            Language = "de",
            Url = "https://example.org/?a=1&b=<2>",
            Title = "Titel",
            Date = "2024-02-29",
            Provenance = new Provenance.Synthetic(parent, parent, 2, "wiki", "wiki-de/1", "extractive/1", "abc", 1),
        }.WithScore("language", 0.1 + 0.2).WithScore("odd", double.NaN).WithScore("far", double.NegativeInfinity);
        document = document with
        {
            Meta = document.Meta.Add("list", JsonElement.Parse("[1, {\"a\": null, \"😀\": 1.50}, true, [], {}]")).Add("z", MetaValue.Of("é")),
        };

        var row = Write(document);
        var read = DocumentJson.Read(Encoding.UTF8.GetBytes(row), Fallback);

        Assert.False(read.Verdict.Drops);
        Assert.Equal(row, Write(read.Document));
        Assert.Equal(document.Provenance, read.Document.Provenance);
        Assert.Equal(document.Scores, read.Document.Scores);
        Assert.Equal(document with { Meta = read.Document.Meta, Scores = read.Document.Scores }, read.Document);
        Assert.Equal("1.50", read.Document.Meta["list"][1].GetProperty("😀").GetRawText());
    }

    [Fact]
    public void Writes_properties_in_a_fixed_order_and_escapes_only_what_it_must()
    {
        var document = new Document { Id = new("s", "k"), Text = "Ü<&'>😀\n\u0002", Url = "u", Title = "t" }.WithScore("b", 1).WithScore("a", 0.5);

        Assert.Equal(
            "{\"id\":\"k\",\"text\":\"Ü<&'>😀\\n\\u0002\",\"url\":\"u\",\"source\":\"s\",\"title\":\"t\",\"scores\":{\"a\":0.5,\"b\":1}}", Write(document));
    }

    [Fact]
    public void Unknown_properties_and_optional_ones_of_the_wrong_type_are_kept_in_meta()
    {
        var read = Read("""{"text":"x","id":17,"warc_path":"s3","title":5,"meta":{"warc_path":1},"provenance":"web","extra":{"a":[1]}}""").Document;

        Assert.Equal("17", read.Id.Key);
        Assert.Equal("file.jsonl", read.Id.Source);
        Assert.Equal(["extra", "provenance", "title", "warc_path", "warc_path.2"], read.Meta.Keys);
        Assert.Equal(Provenance.Organic.Instance, read.Provenance);
    }

    [Theory]
    [InlineData("not json", "jsonl.not_json")]
    [InlineData("[1]", "jsonl.not_json")]
    [InlineData("{\"text\":\"a\"} {\"text\":\"b\"}", "jsonl.not_json")]
    [InlineData("{\"text\":\"a\"", "jsonl.not_json")]
    [InlineData("{\"id\":\"a\"}", "jsonl.no_text")]
    [InlineData("{\"text\":null}", "jsonl.no_text")]
    [InlineData("{\"text\":{\"a\":1}}", "jsonl.no_text")]
    [InlineData("{\"text\":\"a\",\"id\":{}}", "jsonl.wrong_type")]
    [InlineData("{\"text\":\"a\",\"provenance\":{\"style\":\"wiki\"}}", "jsonl.wrong_type")]
    public void A_row_that_is_no_document_is_dropped_for_its_reason(string row, string code)
    {
        Assert.Equal(code, Read(row).Verdict.Reason?.Code);
    }

    [Fact]
    public void Rows_nested_beyond_reason_are_dropped() =>
        Assert.Equal(JsonlReasons.NotJson, Read($"{{\"text\":\"a\",\"x\":{new string('[', 100_000)}").Verdict.Reason);

    [Fact]
    public void Invalid_bytes_and_half_surrogates_become_replacement_characters()
    {
        byte[] row = [.. "{\"text\":\"a"u8, 0xE4, .. "b\\ud83d c \\ud83d\\ude00\",\"x\":\"\\udc00\"}"u8];
        var read = DocumentJson.Read(row, Fallback).Document;

        Assert.Equal("a\uFFFDb\uFFFD c 😀", read.Text);
        Assert.Equal("\uFFFD", read.Meta["x"].GetString());
    }

    static Judged Read(string row) => DocumentJson.Read(Encoding.UTF8.GetBytes(row), Fallback);

    static string Write(Document document)
    {
        var buffer = new ArrayBufferWriter<byte>();
        DocumentJson.Write(buffer, document);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
