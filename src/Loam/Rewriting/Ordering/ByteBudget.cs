namespace Loam.Rewriting;

/// <summary>Bytes of memory that several share. Thread-safe.</summary>
/// <param name="most">How many there are.</param>
sealed class ByteBudget(long most)
{
    long held;

    /// <summary>Takes some, if there are as many left.</summary>
    internal bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref held, bytes) <= most)
            return true;
        Give(bytes);
        return false;
    }

    /// <summary>Gives some back.</summary>
    internal void Give(long bytes) => Interlocked.Add(ref held, -bytes);
}
