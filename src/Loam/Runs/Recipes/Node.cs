using Loam.Steps;

namespace Loam.Runs.Recipes;

/// <summary>A value in a recipe with the place it stands at: what errors point to. Immutable.</summary>
/// <param name="Path">Keys from the root, e.g. <c>stages.organic.filter</c>.</param>
/// <param name="File">The recipe's file name, or <c>--set</c> or <c>arguments</c>.</param>
/// <param name="Line">Line in the file, from 1; 0 where there is none.</param>
public abstract record Node(string Path, string File, int Line)
{
    /// <summary>An error about this value.</summary>
    public RecipeException Error(string message, Exception? inner = null) =>
        new(message, string.Join(": ", new[] { Line > 0 ? $"{File}:{Line}" : File, Path }.Where(p => p.Length > 0)), inner);

    /// <summary>What the value is, for error messages.</summary>
    public abstract string Kind { get; }
}

/// <summary>A single value, not yet interpreted.</summary>
public sealed record ScalarNode(string Text, string Path, string File, int Line) : Node(Path, File, Line)
{
    /// <summary>True for an empty value or <c>null</c>, which mean: off.</summary>
    public bool IsNull => Text is "" or "null" or "~" or "off";

    /// <inheritdoc/>
    public override string Kind => $"the value '{Text}'";
}

/// <summary>A list of values.</summary>
public sealed record ListNode(IReadOnlyList<Node> Items, string Path, string File, int Line) : Node(Path, File, Line)
{
    /// <inheritdoc/>
    public override string Kind => "a list";
}

/// <summary>Keys with values, in the order written.</summary>
public sealed record MapNode(IReadOnlyList<KeyValuePair<string, Node>> Entries, string Path, string File, int Line) : Node(Path, File, Line)
{
    /// <inheritdoc/>
    public override string Kind => "a group of keys";

    /// <summary>The value of a key, or null.</summary>
    public Node? Find(string key) => Entries.FirstOrDefault(e => e.Key == key).Value;

    /// <summary>The same map with one key set: replaced in place, or added at the end.</summary>
    public MapNode With(string key, Node value)
    {
        var entry = KeyValuePair.Create(key, value);
        return this with
        {
            Entries = Find(key) is null ? [.. Entries, entry] : [.. Entries.Select(e => e.Key == key ? entry : e)],
        };
    }
}
