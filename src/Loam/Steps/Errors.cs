namespace Loam.Steps;

/// <summary>The user's mistake, found before any work or money is spent: exit code 2.</summary>
/// <remarks>The message says what is wrong and what to do about it; <see cref="Place"/> says where.</remarks>
public sealed class RecipeException : Exception
{
    /// <summary>A mistake at a place in a file or among the arguments.</summary>
    /// <param name="message">What is wrong, with the nearest valid name or the allowed range as the remedy.</param>
    /// <param name="place">Where, e.g. <c>recipes/german.yaml:12: stages.organic.filter</c>; null where there is no place.</param>
    /// <param name="inner">The cause, or null.</param>
    public RecipeException(string message, string? place = null, Exception? inner = null)
        : base(place is null ? message : $"{place}: {message}", inner) => Place = place;

    /// <summary>File, line and key, or null.</summary>
    public string? Place { get; }
}

/// <summary>One shard cannot be read or written; the others go on and the run says so: exit code 3.</summary>
public sealed class ShardException(string shard, string message, Exception? inner = null) : Exception($"{shard}: {message}", inner)
{
    /// <summary>The file that failed.</summary>
    public string Shard { get; } = shard;
}
