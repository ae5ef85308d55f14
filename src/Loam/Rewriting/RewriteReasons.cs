using Loam.Documents;

namespace Loam.Rewriting;

/// <summary>Why a page has no rewrite in a style. Every one is counted once per page and style.</summary>
public static class RewriteReasons
{
    /// <summary>The page is itself a rewrite, and rewrites of rewrites are not allowed.</summary>
    public static readonly Reason TooDeep = new("rewrite.too_deep", "The text is itself synthetic, and rewrites of rewrites are not allowed.");

    /// <summary>No selection rule wants the page.</summary>
    public static readonly Reason NotSelected = new("rewrite.not_selected", "No selection rule wants the page: it is not worth a rewrite.");

    /// <summary>The style has prompts for other languages only.</summary>
    public static readonly Reason NoPrompt = new("rewrite.no_prompt", "The style has no prompt for the page's language, and none for any.");

    /// <summary>The page is shorter than the style's smallest input.</summary>
    public static readonly Reason TooShort = new("rewrite.too_short", "The page is too short for this style.");

    /// <summary>The extractive engine found no sentences worth an article or a pair.</summary>
    public static readonly Reason NothingToSay = new("rewrite.nothing_to_say", "The page offers too little to write about.");

    /// <summary>The engine answered with nothing.</summary>
    public static readonly Reason EmptyAnswer = new("rewrite.empty_answer", "The engine answered with an empty text.");

    /// <summary>The output limit cut the answer.</summary>
    public static readonly Reason Truncated = new("rewrite.truncated", "The answer was cut by the output limit.");

    /// <summary>The server's content filter withheld the answer.</summary>
    public static readonly Reason ContentFilter = new("rewrite.content_filter", "The server's content filter withheld the answer.");

    /// <summary>The server refuses this one request for good (HTTP 400, 413, 422).</summary>
    public static readonly Reason RefusedByServer = new("rewrite.refused_by_server", "The server refuses this request.");

    /// <summary>The server could not be reached, or failed, after all retries.</summary>
    public static readonly Reason Unavailable = new("rewrite.unavailable", "The server did not answer after all retries.");

    /// <summary>The server took longer than the time limit, after all retries.</summary>
    public static readonly Reason TimedOut = new("rewrite.timed_out", "The server took longer than the time limit.");

    /// <summary>What the server sent is not a chat completion.</summary>
    public static readonly Reason InvalidResponse = new("rewrite.invalid_response", "The server's response is not a chat completion.");

    /// <summary>A recording holds no answer to this request.</summary>
    public static readonly Reason NotRecorded = new("rewrite.not_recorded", "The recording holds no answer to this request.");

    /// <summary>The answer does not open with the sentinel, exactly once.</summary>
    public static readonly Reason NoSentinel = new("rewrite.no_sentinel", "The answer does not open with the sentinel, exactly once.");

    /// <summary>The model says that the page has nothing for this style: nothing to calculate, no table.</summary>
    public static readonly Reason Unsuitable = new("rewrite.unsuitable", "The model says that the page does not suit this style.");

    /// <summary>The answer holds no item of a list.</summary>
    public static readonly Reason NoItems = new("rewrite.no_items", "The answer holds no list.");

    /// <summary>The answer holds no table with two columns and a row.</summary>
    public static readonly Reason NoTable = new("rewrite.no_table", "The answer holds no table.");

    /// <summary>The answer holds no question with an answer.</summary>
    public static readonly Reason NoPairs = new("rewrite.no_pairs", "The answer holds no question with an answer.");

    /// <summary>The finished rewrite is shorter than the style allows.</summary>
    public static readonly Reason RewriteTooShort = new("rewrite.result_too_short", "The finished rewrite is shorter than the style allows.");

    /// <summary>Whether the answer is there and cannot be used: the style's own post-processing drops it, or its finish reason. That one page has nothing for a style is an answer.</summary>
    internal static bool IsUnusable(Verdict verdict) => verdict.Reason is { } reason && Unusable.Contains(reason);

    static readonly HashSet<Reason> Unusable = [NoSentinel, EmptyAnswer, Truncated, ContentFilter, NoPairs, NoItems, NoTable];

    /// <summary>Whether the server left the request unanswered: that says nothing about the page, and the same request may be answered another time.</summary>
    public static bool IsOutage(Verdict verdict) => verdict.Reason == Unavailable || verdict.Reason == TimedOut || verdict.Reason == InvalidResponse;
}
