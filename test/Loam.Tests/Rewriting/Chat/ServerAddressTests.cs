using System.Text;
using Loam.Rewriting;
using Loam.Rewriting.Chat;

namespace Loam.Tests.Rewriting.Chat;

public class ServerAddressTests
{
    [Theory]
    [InlineData("http://localhost:8000/v1", "http://localhost:8000/v1", "http://localhost:8000/v1/chat/completions")]
    [InlineData("http://localhost:8000/v1/", "http://localhost:8000/v1", "http://localhost:8000/v1/chat/completions")]
    [InlineData("https://api.example.com", "https://api.example.com", "https://api.example.com/chat/completions")]
    [InlineData("https://name:geheim@host/v1?key=abcdef&api-version=2024-10", "https://host/v1", "https://host/v1/chat/completions?key=abcdef&api-version=2024-10")]
    [InlineData("http://host/v1/chat/completions", "http://host/v1/chat/completions", "http://host/v1/chat/completions")]
    public void Shows_what_may_be_shown_and_asks_the_whole(string url, string shown, string asked)
    {
        var address = new ServerAddress(new Uri(url), null);
        Assert.Equal((shown, asked), (address.Name, address.Of("chat/completions").AbsoluteUri));
    }

    [Fact]
    public void A_user_in_the_url_is_sent_as_one_and_goes_before_the_key()
    {
        Assert.Equal("Bearer sk-123", new ServerAddress(new Uri("http://host/v1"), "sk-123").Authorization!.ToString());
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("name:p@ss")), new ServerAddress(new Uri("http://name:p%40ss@host/v1"), "sk-123").Authorization!.ToString());
        Assert.Null(new ServerAddress(new Uri("http://host/v1"), null).Authorization);
    }

    [Fact]
    public async Task No_secret_comes_out_in_identity_status_reason_or_stop()
    {
        await using var server = new ChatServer(
            (i, request) => new Reply(i == 0 ? 400 : 401, "{\"error\":{\"message\":\"bad: key-4711, parole, query-0815 " + request.Split("\r\n").First(line => line.StartsWith("Authorization", StringComparison.Ordinal)) + "\"}}"));
        foreach (var url in new[] { server.BaseUrl, new UriBuilder(server.BaseUrl) { UserName = "name", Password = "parole" }.Uri })
        {
            using var engine = new ChatEngine([new UriBuilder(url) { Query = "key=query-0815" }.Uri], "m", "key-4711", new EndpointOptions { Retries = 0 });
            List<string> said = [engine.Identity, engine.Model, engine.Status!];
            try
            {
                said.Add((await engine.AnswerAsync(Loam.Rewriting.Styles.RewriteStyle.Find("wiki")!.Render(Pages.Page(), "Text", 0), default)).Failure.ToString()!);
            }
            catch (EngineException error)
            {
                said.Add(error.ToString());
            }
            Assert.Contains("bad: ***", said[^1], StringComparison.Ordinal);
            Assert.All(said, words => Assert.DoesNotMatch("4711|0815|bmFtZTp", words));
            Assert.DoesNotContain(said, words => url.UserInfo.Length > 0 && words.Contains("parole", StringComparison.Ordinal));
        }
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public void A_secret_across_the_cut_or_behind_escapes_is_no_less_a_secret()
    {
        var address = new ServerAddress(new Uri("http://host/v1"), "secret-key-123+abc/def==");
        var cut = ServerError.Read(Encoding.UTF8.GetBytes($$"""{"error":{"message":"{{new string('x', 290)}} secret-key-123+abc/def=="} }"""));
        Assert.DoesNotContain("secret", address.Redact(cut.Words), StringComparison.Ordinal);
        var escaped = ServerError.Read("""{"error":{"message":{"key":"\u0073ecret-key-123+abc/def=="} } }"""u8);
        Assert.DoesNotContain("ecret-key", address.Redact(escaped.Words), StringComparison.Ordinal);
    }

    [Fact]
    public void A_servers_words_do_not_steer_the_terminal() => Assert.DoesNotContain('\u001b', ServerError.Read("\u001b[31mred"u8).Words);
}
