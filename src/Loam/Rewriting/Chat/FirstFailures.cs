using System.Text.RegularExpressions;

namespace Loam.Rewriting.Chat;

/// <summary>Watches for failures that all requests share: the first ten that fail alike while none has succeeded, and later twenty in a row that are forbidden.</summary>
/// <remarks>Alike are words that differ in nothing but words with digits: many gateways write the request's id into them. Thread-safe.</remarks>
sealed partial class FirstFailures
{
    const int Enough = 10, EnoughForbidden = 20;

    readonly Lock gate = new();
    readonly Dictionary<string, int> alike = new(StringComparer.Ordinal);
    int forbidden;
    bool succeeded, refused;

    internal bool AnySucceeded => Volatile.Read(ref succeeded);

    /// <summary>Whether the server refused for good before it answered anything: what is broken off then is on nobody's bill.</summary>
    internal bool Refused => Volatile.Read(ref refused) && !AnySucceeded;

    internal void Succeeded()
    {
        Volatile.Write(ref succeeded, true);
        Volatile.Write(ref forbidden, 0);
    }

    /// <summary>The stop that a refusal for good is.</summary>
    internal EngineException Refusal(string words, Exception? cause)
    {
        Volatile.Write(ref refused, true);
        return new(words, cause);
    }

    /// <summary>A request was forbidden although others were answered: that may be its text, or the key has been revoked.</summary>
    /// <exception cref="EngineException">It was the twentieth in a row.</exception>
    internal void Forbidden(string words, string engine, Exception? cause)
    {
        if (Interlocked.Increment(ref forbidden) >= EnoughForbidden)
            throw Refusal($"{engine}: {EnoughForbidden} requests in a row were refused: {words}", cause);
    }

    /// <exception cref="EngineException">This was the tenth failure of its kind, and nothing has succeeded.</exception>
    internal void Failed(string words, string engine, Exception? cause)
    {
        if (AnySucceeded)
            return;
        lock (gate)
        {
            var kind = Particulars().Replace(words, "#");
            var count = alike[kind] = alike.GetValueOrDefault(kind) + 1;
            if (count >= Enough)
                throw Refusal($"{engine}: the first {count} requests failed alike: {words}", cause);
        }
    }

    [GeneratedRegex(@"(?<!HTTP )(?<!\S)\S*\d\S*")]
    private static partial Regex Particulars();
}
