using Loam.Documents;
using Loam.Rewriting.Chat;

namespace Loam.Rewriting;

/// <summary>Why an answer ended.</summary>
public enum Finish
{
    /// <summary>The engine was done.</summary>
    Stop,

    /// <summary>The output limit cut it.</summary>
    Length,

    /// <summary>The server's content filter cut or withheld it.</summary>
    ContentFilter,

    /// <summary>Anything else the server names.</summary>
    Other,
}

/// <summary>What an engine said to one request.</summary>
public sealed record RewriteAnswer
{
    /// <summary>The words, as the engine gave them. Empty when <see cref="Failure"/> drops.</summary>
    public string Text { get; init; } = "";

    /// <summary>Why it ended. Default: <see cref="Finish.Stop"/>.</summary>
    public Finish Finish { get; init; } = Finish.Stop;

    /// <summary>The server's own word for <see cref="Finish.Other"/>, e.g. <c>tool_calls</c>; null else. Default: null.</summary>
    public string? FinishWord { get; init; }

    /// <summary>True when the text needs no post-processing: no sentinel, no Markdown. Default: false, as for a model's words.</summary>
    public bool Finished { get; init; }

    /// <summary>Tokens read, as the engine counts them; 0 where it does not.</summary>
    public long InputTokens { get; init; }

    /// <summary>Tokens written, as the engine counts them; 0 where it does not.</summary>
    public long OutputTokens { get; init; }

    /// <summary>Seconds from question to answer, retries included.</summary>
    public double Seconds { get; init; }

    /// <summary>True when the answer was remembered, so that nothing was paid. Default: false.</summary>
    public bool Cached { get; init; }

    /// <summary>What it cost in US dollars; null where no price is known. Default: null.</summary>
    public double? Usd { get; init; }

    /// <summary>The <see cref="RewriteRequest.Payer"/> of the request that paid for it; null where nothing was paid, or by an earlier version. Default: null.</summary>
    internal uint? Payer { get; init; }

    /// <summary>The answer as the books of a request have it: one with the same words that did not pay for it has it for nothing.</summary>
    internal RewriteAnswer For(RewriteRequest request) => Payer is { } payer && payer != request.Payer ? this with { Usd = 0, Cached = true } : this;

    /// <summary>The unusable answers of its server in a row that it belongs to; null for a usable one. Default: null.</summary>
    internal Streak? Streak { get; init; }

    /// <summary>True when the question was put down to be asked later (a batch): the run must come again for the answer. Default: false.</summary>
    public bool Pending { get; init; }

    /// <summary>Why there is no usable answer to this one request; keep (the default) when there is one.</summary>
    public Verdict Failure { get; init; }

    /// <summary>The answer is not there yet: come again.</summary>
    public static RewriteAnswer Later { get; } = new() { Pending = true };

    /// <summary>An answer that is a refusal to answer.</summary>
    public static RewriteAnswer Failed(Reason reason, string evidence) => new() { Failure = Verdict.Drop(reason, evidence) };
}
