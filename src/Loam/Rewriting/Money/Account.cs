using System.Collections.Concurrent;
using System.Text.Json;
using Loam.Steps;

namespace Loam.Rewriting.Money;

/// <summary>The book of one answer cache: what was spent into it over all runs, what may still be spent by requests that are open, and who waits for money.</summary>
/// <remarks>
/// <para>
/// In <c>FILE.account.json</c> beside the cache, <c>mark</c> is never less than what was spent and what open requests may cost. It is raised and brought to the disk before a request
/// goes out that would pass it, in steps of a thousandth of the cap, at least a cent: at most a thousand small writes for a whole budget. After a kill the mark counts as spent,
/// so a run that is killed again and again stays below its cap. Closed in peace, the mark is exact.
/// </para>
/// <para>Who cannot have the money waits while requests are open, since most cost less than they might; in order, but who needs less may go first. Thread-safe.</para>
/// </remarks>
sealed class Account : IDisposable
{
    const long SmallestStep = Nano.Dollar / 100;
    const int StepsPerCap = 1000;

    readonly Lock gate = new();
    readonly LinkedList<Waiter> waiting = new();
    readonly string? path;
    long spent, reserved, mark;

    /// <summary>Opens the account in a file, or a new one in memory.</summary>
    /// <param name="path">The file; null keeps nothing.</param>
    /// <exception cref="RecipeException">The file is no account, or cannot be read.</exception>
    internal Account(string? path)
    {
        this.path = path;
        spent = mark = path is not null && File.Exists(path) ? Read(path) : 0;
    }

    /// <summary>The one account of this process for an answer cache. The cache's lock keeps other processes out.</summary>
    internal static Account Shared(string cachePath) => Opened.GetOrAdd(Path.GetFullPath(cachePath) + ".account.json", p => new(() => new Account(p))).Value;

    /// <summary>US dollars spent for an answer cache so far, by its file: nothing is opened or locked, and a run may be at work.</summary>
    internal static decimal SpentFor(string cachePath) => cachePath + ".account.json" is var path && File.Exists(path) ? Nano.Dollars(Read(path)) : 0;

    static readonly ConcurrentDictionary<string, Lazy<Account>> Opened = new(StringComparer.Ordinal);

