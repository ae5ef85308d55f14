namespace Loam.Tests.Proxies;

/// <summary>The slow obvious twin: every definition as it stands in the paper, over strings and sets.</summary>
sealed class NaiveKneserNey
{
    readonly int order;
    readonly int vocabulary;
    readonly Dictionary<string, int>[] counts;
    readonly double[][] discounts;

    public NaiveKneserNey(int order, int vocabulary, IEnumerable<int[]> documents)
    {
        (this.order, this.vocabulary) = (order, vocabulary);
        var occurrences = new Dictionary<string, int>(StringComparer.Ordinal);
        var before = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            string[] tokens = ["<s>", .. document.Select(t => t.ToString())];
            for (var end = 1; end < tokens.Length; end++)
            {
                for (var k = 1; k <= order && end - k + 1 >= 0; k++)
                {
                    var from = end - k + 1;
                    var ngram = string.Join(' ', tokens[from..(end + 1)]);
                    occurrences[ngram] = occurrences.GetValueOrDefault(ngram) + 1;
                    if (!before.TryGetValue(ngram, out var set))
                        before[ngram] = set = [];
                    if (from > 0)
                        set.Add(tokens[from - 1]);
                }
            }
        }
        counts = [.. Enumerable.Range(0, order + 1).Select(k => occurrences.Where(o => Length(o.Key) == k).ToDictionary(
            o => o.Key, o => k == order || o.Key.StartsWith("<s>", StringComparison.Ordinal) ? o.Value : before[o.Key].Count, StringComparer.Ordinal))];
        discounts = [.. counts.Select(Estimate)];
    }

    public double Probability(IReadOnlyList<int> history, int token)
    {
        string[] tokens = ["<s>", .. history.Select(t => t.ToString())];
        var longest = Math.Min(order - 1, tokens.Length);
        return P(tokens[^longest..], token.ToString());
    }

    double P(string[] context, string token)
    {
        var lower = context.Length == 0 ? 1.0 / vocabulary : P(context[1..], token);
        var k = context.Length + 1;
        var prefix = string.Concat(context.Select(c => c + " "));
        var followers = counts[k].Where(c => Prefix(c.Key) == prefix).ToList();
        if (followers.Count == 0)
            return lower;
        double total = followers.Sum(f => f.Value);
        var gamma = followers.Sum(f => D(k, f.Value)) / total;
        var count = counts[k].GetValueOrDefault(prefix + token);
        return (Math.Max(count - D(k, count), 0) / total) + (gamma * lower);
    }

    double D(int k, int count) => discounts[k][Math.Min(count, 3)];

    static double[] Estimate(Dictionary<string, int> counts)
    {
        double N(int r) => counts.Values.Count(c => c == r);
        var y = N(1) / (N(1) + (2 * N(2)));
        double[] d = [0, 1 - (2 * y * N(2) / N(1)), 2 - (3 * y * N(3) / N(2)), 3 - (4 * y * N(4) / N(3))];
        var usable = N(1) > 0 && N(2) > 0 && N(3) > 0 && N(4) > 0 && Enumerable.Range(1, 3).All(r => d[r] >= 0 && d[r] <= r);
        return usable ? d : [0, 0.5, 1, 1.5];
    }

    static int Length(string ngram) => ngram.Count(c => c == ' ') + 1;

    static string Prefix(string ngram) => ngram[..(ngram.LastIndexOf(' ') + 1)];
}
