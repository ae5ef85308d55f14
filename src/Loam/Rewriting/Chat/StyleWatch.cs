using System.Collections.Concurrent;
using System.Globalization;

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

    readonly ConcurrentDictionary<string, Streak> streaks = new(StringComparer.Ordinal);

    /// <summary>The unusable answers in a style.</summary>
    internal Streak Of(string style) => streaks.GetOrAdd(style, _ => new());

    /// <summary>Whether another server should be asked, too, after so many in a row.</summary>
    internal static bool IsDoubtful(Streak streak, int count) => count >= Doubtful || !streak.AnyUsable;

    /// <summary>What speaks against the server.</summary>
    internal static string Words(string style, Streak streak) => string.Create(
        CultureInfo.InvariantCulture, $"the last {streak.Count} answers in style {style} are all unusable: {streak.Last.Reason} ({streak.Last.Evidence})");
}
