using System.Globalization;
using System.Text;
using Loam.Steps;

namespace Loam.Rewriting.Money;

/// <summary>What an engine may spend: money is set aside before every try, for the most that it can cost, and what the answer really cost is booked after it.</summary>
/// <remarks>
/// Requests that are open cannot break the cap, since the money for all of them is set aside. The account lies beside the answer cache and goes over all runs with it
/// (<c>answers.jsonl.zst.account.json</c>); stages and shards of one process share it, each with its own cap. A model without a price, or a free one, is not accounted. Thread-safe.
/// </remarks>
public sealed class Budget
{
    const long NoCap = long.MaxValue / 4;

    /// <summary>Tokens that a chat template adds to the words: roles, begin and end of messages. Real ones have about a dozen.</summary>
    const int TemplateTokens = 64;

    readonly Lazy<Account> account;
    readonly long cap;
    long paid, overruns;

    /// <summary>A budget over an account.</summary>
    /// <param name="price">What tokens cost; null: unknown.</param>
    /// <param name="maxCost">Most US dollars, over all runs with the account; null: no cap.</param>
    /// <param name="account">The account, opened when the first money is needed: to plan a run must not create a file.</param>
    internal Budget(Price? price, decimal? maxCost, Func<Account> account)
    {
        if (maxCost is not null && price is null)
            throw new ArgumentNullException(nameof(price), "a cap needs a price");
        Price = price;
        cap = maxCost is { } dollars ? Nano.Up(dollars) : NoCap;
        this.account = new(account);
    }

    /// <summary>The budget that settings describe.</summary>
    /// <param name="settings">Engine, prices, cap, and the cache beside which the account lies; without a cache it is kept in memory.</param>
    /// <param name="model">The model's name, as it is sent.</param>
    /// <exception cref="RecipeException">There is a cap and no price, or half a price.</exception>
    public static Budget Open(RewriteSettings settings, string model) => new(
        EngineSpec.PriceOf(settings, model), (decimal?)settings.Money.MaxCost,
        () => settings.Rewrite.Cache is { } cache ? Account.Shared(cache) : new Account(null));

    /// <summary>A budget without prices: nothing is counted, nothing is refused.</summary>
    public static Budget None => new(null, null, () => new Account(null));

    /// <summary>What tokens cost; null: unknown.</summary>
    public Price? Price { get; }

    /// <summary>US dollars spent through this budget, since it was opened: for answers, and for tries that may be on the bill.</summary>
    public decimal Paid => Nano.Dollars(Math.Max(0, Interlocked.Read(ref paid)));

    /// <summary>What was paid, and what is left: <c>$1.24 of $10.00 spent</c>, <c>$1.24 spent</c>; null where nothing costs anything, nobody knows what, or nothing was asked yet.</summary>
    public string? Status => Price is null or { IsFree: true } || !account.IsValueCreated ? null
        : (cap == NoCap ? $"{Dollars.Text(Paid)} spent" : $"{Dollars.Text(Nano.Dollars(account.Value.Spent))} of {Dollars.Text(Nano.Dollars(cap))} spent")
            + (Interlocked.Read(ref overruns) is > 0 and var count ? string.Create(CultureInfo.InvariantCulture, $" ({count} answers cost more than they could: the price or the output limit is not what the server goes by)") : "");

    /// <summary>What was paid since the budget was opened, of all that was spent into the cache, and of the cap; null where nothing was.</summary>
    public string? Bill => BillBeside(0);

    /// <summary>The bill beside what is set aside for requests that are answered later, which counts as spent and is not paid.</summary>
    /// <param name="aside">US dollars.</param>
    internal string? BillBeside(decimal aside) => Interlocked.Read(ref paid) <= 0 && aside == 0 ? null
        : !account.Value.IsKept ? $"paid {Dollars.Text(Paid)}"
        : $"paid {Dollars.Text(Paid)} in this run, {Dollars.Text(Math.Max(0, Nano.Dollars(account.Value.Spent) - aside))}{(cap == NoCap ? "" : $" of {Dollars.Text(Nano.Dollars(cap))}")} in all";

    /// <summary>Sets aside what one try at a request may cost. Waits for open requests to end while the money is not there.</summary>
    /// <exception cref="BudgetException">The money is not there, and no request is open that could bring some back.</exception>
    /// <exception cref="RecipeException">The request has no output limit, so that it may cost anything.</exception>
    public async ValueTask<Reservation> ReserveAsync(RewriteRequest request, CancellationToken cancellation)
    {
        var amount = Most(request);
        if (amount > 0)
            await account.Value.TakeAsync(amount, cap, cancellation).ConfigureAwait(false);
        return new(this, amount);
    }

    /// <summary>Sets aside what a request may cost, if it is there at once; else null: what must be put down now cannot wait for others to end.</summary>
    /// <exception cref="RecipeException">The request has no output limit, so that it may cost anything.</exception>
    public Reservation? TryReserve(RewriteRequest request)
    {
        var amount = Most(request);
        return amount == 0 || account.Value.TryTake(amount, cap) ? new(this, amount) : null;
    }

    /// <summary>A reservation that counts as spent since its batch was written down, maybe by an earlier run, to be settled now.</summary>
    /// <param name="usd">Its <see cref="Reservation.Usd"/>.</param>
    public Reservation Adopt(decimal usd)
    {
        var amount = Nano.Up(usd);
        if (amount > 0)
            account.Value.Reopen(amount);
        return new(this, amount);
    }

    /// <summary>The most that a try at a request can cost, in US dollars; 0 where no price is known.</summary>
    public decimal MostFor(RewriteRequest request) => Nano.Dollars(Most(request));

    long Most(RewriteRequest request)
    {
        if (Price is null or { IsFree: true })
            return 0;
        // No tokenizer in use makes more tokens than there are bytes of UTF-8: byte-level ones by construction, the others through their byte fallback. An estimate would be
        // four times closer, and no bound. What is too much comes back with the answer, so that it costs room under the cap, not money.
        var read = Encoding.UTF8.GetByteCount(request.System) + Encoding.UTF8.GetByteCount(request.Message) + TemplateTokens
            + (request.Sampling.Body.IsEmpty ? 0 : Encoding.UTF8.GetByteCount(request.Sampling.Body.Json)); // Schemas and tools become part of the prompt.
        var written = request.Sampling.OutputLimit;
        if (written is null && cap != NoCap)
            throw new RecipeException("max_cost needs an output limit, and body takes it away; set max_output_tokens instead of max_tokens: null");
        return Nano.Up(Price.Of(read, written ?? request.Sampling.MaxOutputTokens));
    }

    const long MostTokens = 1_000_000_000;

    static long Sane(long tokens) => tokens is > 0 and < MostTokens ? tokens : 0;

    internal double? Settle(long amount, long inputTokens, long outputTokens)
    {
        if (Price is null)
            return null;
        // A server that does not count a side, or counts nonsense, is taken at the most that was set aside at least: half a count would break the cap.
        var (read, written) = (Sane(inputTokens), Sane(outputTokens));
        var counted = Nano.Up(Price.Of(read, written));
        var cost = read > 0 && written > 0 ? counted : Math.Max(amount, counted);
        if (cost > amount)
            Interlocked.Increment(ref overruns);
        End(amount, cost);
        return (double)Nano.Dollars(cost);
    }

    internal void Lend(long amount)
    {
        if (amount > 0)
            account.Value.Settle(amount, amount);
    }

    internal void End(long amount, long cost)
    {
        Interlocked.Add(ref paid, cost);
        if (amount > 0 || cost > 0)
            account.Value.Settle(amount, cost);
    }
}
