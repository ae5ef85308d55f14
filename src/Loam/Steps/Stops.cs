namespace Loam.Steps;

/// <summary>A shard waits for answers that somebody else must give first (a batch of requests): nothing is wrong, and the same command goes on later. Exit code 5.</summary>
/// <param name="message">What is waited for, and what to do.</param>
public sealed class AwaitingException(string message) : Exception(message);

/// <summary>The money that may be spent is spent: the run stops, everything paid for is kept, and a higher cap goes on. Exit code 4.</summary>
/// <param name="message">How much was spent of what cap, and how to go on.</param>
public sealed class BudgetException(string message) : Exception(message);
