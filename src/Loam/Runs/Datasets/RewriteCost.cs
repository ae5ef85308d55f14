using System.Globalization;
using Loam.Rewriting;
using Loam.Rewriting.Money;

namespace Loam.Runs.Datasets;

/// <summary>What the rewrites of a stage cost, its judge included, or those of one of its styles: a view of its ledger and its manifest.</summary>
/// <param name="Usd">US dollars of all answers, used or dropped, whenever they were paid for.</param>
/// <param name="Requests">How many answers.</param>
/// <param name="AcceptedTokens">Tokens that the model wrote for the documents that came out of the stage.</param>
public sealed record RewriteCost(double Usd, long Requests, double AcceptedTokens)
{
    /// <summary>US dollars for a million tokens that came out of the stage; null when none did.</summary>
    public double? PerMillionAccepted => AcceptedTokens > 0 ? 1e6 * Usd / AcceptedTokens : null;

    /// <summary>One line: <c>$1.24 for 1,204 requests; $3.10 per million accepted tokens</c>.</summary>
    public string Line => string.Create(CultureInfo.InvariantCulture, $"{Dollars.Text(Usd)} for {Requests:N0} requests; ")
        + (PerMillionAccepted is { } each ? $"{Dollars.Text(each)} per million accepted tokens" : "nothing of it was accepted");

    /// <summary>The cost of a stage; null where nothing is known to have cost anything.</summary>
    public static RewriteCost? Of(Ledger ledger, Manifest manifest) => Of(ledger, manifest, "", _ => true);

    /// <inheritdoc cref="Of(Ledger, Manifest)"/>
    public static RewriteCost? Of(Dataset dataset) => Of(dataset.Ledger, dataset.Manifest);

    /// <summary>The cost by style, in ordinal order of names; that of the guard's judge as <c>judge</c>.</summary>
    public static IReadOnlyList<(string Style, RewriteCost Cost)> ByStyle(Ledger ledger, Manifest manifest)
    {
        var prefix = Rewrite.Cost + ".";
        var styles = Steps(ledger).SelectMany(s => s.Measures.Keys).Where(m => m.StartsWith(prefix, StringComparison.Ordinal)).Select(m => m[prefix.Length..]);
        return [.. styles.Distinct().Order(StringComparer.Ordinal).Select(s => (s, Of(ledger, manifest, "." + s, row => row.Style == s))).Where(c => c.Item2 is not null).Select(c => (c.s, c.Item2!))];
    }

    /// <summary>Tokens as the server counts them; where it does not, three for two words, as English and German have about.</summary>
    internal static double Tokens(long counted, long words) => counted > 0 ? counted : 1.5 * words;

    // Those that cost something: a judge's answers are a part of what its rewrites cost.
    static IEnumerable<StepLedger> Steps(Ledger ledger) => ledger.Steps.Where(s => s.Step is "rewrite" or "guard" && s.Measures.GetValueOrDefault(Rewrite.Cost) > 0);

    static RewriteCost? Of(Ledger ledger, Manifest manifest, string ending, Func<CompositionRow, bool> accepted)
    {
        var usd = Steps(ledger).Sum(s => s.Measures.GetValueOrDefault(Rewrite.Cost + ending));
        var requests = Steps(ledger).Sum(s => s.Measures.GetValueOrDefault("requests" + ending));
        var tokens = manifest.Composition.Where(r => r.Style is not null && accepted(r)).Sum(r => Tokens(r.OutputTokens, r.Words));
        return usd > 0 ? new(usd, (long)requests, tokens) : null;
    }
}
