using Loam.Documents;

namespace Loam.Runs.Forecasts;

/// <summary>A document of the sample on its way through the stages.</summary>
/// <param name="Document">The document; for a rewrite that no one has asked for yet, its identity and language without text.</param>
/// <param name="IsWritten">Whether it has its text.</param>
/// <param name="SourceTokens">Of a rewrite that no one has asked for yet: tokens of its page.</param>
readonly record struct Item(Document Document, bool IsWritten, double SourceTokens = 0);

/// <summary>What a stage makes of the sample of one dataset: the items of each unit. Written by one stage, read by the next ones.</summary>
/// <param name="Frame">The sample that it goes back to.</param>
/// <param name="Items">By unit; null for units that were given up.</param>
/// <param name="Survival">The share of the rewrites not written yet that are expected to be left at this point.</param>
sealed record Strand(SampleFrame Frame, IReadOnlyList<Item>?[] Items, double Survival)
{
    /// <summary>A sample as it was drawn.</summary>
    public static Strand Of(SampleFrame frame) => new(frame, [.. frame.Units.Select(u => (IReadOnlyList<Item>?)[.. u.Documents.Select(d => new Item(d, true))])], 1);

    /// <summary>How many documents there will be.</summary>
    public Quantity Documents => Frame.Total(unit => Items[unit]?.Sum(i => i.IsWritten ? 1 : Survival) ?? 0);

    /// <summary>How many words the written ones have.</summary>
    public Quantity Words
    {
        get
        {
            double[] words = [.. Items.Select(unit => unit?.Where(i => i.IsWritten).Sum(i => (double)Loam.Text.Words.Count(i.Document.Text)) ?? 0)];
            return Frame.Total(unit => words[unit]);
        }
    }

    /// <summary>Whether rewrites that are not written yet are among the items.</summary>
    public bool HasUnwritten => Items.Any(unit => unit?.Any(i => !i.IsWritten) ?? false);
}
