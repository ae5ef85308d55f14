namespace Loam.Documents;

/// <summary>Where a text came from: a person's page (<see cref="Organic"/>) or a rewrite of one (<see cref="Synthetic"/>).</summary>
public abstract record Provenance
{
    Provenance() { }

    /// <summary>How many rewrites lie between this text and an organic page: 0 for organic text, 1 for a rewrite of it.</summary>
    public abstract int Depth { get; }

    /// <summary>Text as it was found. There is one value, <see cref="Instance"/>.</summary>
    public sealed record Organic : Provenance
    {
        /// <summary>The only organic provenance.</summary>
        public static Organic Instance { get; } = new();

        /// <inheritdoc/>
        public override int Depth => 0;
    }

    /// <summary>Text that an engine wrote from another document. Nothing synthetic is ever without it.</summary>
    /// <param name="Parent">The document that was rewritten.</param>
    /// <param name="Root">The organic document at the start of the chain: names the family, which no split may cut.</param>
    /// <param name="Chunk">Which piece of the parent was rewritten, from 0; the first one, where several were joined (<see cref="Chunks"/>).</param>
    /// <param name="Style">The style asked for, e.g. <c>wiki</c>.</param>
    /// <param name="PromptVersion">Name and version of the prompt, e.g. <c>wiki-de/1</c>.</param>
    /// <param name="Model">The engine's model, e.g. <c>extractive/1</c>.</param>
    /// <param name="RequestHash">Hash of the whole rendered request: the key of the answer cache.</param>
    /// <param name="Depth">1 for a rewrite of an organic page, 2 for a rewrite of that, and so on.</param>
    public sealed record Synthetic(
        DocumentId Parent,
        DocumentId Root,
        int Chunk,
        string Style,
        string PromptVersion,
        string Model,
        string RequestHash,
        int Depth) : Provenance
    {
        /// <summary>Into how many pieces the parent was cut, each rewritten by a request of its own, joined in order. Default: 1.</summary>
        public int Chunks { get; init; } = 1;

        /// <summary>How the model sampled, as a JSON object (temperature, top_p, max_tokens and further parameters); null where nothing was sampled. Default: null.</summary>
        public string? Sampling { get; init; }

        /// <summary>Tokens that the model read for it, as the server counts; 0 where it does not. Default: 0.</summary>
        public long InputTokens { get; init; }

        /// <summary>Tokens that the model wrote for it, as the server counts; 0 where it does not. Default: 0.</summary>
        public long OutputTokens { get; init; }

        /// <summary>Why the model ended, e.g. <c>stop</c>; null where none did. Default: null.</summary>
        public string? Finish { get; init; }

        /// <inheritdoc/>
        public override int Depth { get; } = Depth >= 1
            ? Depth
            : throw new ArgumentOutOfRangeException(nameof(Depth), Depth, "a rewrite has a depth of 1 or more");
    }
}
