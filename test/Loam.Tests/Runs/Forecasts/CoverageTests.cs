using Loam.Runs.Forecasts;
using Loam.Steps;

namespace Loam.Tests.Runs.Forecasts;

public sealed class CoverageTests
{
    const int Times = 100;

    // Each seed draws another sample of the same corpus, whose totals are known.
    [Fact]
    public async Task The_interval_holds_the_true_totals_about_nine_times_of_ten()
    {
        using var corpus = new SyntheticCorpus(4000, 4, 1);
        double documents = corpus.Words.Count, words = corpus.Words.Sum(), longOnes = corpus.Words.Count(w => w >= 300);
        int documentsHeld = 0, wordsHeld = 0, longHeld = 0;
        double expected = 0;
        for (ulong seed = 0; seed < Times; seed++)
        {
            var frame = await new Sampler("in", corpus.Files, new() { Sample = 250, Workers = 1 }, seed).DrawAsync(null, () => false, CancellationToken.None);
            Assert.InRange(frame.Fraction, 0.01, 0.3);
            var strand = Strand.Of(frame);
            var found = strand.Documents.Interval();
            expected += found.Value / Times;
            documentsHeld += Holds(found, documents);
            wordsHeld += Holds(strand.Words.Interval(), words);
            longHeld += Holds(frame.Total(u => frame.Units[u].Documents.Count(d => Loam.Text.Words.Count(d.Text) >= 300)).Interval(), longOnes);
        }
        Assert.InRange(expected, documents * 0.97, documents * 1.03);
        Assert.All([documentsHeld, wordsHeld, longHeld], held => Assert.InRange(held, Times * 0.80, Times * 0.98));
    }

    // Where the number of documents is known, it stands, and only the rest is in doubt.
    [Fact]
    public async Task A_known_number_of_documents_is_not_in_doubt_but_their_words_are()
    {
        using var corpus = new SyntheticCorpus(3000, 3, 2);
        var held = 0;
        for (ulong seed = 0; seed < Times; seed++)
        {
            var frame = await new Sampler("in", corpus.Files, new() { Sample = 200, Workers = 1 }, seed).DrawAsync(3000, () => false, CancellationToken.None);
            var found = Strand.Of(frame).Documents.Interval();
            Assert.Equal(3000, found.Value, 6);
            Assert.Equal(found.Low, found.High, 6);
            held += Holds(Strand.Of(frame).Words.Interval(), corpus.Words.Sum());
        }
        Assert.InRange(held, Times * 0.80, Times * 0.98);
    }

    [Fact]
    public void A_factor_that_is_uncertain_widens_the_interval_by_as_much_as_it_says()
    {
        var random = new SeededRandom(3);
        double[] normals = [.. Enumerable.Range(0, Quantity.Draws).Select(_ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
        var factor = Quantity.LogNormal(2, 0.35, normals);
        var product = (Quantity.Exactly(100) * factor).Interval();
        Assert.Equal(200, product.Value, 6);
        // exp(1.645 x 0.35) = 1.78
        Assert.InRange(product.High / 200, 1.68, 1.88);
        Assert.InRange(200 / product.Low, 1.68, 1.88);
        // A sum of a factor with itself is as doubtful as the factor: it does not average out.
        Assert.Equal(product.High, (Quantity.Exactly(50) * factor + Quantity.Exactly(50) * factor).Interval().High, 6);
    }

    [Fact]
    public void What_a_sample_does_not_have_may_still_be_three_in_its_number()
    {
        SampleUnit[] units = [.. Enumerable.Range(0, 20).Select(_ => new SampleUnit(100, [.. Enumerable.Repeat(new Loam.Documents.Document { Id = new("a", "b"), Text = "" }, 5)], 0))];
        var frame = new SampleFrame("in", units, 20_000, null, 7);
        var none = frame.Total(_ => 0).Interval();
        Assert.Equal(0, none.Value);
        Assert.InRange(none.High, 24, 36); // 3/100 of 1,000
    }

    static int Holds(Estimate estimate, double truth) => truth >= estimate.Low && truth <= estimate.High ? 1 : 0;
}
