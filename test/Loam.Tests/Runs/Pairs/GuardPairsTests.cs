using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Loam.Guarding;
using Loam.Reporting;
using Loam.Runs.Pairs;
using Loam.Tests.Formats;

namespace Loam.Tests.Runs.Pairs;

public sealed class GuardPairsTests : IDisposable
{
    const string Source = "Der Steinbacher Teich ist 3 Meter tief und wurde 1912 angelegt. Im Sommer baden dort viele Familien, im Winter friert er zu. Die Gemeinde pflegt das Ufer seit zwölf Jahren.";
    const string Faithful = "Der 1912 angelegte Steinbacher Teich hat eine Tiefe von 3 Metern. Viele Familien baden dort im Sommer; im Winter friert das Gewässer zu. Seit zwölf Jahren pflegt die Gemeinde das Ufer.";
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    static string Row(string id, string text, string? label = null) => JsonSerializer.Serialize(new { id, source = Source, text, style = "wiki", language = "de", label, extra = 7 });

    async Task<(GuardSummary Summary, List<JsonElement> Rows, PairFile File)> Judge(string path, GuardReport? report = null, int workers = 2)
    {
        var file = new PairFile(path);
        using var output = new MemoryStream();
        var summary = await GuardPairs.RunAsync(file.ReadAsync(default), output, new GuardOptions(), report, workers, default);
        return (summary, [.. Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)], file);
    }

    string Write(params string[] rows)
    {
        var path = folder["pairs.jsonl"];
        File.WriteAllText(path, string.Join("\n\n", rows) + "\n");
        return path;
    }

    [Fact]
    public async Task Rows_get_verdicts_and_reasons_and_keep_their_fields()
    {
        var (summary, rows, _) = await Judge(Write(Row("a", Faithful), Row("b", Faithful.Replace("1912", "1921", StringComparison.Ordinal))));
        Assert.Equal((2L, 1L, 1L), (summary.Rows, summary.Kept, summary.Reasons["guard.number"]));
        Assert.Equal(["keep", "drop"], rows.Select(row => row.GetProperty("verdict").GetString()));
        Assert.Equal(7, rows[1].GetProperty("extra").GetInt32());
        Assert.Equal("1921", rows[1].GetProperty("reasons")[0].GetProperty("evidence").GetString());
        Assert.InRange(rows[1].GetProperty("reasons")[0].GetProperty("doubt").GetDouble(), 0, 1);
    }

    [Fact]
    public async Task Rows_of_other_languages_say_what_was_not_compared()
    {
        var (summary, rows, _) = await Judge(Write(
            """{"id":"f","source":"Le moulin de la vallée a été construit en 1912 par la famille Perrin, et il fonctionne encore.","text":"La famille Perrin a construit en 1921 le moulin de la vallée, qui marche toujours très bien.","style":"summary"}""",
            """{"id":"a","source":"Der Teich ist tief und wurde im Jahr 1912 angelegt.","text":"Im Jahr 1912 wurde der Teich angelegt; er ist tief.","style":"summary","language":"de-AT"}"""));
        Assert.Equal(1, Assert.Single(summary.Foreign, f => f.Key == "fr").Value);
        Assert.Contains("guard.name", rows[0].GetProperty("skipped").EnumerateArray().Select(code => code.GetString()));
        Assert.Equal("guard.number", rows[0].GetProperty("reasons")[0].GetProperty("reason").GetString());
        Assert.False(rows[1].TryGetProperty("skipped", out _));
    }

    [Fact]
    public async Task Spans_count_characters_as_python_does()
    {
        var (_, rows, _) = await Judge(Write(Row("a", "🐟🐟 " + Faithful.Replace("1912", "1921", StringComparison.Ordinal))));
        var span = rows[0].GetProperty("reasons")[0].GetProperty("span");
        var runes = rows[0].GetProperty("text").GetString()!.EnumerateRunes().Skip(span[0].GetInt32()).Take(span[1].GetInt32() - span[0].GetInt32());
        Assert.Equal("1921", string.Concat(runes));
    }

    [Fact]
    public async Task A_row_that_is_no_pair_is_dropped_by_its_line_and_the_others_are_judged()
    {
        var (summary, rows, _) = await Judge(Write("{\"id\":\"x\"}", "not json", "{\"id\":\"s\",\"source\":\"\\ud800\",\"text\":\"\"}", "{\"id\":\"\\ud83d\",\"source\":\"a\",\"text\":\"b\"}", Row("y", Faithful)));
        Assert.Equal((5, 1), (summary.Rows, summary.Kept));
        Assert.Equal(4, summary.Reasons[GuardReasons.NotAPair.Code]);
        Assert.Contains("line 1", rows[0].GetProperty("reasons")[0].GetProperty("evidence").GetString(), StringComparison.Ordinal);
        Assert.Equal(3, rows[1].GetProperty("line").GetInt32());
        Assert.Equal("keep", rows[4].GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task A_compressed_file_that_was_cut_off_gives_the_rows_before_the_damage()
    {
        var path = folder["pairs.jsonl.gz"];
        using (var file = File.Create(path))
        using (var gzip = new GZipStream(file, CompressionLevel.NoCompression))
            gzip.Write(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 400).Select(i => Row("r" + i, Faithful) + "\n"))));
        var whole = await Judge(path);
        Assert.Equal((400L, 0), (whole.Summary.Rows, whole.File.Damage.Count));
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^2000]);
        var (summary, _, cut) = await Judge(path);
        Assert.InRange(summary.Rows, 300, 399);
        Assert.Contains("pairs.jsonl.gz, line ", Assert.Single(cut.Damage), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_output_is_the_same_with_any_number_of_workers()
    {
        var path = Write([.. Enumerable.Range(0, 100).Select(i => Row("r" + i, Faithful.Replace("1912", (1912 + i % 2).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)))]);
        var (one, many) = (await Judge(path, workers: 1), await Judge(path, workers: 5));
        Assert.Equal(one.Rows.Select(row => row.GetRawText()), many.Rows.Select(row => row.GetRawText()));
    }

    [Fact]
    public async Task A_report_shows_what_was_caught_and_missed_of_labelled_rows()
    {
        var report = new GuardReport(new GuardOptions());
        await Judge(Write(Row("a", Faithful, "faithful"), Row("b", Faithful.Replace("1912", "1921", StringComparison.Ordinal), "number"), Row("c", Faithful, "number")), report);
        var html = ReportWriter.ToHtml(report.Page("pairs.jsonl"));
        Assert.Contains("number: caught", html, StringComparison.Ordinal);
        Assert.Contains("50%", html, StringComparison.Ordinal);
        Assert.Contains("what guard.number finds", html, StringComparison.Ordinal);
        Assert.Contains("1921", html, StringComparison.Ordinal);
    }

    [Fact]
    public void An_explanation_marks_findings_in_both_texts_by_the_same_number()
    {
        var row = PairRow.Parse(Row("a", Faithful.Replace("1912", "1921", StringComparison.Ordinal)), 1);
        var explained = ExplainedPair.Of(row, new GuardOptions());
        Assert.False(explained.IsKept);
        var found = Assert.Single(explained.Findings, finding => finding.Drops);
        Assert.Equal(GuardReasons.Number, found.Finding.Reason);
        var texts = explained.Texts();
        Assert.Equal("1921", texts.Passages[1].Text[texts.Passages[1].Remarks[found.Number - 1].Span!.Value]);
        Assert.Equal(texts.Passages[0].Remarks.Count, texts.Passages[1].Remarks.Count);
    }
}
