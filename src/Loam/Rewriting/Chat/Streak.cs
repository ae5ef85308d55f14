using Loam.Documents;

namespace Loam.Rewriting.Chat;

/// <summary>The unusable answers of one server in one style. Who gave them on can be told later that they were the server's fault. Thread-safe.</summary>
sealed class Streak
{
    /// <summary>So many unusable answers can be taken back: a style that few pages suit has many, and they are paid for.</summary>
    const int MostTold = 64;

    readonly Lock gate = new();
    readonly Queue<Action> told = new();
    Task<bool>? check;
    bool proven;
    int usable;

    /// <summary>How many came in a row.</summary>
    internal int Count { get; private set; }

    /// <summary>Whether there was ever a usable one.</summary>
    internal bool AnyUsable { get; private set; }

    /// <summary>What the last was dropped for.</summary>
    internal Verdict Last { get; private set; }

    /// <summary>One more.</summary>
    internal int Add(Verdict verdict)
    {
        lock (gate)
        {
            (Last, usable) = (verdict, 0);
            return ++Count;
        }
    }

    /// <summary>An answer could be used.</summary>
    internal void Break()
    {
        lock (gate)
        {
            (Count, AnyUsable, proven, check) = (0, true, false, null);
            // Where a server turns bad, good answers that were under way come between the first bad ones.
            if (++usable >= StyleWatch.Enough)
                told.Clear();
        }
    }

    /// <summary>The pages were at fault: none of these answers is taken back.</summary>
    internal void Clear()
    {
        Break();
        lock (gate)
            told.Clear();
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
                told.Enqueue(tell);
                if (told.Count > MostTold)
                    told.Dequeue();
                return;
            }
        }
        tell();
    }

    /// <summary>It is the server's fault.</summary>
    internal void Prove()
    {
        Action[] all;
        lock (gate)
        {
            proven = true;
            all = [.. told];
            told.Clear();
        }
        foreach (var tell in all)
            tell();
    }
}
