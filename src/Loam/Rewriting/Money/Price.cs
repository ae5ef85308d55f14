using Loam.Steps;

namespace Loam.Rewriting.Money;

/// <summary>What a model costs. Immutable and thread-safe.</summary>
/// <param name="Input">US dollars for a million tokens read.</param>
/// <param name="Output">US dollars for a million tokens written.</param>
/// <param name="Source">Where the figures are from, for people: a page, or who said so.</param>
public sealed record Price(decimal Input, decimal Output, string Source)
{
    /// <summary>What the same tokens cost in an OpenAI-compatible batch, as a share of the price. Default: 1.</summary>
    public decimal Batch { get; init; } = 1;

    /// <summary>The model's licence, as <see cref="PriceTable.LicenseOf"/> says; null where unknown. Default: null.</summary>
    public string? License { get; init; }

    /// <summary>True when nothing costs anything.</summary>
    public bool IsFree => Input == 0 && Output == 0;

    /// <summary>US dollars for so many tokens.</summary>
    public decimal Of(long input, long output) => (Input * input + Output * output) / 1_000_000;

    /// <summary>The price of the same tokens in a batch.</summary>
    public Price InBatch => this with { Input = Input * Batch, Output = Output * Batch, Batch = 1 };

    /// <summary>The price that settings and the table give for a model behind one or more servers; the dearest of them, where they differ. Null: unknown.</summary>
    /// <param name="money">What the user says about prices.</param>
    /// <param name="model">The model's name, as it is sent.</param>
    /// <param name="servers">Where it is asked.</param>
    /// <exception cref="RecipeException">Half a price is given and the table does not know the other half, or a cap is set and no price is known.</exception>
    public static Price? Of(MoneyOptions money, string model, IReadOnlyList<Uri> servers)
    {
        var known = servers.Select(server => PriceTable.Find(model, server.Host)).ToList();
        var table = known.Contains(null) ? null : known.Aggregate((a, b) => a! with
        {
            Input = Math.Max(a.Input, b!.Input),
            Output = Math.Max(a.Output, b.Output),
            Batch = Math.Max(a.Batch, b.Batch),
        });
        var where = $"{model} at {string.Join(", ", servers.Select(Place).Distinct())}";
        if ((money.PriceInput ?? money.PriceOutput) is null)
        {
            return table ?? (money.MaxCost is null ? null : throw new RecipeException(
                $"max_cost needs prices, and none is known for {where}; write price_input and price_output (--price-input, --price-output), in US dollars for a million tokens"));
        }
        var input = (decimal?)money.PriceInput ?? table?.Input ?? throw Missing("price_output", "price_input", where);
        var output = (decimal?)money.PriceOutput ?? table?.Output ?? throw Missing("price_input", "price_output", where);
        return new Price(input, output, "price_input and price_output") { Batch = table?.Batch ?? 1, License = PriceTable.LicenseOf(model) };
    }

    // Files are answered nobody knows where.
    static string Place(Uri server) => server.Scheme == "batch" ? "whatever server answers the files of batch:DIR" : server.Host;

    static RecipeException Missing(string given, string missing, string where) =>
        new($"{given} is given, and nothing is known of the other half of the price of {where}; write {missing}, too, in US dollars for a million tokens");
}
