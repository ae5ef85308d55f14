using Loam.Reporting;

namespace Loam.Tests.Reporting;

public class NumberTextTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(7, "7")]
    [InlineData(9412, "9,412")]
    [InlineData(9999, "9,999")]
    [InlineData(9999.6, "10k")]
    [InlineData(12_345, "12.3k")]
    [InlineData(198_400, "198k")]
    [InlineData(999_600, "1M")]
    [InlineData(4_512_000, "4.51M")]
    [InlineData(6.3e12, "6.3T")]
    [InlineData(-12_345, "−12.3k")]
    public void Counts_are_short(double value, string expected) => Assert.Equal(expected, NumberText.Count(value));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.03123, "0.0312")]
    [InlineData(0.000123456, "0.000123")]
    [InlineData(0.0000123, "1.23e−5")]
    [InlineData(3.14159, "3.14")]
    [InlineData(27.18, "27.2")]
    [InlineData(271.8, "272")]
    [InlineData(1234.5, "1,235")]
    [InlineData(-0.5, "−0.5")]
    [InlineData(double.NaN, "–")]
    public void Numbers_have_three_digits(double value, string expected) => Assert.Equal(expected, NumberText.Number(value));

    [Theory]
    [InlineData(0.1243, "12.4%")]
    [InlineData(1, "100%")]
    [InlineData(0, "0%")]
    [InlineData(0.00012, "0.012%")]
    [InlineData(-0.309, "−30.9%")]
    [InlineData(12.5, "1,250%")]
    public void Shares_are_percent(double value, string expected) => Assert.Equal(expected, NumberText.Percent(value));

    [Fact]
    public void Signed_numbers_carry_their_sign() =>
        Assert.Equal("+0.3 −0.3 0", $"{NumberText.Signed(.3, NumberText.Number)} {NumberText.Signed(-.3, NumberText.Number)} {NumberText.Signed(0, NumberText.Number)}");
}
