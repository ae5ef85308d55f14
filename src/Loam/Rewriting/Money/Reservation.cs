namespace Loam.Rewriting.Money;

/// <summary>Money set aside for one try at one request. Ends once, by whichever of its ways comes first; disposed without an end, it is forfeit. Thread-safe.</summary>
public sealed class Reservation : IDisposable
{
    readonly Budget budget;
    readonly long amount;
    int ended;

    internal Reservation(Budget budget, long amount)
    {
        this.budget = budget;
        this.amount = amount;
    }

    /// <summary>The most that the try may cost, in US dollars.</summary>
    public decimal Usd => Nano.Dollars(amount);

    /// <summary>The try was answered: what the server counted is spent, and the rest is free again.</summary>
    /// <param name="inputTokens">Tokens read, as the server counts them; 0 with no output, either, where it does not count: the whole reservation is spent.</param>
    /// <param name="outputTokens">Tokens written.</param>
    /// <returns>US dollars of this answer; null where no price is known.</returns>
    public double? Settle(long inputTokens, long outputTokens)
    {
        if (Interlocked.Exchange(ref ended, 1) != 0)
            throw new InvalidOperationException("a reservation is settled once");
        return budget.Settle(amount, inputTokens, outputTokens);
    }

    /// <summary>The try surely costs nothing: no connection, or the server refused it.</summary>
    public void Release()
    {
        if (Interlocked.Exchange(ref ended, 1) == 0)
            budget.End(amount, 0);
    }

    /// <summary>Nobody knows whether the try is on the bill (a timeout, an answer broken off): all of it counts as spent.</summary>
    public void Forfeit()
    {
        if (Interlocked.Exchange(ref ended, 1) == 0)
            budget.End(amount, amount);
    }

    /// <summary>The try is made later, maybe when this process has long ended (a batch): all of it counts as spent in the account, and nothing as paid, until <see cref="Budget.Adopt"/>.</summary>
    public void SetAside()
    {
        if (Interlocked.Exchange(ref ended, 1) == 0)
            budget.Lend(amount);
    }

    /// <inheritdoc cref="Forfeit"/>
    public void Dispose() => Forfeit();
}
