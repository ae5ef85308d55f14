using Loam.Documents;
using Loam.Rewriting;
using Loam.Rewriting.Money;
using Loam.Runs.Datasets;

namespace Loam.Runs.Execution;

/// <summary>What a million accepted tokens of a stage have cost so far: those of rewrites that came out of the whole chain, behind the guard. Thread-safe.</summary>
/// <remarks>Answers that were remembered count with what they once cost: the figure is the price of the data, not of this run.</remarks>
sealed class LiveCost
{
    readonly Lock gate = new();
    double usd, tokens;

    /// <summary>Takes a measure of a step.</summary>
    public void Add(string measure, double amount)
    {
        if (measure != Rewrite.Cost)
            return;
        lock (gate)
            usd += amount;
    }

    /// <summary>Takes a document that came out.</summary>
    public void Accept(Document document, int words)
    {
        if (document.Provenance is not Provenance.Synthetic synthetic)
            return;
        lock (gate)
            tokens += RewriteCost.Tokens(synthetic.OutputTokens, words);
    }

    /// <summary>The words for the progress line; null while nothing has cost anything, or nothing has come out.</summary>
    public string? Status
    {
        get
        {
            lock (gate)
                return usd > 0 && tokens > 0 ? $"{Dollars.Text(1e6 * usd / tokens)} per million accepted tokens" : null;
        }
    }
}
