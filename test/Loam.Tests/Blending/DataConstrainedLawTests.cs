using Loam.Blending;

namespace Loam.Tests.Blending;

public class DataConstrainedLawTests
{
    /// <summary>The check values of the law's published code.</summary>
    [Theory]
    [InlineData(6.34e9, 242e9, 25e9, 2.2256440889984477)]
    [InlineData(8.67e9, 178e9, 25e9, 2.2269634075087867)]
    public void Predicts_the_published_losses(double parameters, double tokens, double unique, double loss) =>
        Assert.Equal(loss, DataConstrainedLaw.Loss(parameters, tokens, unique), 10);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, .98)]
    [InlineData(4, .93)]
    [InlineData(8, .83)]
    [InlineData(16, .66)]
    [InlineData(40, .38)]
    public void Repeated_tokens_are_worth_less(double epochs, double worth)
    {
        Assert.Equal(worth, DataConstrainedLaw.WorthAt(epochs), .005);
        Assert.Equal(worth, DataConstrainedLaw.EffectiveTokens(epochs * 1e6, 1e6) / (epochs * 1e6), .005);
    }

    [Fact]
    public void Nothing_is_worth_nothing()
    {
        Assert.Equal(0, DataConstrainedLaw.EffectiveTokens(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => DataConstrainedLaw.Loss(0, 1, 1));
    }
}