    static Account() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var account in Opened.Values.Where(a => a.IsValueCreated))
            account.Value.Dispose();
    };

    /// <summary>Whether it is written to a file.</summary>
    internal bool IsKept => path is not null;

    /// <summary>What was spent for certain, in nano-dollars.</summary>
    internal long Spent
    {
        get
        {
            lock (gate)
                return spent;
        }
    }

    /// <summary>Sets money aside, when it is there at once.</summary>
    /// <exception cref="IOException">The account cannot be written: nothing may be spent.</exception>
    internal bool TryTake(long amount, long cap)
    {
        lock (gate)
            return Fits(amount, cap) && Take(amount, cap);
    }

    /// <summary>Sets money aside, when it is there or comes back from open requests.</summary>
    /// <exception cref="BudgetException">It is not there, and nothing is open that could bring it back.</exception>
    /// <exception cref="IOException">The account cannot be written: nothing may be spent.</exception>
    internal ValueTask TakeAsync(long amount, long cap, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (gate)
        {
            if (Fits(amount, cap))
            {
                Take(amount, cap);
                return ValueTask.CompletedTask;
            }
            if (reserved == 0)
                throw Spend(amount, cap);
            return new(WaitAsync(waiting.AddLast(new Waiter(amount, cap)), cancellation));
        }
    }

    async Task WaitAsync(LinkedListNode<Waiter> place, CancellationToken cancellation)
    {
        using var gone = cancellation.Register(() =>
        {
            lock (gate)
            {
                if (place.List is not null)
                    waiting.Remove(place);
                place.Value.Granted.TrySetCanceled(cancellation);
            }
        });
        try
        {
            await place.Value.Granted.Task.ConfigureAwait(false);
        }
        catch (BudgetException)
        {
            cancellation.ThrowIfCancellationRequested(); // The requests that were open were given up with this one: nobody knows what they would have left.
            throw;
        }
    }

    /// <summary>Ends what <see cref="TakeAsync"/> began: money set aside becomes money spent, more or less of it.</summary>
    internal void Settle(long taken, long cost)
    {
        lock (gate)
        {
            reserved -= taken;
            spent += cost;
            // Only an answer that cost more than it could gets here.
            if (spent + reserved > mark)
                Raise(spent + reserved, 0);
            Serve();
        }
    }

    /// <summary>Takes back money that was counted as spent: it is open again. Of an account that was deleted since, no more than it counts.</summary>
    internal void Reopen(long amount)
    {
        lock (gate)
        {
            spent = Math.Max(0, spent - amount);
            reserved += amount;
        }
    }

    void Serve()
    {
        for (var (place, next) = (waiting.First, waiting.First?.Next); place is not null; (place, next) = (next, next?.Next))
        {
            var waiter = place.Value;
            if (!Fits(waiter.Amount, waiter.Cap))
            {
                if (reserved > 0)
                    continue;
                waiting.Remove(place);
                waiter.Granted.TrySetException(Spend(waiter.Amount, waiter.Cap));
                continue;
            }
            waiting.Remove(place);
            try
            {
                Take(waiter.Amount, waiter.Cap);
                waiter.Granted.TrySetResult();
            }
            catch (IOException error)
            {
                waiter.Granted.TrySetException(error);
            }
        }
    }

    bool Fits(long amount, long cap) => amount <= cap - spent - reserved;

    bool Take(long amount, long cap)
    {
        var need = spent + reserved + amount;
        if (need > mark)
            Raise(Math.Min(cap, need + Math.Max(SmallestStep, Math.Min(cap / StepsPerCap, need / 100))), amount);
        reserved += amount;
        return true;
    }

    void Raise(long to, long amount)
    {
        Write(spent, to, reserved + amount);
        mark = to;
    }

    BudgetException Spend(long amount, long cap) => new(
        $"{Dollars.Text(Nano.Dollars(spent))} of {Dollars.Text(Nano.Dollars(cap))} are spent, and the next request may cost up to {Dollars.Text(Nano.Dollars(amount))}; "
        + "everything paid for is kept; raise max_cost (--max-cost) and run the same command to go on");

    /// <summary>Writes what is exact. What is still open counts as spent.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (mark == spent + reserved)
                return;
            try
            {
                Write(spent, spent + reserved, reserved);
                mark = spent + reserved;
            }
            catch (IOException)
            {
                // The mark on the disk is higher than what was spent: the cap holds.
            }
        }
    }

    void Write(long spent, long mark, long open)
    {
        if (path is null)
            return;
        var temporary = path + ".tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (var file = File.Create(temporary))
            {
                using (var json = new Utf8JsonWriter(file, new() { Indented = true }))
                {
                    json.WriteStartObject();
                    json.WriteNumber("spent", Nano.Dollars(spent));
                    json.WriteNumber("open", Nano.Dollars(open));
                    json.WriteNumber("mark", Nano.Dollars(mark));
                    json.WriteEndObject();
                }
                file.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new IOException($"the account {path} cannot be written ({error.Message}), so nothing may be spent", error);
        }
    }

    static long Read(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var (spent, open, mark) = (Amount("spent"), Amount("open"), Amount("mark"));
            return mark >= spent + open ? Nano.Up(mark) : throw new FormatException("its mark is less than what was spent and what is open");

            // No amount is negative, and none is beyond what is counted in: sums of such are no sums.
            decimal Amount(string name) => json.RootElement.GetProperty(name).GetDecimal() is >= 0 and < Nano.Most and var amount
                ? amount
                : throw new FormatException($"\"{name}\" is no amount of money");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new RecipeException($"the account '{path}' cannot be read ({error.Message}); without it nobody knows what was spent: repair it, or delete it to begin at $0", inner: error);
        }
    }

    sealed record Waiter(long Amount, long Cap)
    {
        public TaskCompletionSource Granted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
