using Loam.Rewriting;

namespace Loam.Tests.Rewriting;

public class FirstRewritesTests
{
    static async Task<ChatServer> Ask(Func<int, string> says, int pages, Action<Exception?> ended)
    {
        var server = new ChatServer((i, _) => Reply.Says(says(i)));
        using var engine = EngineSpec.Open(new RewriteSettings { Rewrite = new() { Engine = [server.BaseUrl.ToString()] }, Endpoint = new() { Model = "m", Concurrency = 4 } });
        var step = new RewriteStep(engine, new RewriteOptions());
        ended(await Record.ExceptionAsync(async () => await step.RunAsync(Streams.Of(Enumerable.Range(0, pages).Select(i => Pages.Page(key: "p" + i, text: Pages.Mill[..300] + i))), new FakeContext(), default).ToListAsync()));
        return server;
    }

    [Fact]
    public async Task A_model_that_never_follows_the_prompt_is_stopped_before_the_money_is_gone()
    {
        Exception? ended = null;
        await using var server = await Ask(_ => "Gerne!", 300, e => ended = e);
        Assert.Contains("rewrite.no_sentinel", Assert.IsType<EngineException>(ended).Message, StringComparison.Ordinal);
        Assert.InRange(server.Requests, 20, 30);
    }

    [Fact]
    public async Task One_that_follows_it_now_and_then_goes_on()
    {
        Exception? ended = null;
        await using var server = await Ask(i => i % 2 == 0 ? "Hier ist der Artikel:\n" + Pages.Mill : "Gerne!", 60, e => ended = e);
        Assert.Null(ended);
        Assert.Equal(60, server.Requests);
    }
}
