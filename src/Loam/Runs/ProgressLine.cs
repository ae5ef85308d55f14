using System.Globalization;

namespace Loam.Runs;

/// <summary>How far a running stage is, as one line of a terminal.</summary>
/// <remarks>What is done, the rate, the time left and the beginning of the note (a rewriting's money) stand in 80 columns; the bar takes what is left over, and the rest is cut.</remarks>
/// <param name="Stage">The stage's name.</param>
/// <param name="Documents">Documents that are done.</param>
/// <param name="Share">The part of the input that is done, 0 to 1; null where nobody knows how much there is.</param>
/// <param name="Seconds">Since the stage began.</param>
/// <param name="Note">What its steps say of themselves.</param>
public readonly record struct ProgressLine(string Stage, long Documents, double? Share, double Seconds, string Note)
{
    const int WidestName = 18, WidestBar = 24, SmallestBar = 6;

    /// <summary>What the line takes without its bar, about: a name, a million documents, the time left; and the money spent of a cap.</summary>
    const int Words = 52, WordsWithNote = 92;

    /// <summary>The line.</summary>
    /// <param name="width">Columns that it may take, at least 1.</param>
    public string Text(int width)
    {
        var bar = Math.Min(WidestBar, width - (Note.Length == 0 ? Words : WordsWithNote));
        var wide = Note.Length == 0 || bar >= SmallestBar;
        var name = wide ? Stage.PadRight(WidestName) : Stage.Length > WidestName ? Stage[..WidestName] : Stage;
        var done = Share is not { } share ? ""
            : wide ? new string('━', (int)(share * Math.Max(SmallestBar, bar))).PadRight(Math.Max(SmallestBar, bar), '·') + " "
            : string.Create(CultureInfo.InvariantCulture, $"{100 * Math.Floor(100 * share) / 100:0}% ");
        var rate = Documents / Math.Max(0.001, Seconds);
        var left = Share is > 0.02 and < 1 and var part ? $", {Left(Seconds * (1 - part) / part)} left" : "";
        var text = string.Create(CultureInfo.InvariantCulture, $"{name} {done}{Documents:N0} ({(rate < 10 ? $"{rate:0.0}" : $"{rate:N0}")}/s{left}) {Note}").TrimEnd();
        return text.Length > width ? text[..width] : text;
    }

    static string Left(double seconds) => seconds switch
    {
        < 90 => string.Create(CultureInfo.InvariantCulture, $"{seconds:F0} s"),
        < 5400 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:F0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:F1} h"),
    };
}
