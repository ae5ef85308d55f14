using Loam.Runs;

namespace Loam.Tests.Runs;

public class ProgressLineTests
{
    const string Note = "$12.34 of $100.00 spent; 512 of 512 requests open, 102.3 answers/s; $3.10 per million accepted tokens";

    [Fact]
    public void What_is_done_the_rate_the_money_and_the_time_left_fit_into_80_columns()
    {
        var text = new ProgressLine("synthetic", 1_204_331, 0.4, 5400, Note).Text(79);
        Assert.StartsWith("synthetic 40% 1,204,331 (223/s, 2.2 h left) $12.34 of $100.00 spent", text, StringComparison.Ordinal);
        Assert.Equal(79, text.Length);
    }

    [Fact]
    public void A_wide_terminal_has_a_bar_and_a_stage_without_a_note_in_any()
    {
        Assert.StartsWith("synthetic          ━━━━━━━━━···············", new ProgressLine("synthetic", 10, 0.4, 100, Note).Text(160), StringComparison.Ordinal);
        Assert.Equal("pages              ━━━━━━━━━━━━············ 10 (0.1/s, 2 min left)", new ProgressLine("pages", 10, 0.5, 100, "").Text(79));
        Assert.Equal("pages              10 (1,000/s)", new ProgressLine("pages", 10, null, 0.01, "").Text(79));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(97)]
    [InlineData(98)]
    [InlineData(200)]
    public void It_is_never_wider_than_the_terminal(int width) =>
        Assert.InRange(new ProgressLine("a-stage-with-quite-a-long-name", 123, 0.99, 100, Note).Text(width).Length, 1, width);
}
