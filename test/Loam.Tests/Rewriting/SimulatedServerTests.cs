using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Loam.Bench.Rewriting.Simulation;
using Loam.Rewriting;
using Loam.Rewriting.Styles;
using Loam.Steps;

namespace Loam.Tests.Rewriting;

/// <summary>The benchmark's server: its figures are only as good as its arithmetic.</summary>
public sealed class SimulatedServerTests : IDisposable
{
    static readonly ServerSettings Quick = new() { Slots = 8, FirstTokenMs = 1, TokensPerSecond = 1e6 };

    readonly HttpClient http = new();

    public void Dispose() => http.Dispose();

    [Fact]
    public void A_request_begins_when_it_is_there_and_a_slot_is_free()
    {
        var schedule = new SlotSchedule(2);
        Assert.Equal([10, 14, 15, 16, 101], new[] { (0L, 10L), (0, 14), (1, 5), (2, 2), (100, 1) }.Select(r => schedule.Admit(r.Item1, r.Item2)));
        var full = new SlotSchedule(1);
        full.Admit(0, 10);
        full.Admit(0, 10);
        full.Admit(1, 10);
        Assert.Equal([2, 1, 0], new[] { 1L, 10, 20 }.Select(full.Waiting));
    }

    [Fact]
    public void No_client_with_all_requests_at_hand_beats_the_ideal_or_the_sum()
    {
        var random = new SeededRandom(3);
        List<long> services = [.. Enumerable.Range(0, 500).Select(_ => 1L + random.Next(100))];
        var ideal = SlotSchedule.Ideal(16, services);
        Assert.InRange(ideal, services.Sum() / 16, services.Sum() / 16 + services.Max());
        // The slow, obvious twin: every tick, free slots take the next request.
        var (left, next, ticks) = (new long[16], 0, 0L);
        for (; next < services.Count || left.Any(l => l > 0); ticks++)
        {
            for (var slot = 0; slot < 16; slot++)
            {
                if (left[slot] == 0 && next < services.Count)
                    left[slot] = services[next++];
                left[slot] = Math.Max(0, left[slot] - 1);
            }
        }
        Assert.Equal(ticks, ideal);
    }

    [Fact]
    public async Task The_same_request_gets_the_same_answer_which_passes_post_processing()
    {
        using var server = new SimulatedServer(Quick);
        foreach (var language in new[] { "de", "en" })
        {
            var style = RewriteStyle.Find("wiki")!;
            var request = style.Render(Pages.Page(language: language), Pages.Mill, 0);
            var (first, second) = (await Ask(server, request), await Ask(server, request));
            Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
            var answer = JsonNode.Parse(await first.Content.ReadAsStringAsync())!;
            var finished = style.Finish((string)answer["choices"]![0]!["message"]!["content"]!, language);
            Assert.False(finished.Verdict.Drops);
            Assert.InRange(finished.Text.Length, 100, 4 * 512);
            Assert.InRange((int)answer["usage"]!["completion_tokens"]!, 1, 511);
        }
        var book = server.Book.ToJson(new());
        Assert.Equal((4, 2, 2, 2), ((int)book["tries"]!, (int)book["requests"]!, (int)book["repeats"]!, (int)book["answered_twice"]!));
    }

    [Fact]
    public async Task Faults_come_in_their_shares_and_are_counted()
    {
        using var server = new SimulatedServer(Quick with { Slots = 64, Queue = 1000, Refused = 0.2, Errors = 0.2, Resets = 0.1, Halves = 0.1 });
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 400).Select(async n =>
        {
            try
            {
                using var response = await Ask(server, RewriteStyle.Find("wiki")!.Render(Pages.Page(), $"Seite {n}. {Pages.Mill}", 0));
                Assert.Equal(response.StatusCode == HttpStatusCode.TooManyRequests, response.Headers.RetryAfter is not null);
                return $"{(int)response.StatusCode}";
            }
            catch (HttpRequestException)
            {
                return "broken";
            }
        }));
        var book = server.Book.ToJson(new());
        Assert.Equal(400, (int)book["tries"]!);
        Assert.Equal(outcomes.Count(o => o == "200"), (int)book["answered"]!);
        Assert.Equal(outcomes.Count(o => o == "429"), (int)book["refused"]!);
        Assert.Equal(outcomes.Count(o => o == "500"), (int)book["errors"]!);
        Assert.Equal(outcomes.Count(o => o == "broken"), (int)book["resets"]! + (int)book["halves"]!);
        Assert.InRange((int)book["answered"]!, 120, 200);
        Assert.InRange((int)book["refused"]!, 50, 110);
        Assert.InRange((int)book["resets"]!, 20, 60);
    }

    [Fact]
    public async Task A_full_queue_is_refused()
    {
        using var server = new SimulatedServer(Quick with { Slots = 1, Queue = 1, FirstTokenMs = 1e6 });
        List<Task<HttpResponseMessage>> asked = [.. Enumerable.Range(0, 4).Select(n => Ask(server, RewriteStyle.Find("wiki")!.Render(Pages.Page(), $"{n}", 0)))];
        for (var i = 0; i < 2; i++)
        {
            var answered = await Task.WhenAny(asked);
            Assert.Equal(HttpStatusCode.TooManyRequests, (await answered).StatusCode);
            asked.Remove(answered);
        }
        Assert.Equal(2, (int)server.Book.ToJson(new())["open"]!);
    }

    async Task<HttpResponseMessage> Ask(SimulatedServer server, RewriteRequest request)
    {
        var body = JsonSerializer.Serialize(new
        {
            model = "simulated",
            max_tokens = request.Sampling.MaxOutputTokens,
            messages = new[] { new { role = "system", content = request.System }, new { role = "user", content = request.Message } },
        });
        return await http.PostAsync(new Uri($"http://127.0.0.1:{server.Port}/v1/chat/completions"), new StringContent(body, Encoding.UTF8, "application/json"));
    }
}
