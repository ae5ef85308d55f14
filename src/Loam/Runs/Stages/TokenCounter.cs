using System.Globalization;
using Loam.Steps;
using Loam.Text;
using Loam.Tokens;

namespace Loam.Runs.Stages;

/// <summary>Counts the tokens of texts as a model's tokenizer does, so that pages are cut where the model's window ends. Thread-safe.</summary>
public sealed class TokenCounter
{
    readonly HubTokenizer tokenizer;

    TokenCounter(HubTokenizer tokenizer, string identity) => (this.tokenizer, Identity) = (tokenizer, identity);

    /// <summary>A hash of the file: what fingerprints rest on, wherever the file lies.</summary>
    public string Identity { get; }

    /// <summary>The counter of a tokenizer.json; null where none is named.</summary>
    /// <param name="file">The file, or null.</param>
    /// <param name="baseFolder">The folder that a relative path starts from.</param>
    /// <exception cref="RecipeException">There is no such file, or it is no tokenizer that can be read.</exception>
    public static TokenCounter? Of(string? file, string baseFolder)
    {
        if (file is null)
            return null;
        var path = Path.Combine(baseFolder, file);
        if (!File.Exists(path))
            throw new RecipeException($"there is no tokenizer '{path}'; it is the tokenizer.json beside a model's weights");
        var bytes = File.ReadAllBytes(path);
        return new(HubTokenizer.Load(new MemoryStream(bytes), path), StableHash.Of(bytes.AsSpan()).ToString("x16", CultureInfo.InvariantCulture));
    }

    /// <summary>How many tokens a text has.</summary>
    public int Count(ReadOnlySpan<char> text) => tokenizer.Count(text);
}
