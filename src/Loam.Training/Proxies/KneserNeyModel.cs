namespace Loam.Training.Proxies;

/// <summary>An n-gram model with interpolated modified Kneser-Ney smoothing (Chen and Goodman 1998): the best of its kind, trained in seconds.</summary>
/// <remarks>
/// <para>
/// The probability of token w after the context h = (w1 .. wk-1), with h' the context without its first token:
/// </para>
/// <code>
///   p(w | h) = ( max(c(hw) - D(c(hw)), 0)  +  held(h) * p(w | h') ) / total(h)
///   held(h)  = sum over seen tokens v of D(c(hv)),   total(h) = sum over v of c(hv)
/// </code>
/// <para>
/// Each seen n-gram gives a little of its count away, and the shorter context spreads what was given. Since held is exactly what the
/// discounts took, the probabilities sum to one at every level; the last level, no context at all, interpolates with the uniform
/// distribution over the vocabulary, so no token is impossible.
/// </para>
/// <para>
/// Kneser and Ney's idea is what c means below the highest order. "Francisco" is frequent but only ever follows "San"; once "San" is
/// ruled out, its frequency says nothing. So the shorter n-grams count the different tokens seen before them, not their occurrences. An n-gram at
/// a document's start has nothing before it and keeps its occurrences.
/// </para>
/// <para>The model is exact: no pruning, no quantisation, no hashing of n-grams. About 150 bytes per token at order 5 for a small corpus, less for a large one.</para>
/// </remarks>
public sealed class KneserNeyModel : Proxy
{
    readonly int order;
    readonly int vocabulary;
    readonly int start;
    readonly NGramLevel[] levels; // levels[k]: n-grams of k tokens; levels[0] is not used
    readonly NGramLevel.Context[][] contexts; // contexts[k]: what follows each context of k tokens; contexts[0] has the one empty context

    /// <summary>An untrained model.</summary>
    /// <param name="order">The longest n-gram, in tokens: 1 to 8.</param>
    /// <param name="vocabulary">How many tokens there are.</param>
    /// <param name="start">The token that stands before every document and is never predicted.</param>
    public KneserNeyModel(int order, int vocabulary, int start)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order, 8);
        ArgumentOutOfRangeException.ThrowIfLessThan(vocabulary, 1);
        (this.order, this.vocabulary, this.start) = (order, vocabulary, start);
        levels = new NGramLevel[order + 1];
        contexts = new NGramLevel.Context[order][];
    }

    /// <inheritdoc/>
    public override void Train(IReadOnlyList<ReadOnlyMemory<int>> documents, IProgress<double>? progress, CancellationToken cancellation)
    {
        for (var k = 0; k <= order; k++)
            levels[k] = new(k < 2 ? vocabulary : 1 << 12);
        Span<int> context = stackalloc int[order + 1];
        for (var d = 0; d < documents.Count; d++)
        {
            cancellation.ThrowIfCancellationRequested();
            Learn(documents[d].Span, context);
            progress?.Report((d + 1.0) / documents.Count);
        }
        for (var k = 1; k <= order; k++)
            contexts[k - 1] = levels[k].Conclude(k == 1 ? 1 : levels[k - 1].Count);
    }

    /// <inheritdoc/>
    public override void Score(ReadOnlySpan<int> document, Span<double> bits)
    {
        Span<int> context = stackalloc int[order + 1];
        var known = Begin(context);
        for (var i = 0; i < document.Length; i++)
        {
            bits[i] = -Math.Log2(Probability(document[i], context, known));
            known = Math.Min(known + 1, order);
        }
    }

    /// <summary>The probability of a token after a context of tokens at a document's start.</summary>
    internal double Probability(ReadOnlySpan<int> before, int token)
    {
        Span<int> context = stackalloc int[order + 1];
        var known = Begin(context);
        foreach (var earlier in before)
        {
            Probability(earlier, context, known);
            known = Math.Min(known + 1, order);
        }
        return Probability(token, context, known);
    }

    /// <summary>Adds one document. context[k] is the number of the n-gram made by the last k tokens.</summary>
    void Learn(ReadOnlySpan<int> document, Span<int> context)
    {
        context[0] = 0;
        if (order > 1)
            context[1] = levels[1].GetOrAdd(0, start, out _); // a context, counted nowhere: it is never predicted
        var known = Math.Min(2, order); // the longest n-gram that ends here: the start mark and this token
        for (var i = 0; i < document.Length; i++)
        {
            var token = document[i];
            // Long to short would overwrite nothing either, but short to long lets a new k-gram raise the (k-1)-gram just found.
            var shorter = -1;
            var previous = 0; // context[k - 1] before this token
            for (var k = 1; k <= known; k++)
            {
                var ngram = levels[k].GetOrAdd(previous, token, out var added);
                if (added && k > 1)
                    levels[k - 1].Add(shorter); // one more token seen before the (k-1)-gram
                if (k == order || k == i + 2)
                    levels[k].Add(ngram); // full length, or from the document's start: an occurrence
                previous = context[k];
                context[k] = shorter = ngram;
            }
            known = Math.Min(known + 1, order);
        }
    }

    int Begin(Span<int> context)
    {
        context.Fill(-1);
        context[0] = 0;
        if (order > 1)
            context[1] = levels[1].Find(0, start);
        return Math.Min(2, order);
    }

    /// <summary>The probability of a token, from the shortest context to the longest; moves the context on.</summary>
    double Probability(int token, Span<int> context, int known)
    {
        var p = 1.0 / vocabulary;
        var previous = 0;
        for (var k = 1; k <= known; k++)
        {
            var ngram = levels[k].Find(previous, token);
            if (previous >= 0 && contexts[k - 1][previous] is { Total: > 0 } after)
            {
                var count = levels[k].CountOf(ngram);
                p = (count - levels[k].Discounts.Of(count) + (after.Held * p)) / after.Total;
            }
            previous = context[k];
            context[k] = ngram;
        }
        return p;
    }
}
