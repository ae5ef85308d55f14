using Loam.Steps;
using Loam.Training.Proxies;

namespace Loam.Tests.Proxies;

public class KneserNeyModelTests
{
    const int Vocabulary = 13;

    [Theory]
    [InlineData(1, 30)]
    [InlineData(2, 30)]
    [InlineData(3, 200)]
    [InlineData(4, 60)]
    [InlineData(5, 3)]
    public void Gives_the_probabilities_of_the_naive_model(int order, int documents)
    {
        var training = Documents(7, documents);
        var model = Train(order, training);
        var naive = new NaiveKneserNey(order, Vocabulary, training);
        foreach (var document in Documents(8, 6))
        {
            for (var i = 0; i < document.Length; i++)
                Assert.Equal(naive.Probability(document[..i], document[i]), model.Probability(document.AsSpan(0, i), document[i]), 12);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void Probabilities_sum_to_one_after_any_context(int order)
    {
        var model = Train(order, Documents(1, 100));
        foreach (var document in Documents(2, 30).Append([]))
            Assert.Equal(1.0, Enumerable.Range(0, Vocabulary).Sum(token => model.Probability(document, token)), 12);
    }

    [Fact]
    public void An_untold_model_knows_nothing()
    {
        var bits = new double[3];
        Train(3, []).Score([1, 2, 3], bits);
        Assert.All(bits, b => Assert.Equal(Math.Log2(Vocabulary), b, 12));
    }

    [Fact]
    public void Counts_a_word_by_what_it_follows_not_by_how_often()
    {
        // 1 occurs ten times but only after 2; 3 occurs four times, each after another token. After an unknown context 3 is likelier.
        int[][] training = [[2, 1, 2, 1, 2, 1, 2, 1, 2, 1], [2, 1, 2, 1, 2, 1, 2, 1, 2, 1], [4, 3, 5, 3, 6, 3, 7, 3]];
        var model = Train(2, training);
        Assert.True(model.Probability([9], 3) > model.Probability([9], 1));
    }

    [Fact]
    public void Falls_back_when_every_text_comes_twice()
    {
        var once = Documents(3, 20);
        var model = Train(3, [.. once, .. once]);
        Assert.Equal(1.0, Enumerable.Range(0, Vocabulary).Sum(token => model.Probability([1, 2], token)), 12);
    }

    [Fact]
    public void Scores_what_it_was_trained_on_cheaper_than_what_it_was_not()
    {
        var training = Documents(4, 50);
        var model = Train(4, training);
        Assert.True(Bits(model, training[0]) < Bits(model, Documents(5, 1)[0]));
    }

    [Fact]
    public void Does_not_depend_on_the_order_of_documents()
    {
        var training = Documents(6, 80);
        var document = Documents(9, 1)[0];
        Assert.Equal(Bits(Train(4, training), document), Bits(Train(4, [.. training.Reverse()]), document), 9);
    }

    static double Bits(KneserNeyModel model, int[] document)
    {
        var bits = new double[document.Length];
        model.Score(document, bits);
        return bits.Sum();
    }

    static KneserNeyModel Train(int order, int[][] documents)
    {
        var model = new KneserNeyModel(order, Vocabulary, start: Vocabulary - 1);
        model.Train([.. documents.Select(d => (ReadOnlyMemory<int>)d)], null, CancellationToken.None);
        return model;
    }

    /// <summary>Texts of a skewed alphabet in which neighbours depend on each other; the start token is never in them.</summary>
    static int[][] Documents(ulong seed, int count)
    {
        var random = new SeededRandom(seed);
        var documents = new int[count][];
        for (var d = 0; d < count; d++)
        {
            documents[d] = new int[1 + random.Next(25)];
            for (var i = 0; i < documents[d].Length; i++)
            {
                var skewed = (int)(random.NextDouble() * random.NextDouble() * (Vocabulary - 1));
                documents[d][i] = i > 0 && random.Next(2) == 0 ? (documents[d][i - 1] + 1) % (Vocabulary - 1) : skewed;
            }
        }
        return documents;
    }
}
