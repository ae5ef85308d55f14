namespace Loam.Rewriting.Chat;

/// <summary>Watches the first requests: when ten fail alike and none has succeeded, the rest would, too.</summary>
sealed class FirstFailures
{
    const int Enough = 10;

    readonly Lock gate = new();
    readonly Dictionary<string, int> alike = new(StringComparer.Ordinal);
    bool succeeded;

    internal bool AnySucceeded => Volatile.Read(ref succeeded);

    internal void Succeeded() => Volatile.Write(ref succeeded, true);

    /// <exception cref="EngineException">This was the tenth failure of its kind, and nothing has succeeded.</exception>
    internal void Failed(string words, string engine, Exception? cause)
    {
        if (AnySucceeded)
            return;
        lock (gate)
        {
            var count = alike[words] = alike.GetValueOrDefault(words) + 1;
            if (count >= Enough)
                throw new EngineException($"{engine}: the first {count} requests failed alike: {words}", cause);
        }
    }
}
