namespace Loam.Rewriting;

/// <summary>What to write of which pages, with what.</summary>
public sealed record RewriteOptions
{
    /// <summary>Styles to write of every page: names of built-in styles (see loam styles) or style files ending in .yaml; not beside rules, which name their own. Default: wiki.</summary>
    public IReadOnlyList<string> Styles { get; init; } = [];

    /// <summary>Which pages are worth which styles, instead of styles for all: a page goes by the first rule that it fits, and is dropped when it fits none. Default: none.</summary>
    public IReadOnlyList<SelectionRule> Rules
    {
        get;
        init => field = value.Count > 0 ? value : throw new ArgumentException("rules without a rule choose nothing; name one, or leave rules out", nameof(value));
    } = [];

    /// <summary>extractive, recorded:FILE, the base URL of an OpenAI-compatible server or of several that serve the same model, or batch:URL, batch:DIR. Default: extractive.</summary>
    public IReadOnlyList<string> Engine
    {
        get;
        init => field = value.Count > 0 ? value : throw new ArgumentException("name an engine: extractive, recorded:FILE, or the base URL of a server", nameof(value));
    } = ["extractive"];

    /// <summary>The model's tokenizer.json, to cut pages and foretell costs by its tokens; off: an estimate, one token in three characters. Default: off.</summary>
    public string? Tokenizer { get; init; }

    /// <summary>Most tokens of page text in one request; off: the style's own. Default: off.</summary>
    public int? ChunkTokens { get; init => field = value is null or >= 16 ? value : throw new ArgumentOutOfRangeException(nameof(ChunkTokens), value, "chunk_tokens is at least 16"); }

    /// <summary>Most tokens of one answer; off: the style's own. Default: off.</summary>
    public int? MaxOutputTokens { get; init => field = value is null or >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(MaxOutputTokens), value, "max_output_tokens is at least 1"); }

    /// <summary>Temperature, 0 to 2; off: the style's own. Default: off.</summary>
    public double? Temperature { get; init => field = value is null or (>= 0 and <= 2) ? value : throw new ArgumentOutOfRangeException(nameof(Temperature), value, "temperature is from 0 to 2"); }

    /// <summary>Nucleus sampling, above 0 to 1; off: the style's own. Default: off.</summary>
    public double? TopP { get; init => field = value is null or (> 0 and <= 1) ? value : throw new ArgumentOutOfRangeException(nameof(TopP), value, "top_p is above 0, at most 1"); }

    /// <summary>Further parameters of every request's body, e.g. {"top_k": 20}; they override the style's own. Default: none.</summary>
    public ExtraBody Body { get; init; } = ExtraBody.None;

    /// <summary>Deepest rewrite allowed: 1 rewrites organic pages only, 2 also rewrites of them. Default: 1.</summary>
    public int MaxDepth { get; init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(MaxDepth), value, "max_depth is at least 1"); } = 1;

    /// <summary>Whether question-answer pairs are sampled and appended to their page, as in Nemotron-CC; off: the style's own (no, for built-in ones). Default: off.</summary>
    public bool? AppendToSource { get; init; }

    /// <summary>Whether a request that the server left unanswered after all retries drops its page; else the shard fails, and the next run asks again. Default: false.</summary>
    public bool DropUnanswered { get; init; }

    /// <summary>File that remembers every paid answer, relative to the recipe. Default: answers.jsonl.zst, in the run's folder cache, or in .OUTPUT.answers beside the output of loam rewrite.</summary>
    public string? Cache { get; init; }
}
