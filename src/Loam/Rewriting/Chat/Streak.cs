using Loam.Documents;

namespace Loam.Rewriting.Chat;

/// <summary>Unusable answers in a row of one server in one style. Who gave them on can be told later that they were the server's fault. Thread-safe.</summary>
sealed class Streak
{
    readonly Lock gate = new();
    readonly List<Action> told = [];
    Task<bool>? check;
    bool proven;

    /// <summary>How many they are.</summary>
    internal int Count { get; private set; }

    /// <summary>What the last was dropped for.</summary>
    internal Verdict Last { get; private set; }

    /// <summary>One more.</summary>
    internal int Add(Verdict verdict)
    {
        lock (gate)
        {
            Last = verdict;
            return ++Count;
        }
    }

    /// <summary>Whether it is the server's fault: found out once, for all who ask meanwhile.</summary>
    /// <param name="find">Finds out. When it fails, the next who asks tries again.</param>
    internal Task<bool> CheckAsync(Func<Task<bool>> find)
    {
        lock (gate)
        {
            if (check is null or { IsFaulted: true } or { IsCanceled: true } or { IsCompletedSuccessfully: true, Result: false })
                check = proven ? Task.FromResult(true) : find();
            return check;
        }
    }

    /// <summary>Calls back when it turns out that the answers were the server's fault; at once where that is known.</summary>
    internal void WhenProven(Action tell)
    {
        lock (gate)
        {
            if (!proven)
            {
                told.Add(tell);
                return;
            }
        }
        tell();
    }

    /// <summary>It is the server's fault.</summary>
    /// <returns>How many answers were given on, and are taken back.</returns>
    internal int Prove()
    {
        List<Action> all;
        lock (gate)
        {
            proven = true;
            all = [.. told];
            told.Clear();
        }
        all.ForEach(tell => tell());
        return all.Count;
    }
}
