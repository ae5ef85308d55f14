using System.Globalization;
using Loam.Documents;

namespace Loam.Rewriting.Chat;

/// <summary>Watches the answers of one server in each style: whether they can be used. Thread-safe.</summary>
/// <remarks>
/// One server, and all the time: of two, one that writes garbage is not seen in the answers of both together, and one that turns bad after a thousand good answers not
/// in its first. In a row, not a share: of styles that fit few pages, most answers may be unusable and the rest worth their money.
/// </remarks>
sealed class StyleWatch
{
    /// <summary>So many unusable answers in a row speak against the server.</summary>
    internal const int Enough = 20;

    /// <summary>So many in a row are reason to ask another server for the page as well. Were it one, every page that no model can rewrite would be paid twice.</summary>
    const int Doubtful = 5;

    readonly Lock gate = new();
    readonly Dictionary<string, Streak> streaks = new(StringComparer.Ordinal);
    readonly HashSet<string> usable = new(StringComparer.Ordinal);

    /// <summary>An answer could be used.</summary>
    internal void Usable(string style)
    {
        lock (gate)
        {
            streaks.Remove(style);
            usable.Add(style);
        }
    }

    /// <summary>An answer could not be used.</summary>
    /// <returns>Those in a row that it belongs to, and whether another server should be asked, too.</returns>
    internal (Streak Streak, int Count, bool Doubtful) Unusable(string style, Verdict verdict)
    {
        lock (gate)
        {
            if (!streaks.TryGetValue(style, out var streak))
                streaks.Add(style, streak = new());
            var count = streak.Add(verdict);
            return (streak, count, count >= Doubtful || !usable.Contains(style));
        }
    }

    /// <summary>What speaks against the server.</summary>
    internal static string Words(string style, Streak streak) => string.Create(
        CultureInfo.InvariantCulture, $"the last {streak.Count} answers in style {style} are all unusable: {streak.Last.Reason} ({streak.Last.Evidence})");
}
