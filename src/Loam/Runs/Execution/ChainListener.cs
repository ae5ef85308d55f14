using Loam.Documents;

namespace Loam.Runs.Execution;

/// <summary>Who hears what happens in a chain; null: nobody.</summary>
/// <param name="Rejected">A step, a document that it dropped, and why.</param>
/// <param name="Measured">A named total of a step, and how much is added to it.</param>
/// <param name="Recorded">An item that a step with items of its own decided on, in order.</param>
sealed record ChainListener(Action<string, Document, Verdict>? Rejected = null, Action<string, double>? Measured = null, Action<Document>? Recorded = null);
