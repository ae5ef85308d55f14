using Loam.Documents;
using Loam.Rewriting;

namespace Loam.Tests.Rewriting.Chat;

/// <summary>Servers that answer what cannot be used: they are found whenever they turn bad, and no page is lost to them.</summary>
public sealed class StyleWatchTests : IDisposable
{
    static readonly Reply Good = Reply.Says("Hier ist der Artikel:\n" + Pages.Mill), Bad = Reply.Says("Gerne!");

    readonly string folder = Directory.CreateTempSubdirectory("loam-watch").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Rewrites pages with a cache, as a run does.</summary>
    async Task<(Exception? Ended, FakeContext Books)> Run(int pages, int concurrency, params ChatServer[] servers)
    {
        var rewrite = new RewriteOptions { Engine = [.. servers.Select(server => server.BaseUrl.ToString())], Cache = Path.Combine(folder, "answers.jsonl") };
        try
        {
            using var engine = EngineSpec.Open(new RewriteSettings { Rewrite = rewrite, Endpoint = new() { Model = "m", Concurrency = concurrency, EndpointName = "there" } });
            var step = new RewriteStep(engine, rewrite);
            var books = new FakeContext();
            return (await Record.ExceptionAsync(async () => await step.RunAsync(Streams.Of(Enumerable.Range(0, pages).Select(Page)), books, default).ToListAsync()), books);
        }
        finally
        {
            AnswerCache.Close(rewrite.Cache);
        }
    }

    static Document Page(int number) => Pages.Page(key: "p" + number, text: Pages.Mill[..300] + $" Seite {number}.");

    static int Dropped(FakeContext books) => books.Records.Count(record => record.Verdict.Drops);

    [Fact]
    public async Task A_model_that_never_follows_the_prompt_is_stopped_before_the_money_is_gone()
    {
        await using var server = new ChatServer(Bad);
        var (ended, _) = await Run(300, 4, server);
        Assert.Contains("rewrite.no_sentinel (Gerne!)", Assert.IsType<EngineException>(ended).Message, StringComparison.Ordinal);
        Assert.InRange(server.Requests, 20, 30);
    }

    [Fact]
    public async Task One_that_follows_it_now_and_then_goes_on()
    {
        await using var server = new ChatServer((i, _) => i % 2 == 0 ? Good : Bad);
        var (ended, books) = await Run(60, 4, server);
        Assert.Null(ended);
        Assert.Equal((60, 30), (server.Requests, Dropped(books)));
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("content_filter")]
    public async Task Of_two_servers_the_one_that_writes_garbage_costs_no_page(string finish)
    {
        await using var good = new ChatServer(Good);
        await using var bad = new ChatServer(Reply.Says("Gerne!", finish));
        var (ended, books) = await Run(200, 4, bad, good);
        Assert.Null(ended);
        Assert.Equal((200, 0), (books.Records.Count, Dropped(books)));
        Assert.InRange(bad.Requests, 20, 40);
    }

    [Fact]
    public async Task A_server_that_turns_bad_is_stopped_and_the_same_command_asks_again_for_what_was_unusable()
    {
        var repaired = false;
        await using var server = new ChatServer((i, _) => i < 100 || repaired ? Good : Bad);
        var (ended, _) = await Run(300, 4, server);
        Assert.Contains(" answers in style wiki are all unusable", Assert.IsType<EngineException>(ended).Message, StringComparison.Ordinal);
        Assert.Contains("the same command asks again for its last unusable answers", ended.Message, StringComparison.Ordinal);
        Assert.InRange(server.Requests, 120, 160); // What was open when it was found is answered, too; how much depends on the machine.
        repaired = true;
        var first = server.Requests;
        var (again, books) = await Run(300, 4, server);
        Assert.Null(again);
        Assert.Equal((300, 0), (books.Records.Count, Dropped(books)));
        Assert.Equal(200, server.Requests - first);
        await Run(300, 4, server);
        Assert.Equal(200, server.Requests - first);
    }

    [Fact]
    public async Task Of_two_servers_one_that_turns_bad_loses_its_first_unusable_answers_at_most()
    {
        await using var good = new ChatServer(Good);
        await using var bad = new ChatServer((i, _) => i < 50 ? Good : Bad);
        var (ended, books) = await Run(400, 4, bad, good);
        Assert.Null(ended);
        Assert.Equal(400, books.Records.Count);
        Assert.InRange(Dropped(books), 0, 20); // Those that were judged before the window was full; how many depends on the order of answers.
        Assert.InRange(bad.Requests, 70, 90);
    }

    [Fact]
    public async Task Two_servers_that_write_garbage_are_both_named()
    {
        await using var one = new ChatServer(Bad);
        await using var two = new ChatServer(Bad);
        var (ended, _) = await Run(300, 4, one, two);
        var words = Assert.IsType<EngineException>(ended).Message;
        Assert.All([one, two], server => Assert.Contains(server.BaseUrl.ToString(), words, StringComparison.Ordinal));
        Assert.InRange(one.Requests + two.Requests, 40, 100);
    }

    [Fact]
    public async Task Pages_in_a_row_that_no_server_likes_do_not_speak_against_it()
    {
        static bool Filtered(string body) => Enumerable.Range(50, 60).Any(number => body.Contains($"Seite {number}.", StringComparison.Ordinal));
        await using var server = new ChatServer((_, body) => Filtered(body) ? Reply.Says("", "content_filter") : Good);
        var (ended, books) = await Run(200, 4, server);
        Assert.Null(ended);
        Assert.Equal((200, 60), (books.Records.Count, Dropped(books)));
        Assert.InRange(server.Requests, 201, 240); // What was answered well before is asked once more for twenty of them.
        var asked = server.Requests;
        await Run(200, 4, server);
        Assert.Equal(asked, server.Requests);
    }
}
