namespace Loam.Tests;

public class MistakeTests
{
    [Theory]
    [InlineData("rnu", "did you mean 'run'?")]
    [InlineData("run", "RECIPE")]
    [InlineData("run nowhere.yaml", "there is no recipe 'nowhere.yaml'")]
    [InlineData("run recipes/quickstar.yaml", "did you mean 'quickstart.yaml'?")]
    [InlineData("run recipes/quickstart.yaml --wrokers 3", "did you mean '--workers'?")]
    [InlineData("run recipes/quickstart.yaml --workers 0", "at least one worker")]
    [InlineData("run recipes/quickstart.yaml --set stages.blend.blend.tokns=3", "--set: stages.blend.blend.tokns: there is no option 'tokns'; did you mean 'tokens'?")]
    [InlineData("run recipes/quickstart.yaml --set stages.pages.read=nothing-*.warc.gz", "nothing-*.warc.gz")]
    [InlineData("run recipes/quickstart.yaml --set stages.blend.blend.parts.organic=90%", "120%")]
    [InlineData("run recipes/quickstart.yaml --set stages.blend.blend.parts={\"organic\":0%,\"synthetic\":100%}", "stages.blend.blend")]
    [InlineData("run recipes/quickstart.yaml --set stages.blend.blend.parts={\"pages\":100%}", "'pages' only names files")]
    [InlineData("run recipes/quickstart.yaml --set name=..", "a recipe's name becomes a folder")]
    [InlineData("run recipes/quickstart.yaml --set stages.synthetic.rewrite.styles=[poem]", "there is no style 'poem'")]
    [InlineData("run recipes/quickstart.yaml --set stages.synthetic.rewrite.engine=gpt", "there is no engine 'gpt'")]
    [InlineData("run recipes/quickstart.yaml --set stages.verdict.trial.seeds=0", "stages.verdict.trial.seeds")]
    [InlineData("language samples/crawl.warc.gz -o x.jsonl --keep xx", "the language 'xx' is not one that can be identified")]
    [InlineData("run recipes/quickstart.yaml --on the-moon", "the-moon")]
    [InlineData("extract nowhere.warc.gz -o x.jsonl", "nowhere.warc.gz")]
    [InlineData("extract samples/crawl.warc.gz -o x.docx", "an output is a folder or ends in .jsonl")]
    [InlineData("extract samples/crawl.warc.gz", "--output")]
    [InlineData("filter samples/crawl.warc.gz -o x.jsonl --profile gohper", "did you mean 'gopher'?")]
    [InlineData("guard nowhere.jsonl -o x.jsonl", "nowhere.jsonl")]
    public async Task Is_refused_with_its_remedy_before_any_work(string line, string message)
    {
        using var folder = new TemporaryFolder();
        var arguments = line.Replace("x.", folder["x."], StringComparison.Ordinal).Split(' ').ToList();
        if (arguments is ["run", _, ..])
            arguments.AddRange(["--out", folder["run"]]);
        var ended = await LoamBinary.RunAsync([.. arguments]);
        Assert.Contains(message, ended.Error.Replace(folder[""], "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(2, ended.ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_mistake_in_a_recipe_is_shown_with_file_line_and_key()
    {
        using var folder = new TemporaryFolder();
        var recipe = folder.Write("r.yaml", "name: x\nstages:\n  pages:\n    read: \"*.yaml\"\n  organic:\n    from: pages\n    steps: [extrct]\n");
        var ended = await LoamBinary.RunAsync("run", recipe);
        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("r.yaml:4: stages.pages.read", ended.Error, StringComparison.Ordinal);
    }
}
