using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Loam.Documents;
using Loam.Rewriting.Styles;
using Loam.Steps;

namespace Loam.Rewriting;

/// <summary>Turns every page into one synthetic document per style.</summary>
/// <remarks>
/// A page is cut into chunks where the engine needs it, every chunk is asked for, and the answers are joined in order. Every (page, style) is one item of
/// the ledger; a page that no selection rule wants is one item, too. The rewrite carries its parent's text in <c>meta.source_text</c> (<see cref="SourceText"/>), so that a guard can compare the two;
/// <see cref="FinishRewrite"/> takes it out again, so that datasets hold no page twice. Output follows the order of pages, and of styles within a page, whatever finishes first.
/// </remarks>
public sealed class RewriteStep : PipelineStep
{
    /// <summary>Key in <see cref="Document.Meta"/> under which a rewrite carries the text it was made of.</summary>
    public const string SourceText = "source_text";

    readonly RewriteEngine engine;
    readonly Selection selection;
    readonly RewriteOptions options;
    readonly Func<ReadOnlySpan<char>, int> countTokens;

    /// <summary>What finished rewrites may take while they wait for a slow one, in all shards together.</summary>
    readonly ByteBudget memory = new(128 << 20);

    /// <summary>A step over an engine.</summary>
    /// <param name="engine">Who writes. Not disposed by the step.</param>
    /// <param name="options">What to write.</param>
    /// <param name="selection">Which pages in which styles; null makes it of the options, with built-in styles.</param>
    /// <param name="countTokens">Counts the tokens of a text as the engine does; null estimates (<see cref="Chunking.Estimate"/>).</param>
    /// <exception cref="RecipeException">A style does not exist, none is named, or the engine cannot write in it.</exception>
    public RewriteStep(RewriteEngine engine, RewriteOptions options, Selection? selection = null, Func<ReadOnlySpan<char>, int>? countTokens = null)
    {
        this.engine = engine;
        this.options = options;
        this.selection = selection ?? Selection.Of(options);
        this.countTokens = countTokens ?? Chunking.Estimate;
        CountsTokens = countTokens is not null;
        if (this.selection.Styles.FirstOrDefault(s => !engine.Writes(s.Name)) is { } style)
            throw new RecipeException($"the engine {engine.Model} cannot write in the style '{style.Name}'; choose a language model: engine: http://localhost:8000/v1");
        Scores = new ScoresSeen(this.selection);
        Identity = new StepIdentity("rewrite", 4, CanonicalText.Of(new
        {
            Engine = engine.Identity,
            Selection = this.selection.Identity,
            options.Tokenizer,
            options.MaxDepth,
            options.DropUnanswered,
        }));
    }

    /// <inheritdoc/>
    public override StepIdentity Identity { get; }

    /// <summary>Who writes.</summary>
    public RewriteEngine Engine => engine;

    /// <summary>Which pages in which styles.</summary>
    public Selection Selection => selection;

    /// <summary>Which scores the documents of this run had, of those that rules judge.</summary>
    public ScoresSeen Scores { get; }

    /// <summary>Everything that the user said about rewriting: what a forecast goes by. Nothing here changes the output. Default: the options, all else by default.</summary>
    public RewriteSettings Settings { get => field ?? new(options, new(), new()); init; }

    /// <summary>Whether tokens are counted by the engine's tokenizer; else they are estimated.</summary>
    public bool CountsTokens { get; }

    /// <summary>Tokens of a text, counted or estimated.</summary>
    public int CountTokens(string text) => countTokens(text);

    /// <summary>The styles that it may write, in order.</summary>
    public IReadOnlyList<RewriteStyle> Styles => selection.Styles;

    /// <inheritdoc/>
    public override bool Waits => engine.Concurrency is not null;

    /// <inheritdoc/>
    public override string? Status => engine.Status;

    /// <inheritdoc/>
    public override string? Bill => engine.Bill;

    /// <inheritdoc/>
    public override string? Waiting => engine.Waiting;

    /// <inheritdoc/>
    public override ValueTask<bool> SettleAsync(Action<string> note, CancellationToken cancellation) => engine.SettleAsync(note, cancellation);

    /// <inheritdoc/>
    public override async IAsyncEnumerable<Document> RunAsync(
        IAsyncEnumerable<Document> input, StepContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var concurrency = Math.Max(1, engine.Concurrency ?? context.Parallelism);
        var scratch = Path.GetDirectoryName(options.Cache) is { Length: > 0 } folder ? folder : Path.GetTempPath();
        var rewrites = new OrderedWindow<JudgedRewrite>(concurrency, JudgedRewrite.Packing, memory, scratch).MapAsync(
            Items(input, context.Seed, cancellation), async (item, stop) => JudgedRewrite.Of(await RewriteAsync(item.Parent, item.Style, watched: true, stop).ConfigureAwait(false)), cancellation);
        var (unanswered, inARow, pending) = (0, 0, 0L);
        var last = "";
        await foreach (var rewrite in rewrites.ConfigureAwait(false))
        {
            if (rewrite.Document is not { } document)
            {
                pending++;
                continue;
            }
            // To drop the page for it would lose it for good.
            if (!options.DropUnanswered && RewriteReasons.IsOutage(rewrite.Verdict))
            {
                (unanswered, inARow, last) = (unanswered + 1, inARow + 1, $"{rewrite.Verdict.Reason}: {rewrite.Verdict.Evidence}");
                if (inARow >= MostInARow)
                    break;
                continue;
            }
            inARow = 0;
            foreach (var (measure, amount) in rewrite.Totals)
            {
                if (amount > 0)
                    context.Add(measure, amount);
            }
            context.Record(this, document, rewrite.Verdict);
            if (!rewrite.Verdict.Drops)
                yield return document;
        }
        if (unanswered > 0)
            throw new ShardException(
                "rewrite", $"the server left {unanswered} requests unanswered (the last: {last}); the same command asks for those again, and for no others; drop_unanswered drops their pages instead");
        if (pending > 0)
            throw new AwaitingException($"{pending} rewrites wait for their answers; the same command goes on");
    }

    /// <summary>So many requests in a row without an answer end the shard: the server is gone, and each of them cost all its retries.</summary>
    const int MostInARow = 20;

    /// <summary>The step that must follow this one, behind the guard where there is one: it takes the page's text out, and appends pairs where their style says so.</summary>
    /// <param name="seed">The run's seed.</param>
    public FinishRewrite Finisher(ulong seed) => new(selection.Styles, seed, countTokens);

    /// <summary>The rewrite of one page in one style, as <c>loam try</c> shows it.</summary>
    /// <param name="parent">The page.</param>
    /// <param name="style">The style; null when no rule wants the page.</param>
    /// <param name="cancellation">Stops waiting for answers.</param>
    /// <exception cref="EngineException">The engine can answer nothing.</exception>
    public Task<Rewrite> RewriteAsync(Document parent, RewriteStyle? style, CancellationToken cancellation) => RewriteAsync(parent, style, watched: false, cancellation);

    // Who tries a style out wants to see what is wrong with its answers; only a run stops for them.
    async Task<Rewrite> RewriteAsync(Document parent, RewriteStyle? style, bool watched, CancellationToken cancellation)
    {
        if (style is null)
            return new(parent, Verdict.Drop(RewriteReasons.NotSelected, "fits no rule"), [], []);
        var depth = parent.Provenance.Depth + 1;
        if (depth > options.MaxDepth)
            return Dropped(parent, style, [], [], Verdict.Drop(RewriteReasons.TooDeep, $"depth {depth.ToString(CultureInfo.InvariantCulture)}"));
        if (!style.Serves(parent.Language))
            return Dropped(parent, style, [], [], Verdict.Drop(RewriteReasons.NoPrompt, $"language {parent.Language}, prompts for {string.Join(", ", style.Prompts.Keys.Order(StringComparer.Ordinal))}"));
        var tokens = countTokens(parent.Text);
        if (tokens < style.MinTokens)
            return Dropped(parent, style, [], [], Verdict.Drop(RewriteReasons.TooShort, $"about {tokens} tokens, at least {style.MinTokens} wanted"));
        var requests = Requests(parent, style, tokens);
        if (watched)
            requests = [.. requests.Select(request => request with { Judge = answer => Finish(answer, style, parent.Language, request.Sampling.MaxOutputTokens).Verdict })];
        // All chunks at once: a long page is done sooner, and a batch learns of all its requests in one pass. One by one would save the later chunks' cost when an early one fails, which is rare.
        var answers = await AskAsync(requests, cancellation).ConfigureAwait(false);
        if (answers.Any(answer => answer.Pending))
            return new(parent, default, requests, answers) { Pending = true };
        // Whichever chunk it is: a page that is asked for again may not be dropped, nor paid for in vain.
        if (Array.Find(answers, answer => RewriteReasons.IsOutage(answer.Failure)) is { } lost)
            return Dropped(parent, style, requests, answers, lost.Failure);
        var texts = new List<string>(requests.Count);
        foreach (var (request, answer) in requests.Zip(answers))
        {
            var (text, verdict) = Finish(answer, style, parent.Language, request.Sampling.MaxOutputTokens);
            // A long page may well have nothing to calculate in one of its chunks.
            if (verdict.Reason == RewriteReasons.Unsuitable && (texts.Count > 0 || request.Chunk + 1 < requests.Count))
                continue;
            if (verdict.Drops)
                return Dropped(parent, style, requests, answers, verdict);
            texts.Add(text);
        }
        var joined = string.Join("\n\n", texts);
        var written = countTokens(joined);
        var rewritten = Written(parent, style, requests, answers, joined);
        return written < style.MinResultTokens
            ? new(rewritten, Verdict.Drop(RewriteReasons.RewriteTooShort, $"about {written} tokens, at least {style.MinResultTokens} wanted"), requests, answers)
            : new(rewritten, default, requests, answers);
    }

    /// <summary>All answers to a page. When one chunk shows that the engine can answer nothing, the others are not waited for.</summary>
    async Task<RewriteAnswer[]> AskAsync(IReadOnlyList<RewriteRequest> requests, CancellationToken cancellation)
    {
        if (requests.Count == 1)
            return [await engine.AnswerAsync(requests[0], cancellation).ConfigureAwait(false)];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        return await Task.WhenAll(requests.Select(OneAsync)).ConfigureAwait(false);

        async Task<RewriteAnswer> OneAsync(RewriteRequest request)
        {
            try
            {
                return await engine.AnswerAsync(request, stop.Token).ConfigureAwait(false);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                await stop.CancelAsync().ConfigureAwait(false);
                throw;
            }
        }
    }

    /// <summary>The requests that a page in a style makes, in order of its chunks: what <c>loam try</c> and <c>loam plan</c> show.</summary>
    public IReadOnlyList<RewriteRequest> Requests(Document parent, RewriteStyle style) => Requests(parent, style, countTokens(parent.Text));

    IReadOnlyList<RewriteRequest> Requests(Document parent, RewriteStyle style, int tokens)
    {
        var chunks = engine.ReadsWholePages ? [parent.Text] : new Chunking(style.ChunkTokens, countTokens, style.MinTokens).Split(parent.Text, tokens);
        return [.. chunks.Select((chunk, index) => style.Render(parent, chunk, index))];
    }

    static PolishedAnswer Finish(RewriteAnswer answer, RewriteStyle style, string? language, int limit)
    {
        if (answer.Failure.Drops)
            return new("", answer.Failure);
        if (answer.Finish == Rewriting.Finish.ContentFilter)
            return PolishedAnswer.Drop(RewriteReasons.ContentFilter, "finish_reason content_filter");
        if (answer.Finish == Rewriting.Finish.Length)
            return PolishedAnswer.Drop(RewriteReasons.Truncated, $"cut at {limit} tokens");
        var words = ControlCharacters.Without(answer.Text);
        if (string.IsNullOrWhiteSpace(words))
            return PolishedAnswer.Drop(RewriteReasons.EmptyAnswer, "no text");
        return answer.Finished ? new(words.Trim(), default) : style.Finish(words, language);
    }

    Document Written(Document parent, RewriteStyle style, IReadOnlyList<RewriteRequest> requests, IReadOnlyList<RewriteAnswer> answers, string text) => new()
    {
        Id = new DocumentId(parent.Id.Source, $"{parent.Id.Key}+{style.Name}"),
        Text = text,
        Language = parent.Language,
        Url = parent.Url,
        Title = parent.Title,
        Date = parent.Date,
        Provenance = new Provenance.Synthetic(
            parent.Id, parent.Family, 0, style.Name, style.PromptVersion(parent.Language), engine.Model,
            requests.Count == 0 ? "" : RewriteRequest.HashOf([.. requests.Select(request => request.Hash(engine.Identity))]), parent.Provenance.Depth + 1)
        {
            Chunks = Math.Max(1, requests.Count),
            Sampling = answers.Count > 0 && !answers.Any(a => a.Finished) ? style.Sampling.Json : null,
            InputTokens = answers.Sum(a => a.InputTokens),
            OutputTokens = answers.Sum(a => a.OutputTokens),
            Finish = answers.Count > 0 && !answers.Any(a => a.Finished) ? CanonicalText.Key(answers.Max(a => a.Finish).ToString()) : null,
        },
        Meta = parent.Meta.Clear().Add(SourceText, Json(parent.Text)),
    };

    /// <summary>A JSON string; a lone surrogate, which JSON cannot hold, becomes the replacement character.</summary>
    static JsonElement Json(string text)
    {
        var scratch = JsonScratch.BeginRelaxed();
        scratch.Json.WriteStringValue(text);
        var reader = new Utf8JsonReader(scratch.Written);
        return JsonElement.ParseValue(ref reader);
    }

    Rewrite Dropped(Document parent, RewriteStyle style, IReadOnlyList<RewriteRequest> requests, IReadOnlyList<RewriteAnswer> answers, Verdict verdict) =>
        new(Written(parent, style, requests, answers, answers is [.., var last] ? last.Text : ""), verdict, requests, answers);

    async IAsyncEnumerable<(Document Parent, RewriteStyle? Style)> Items(IAsyncEnumerable<Document> input, ulong seed, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var document in input.WithCancellation(cancellation).ConfigureAwait(false))
        {
            Scores.See(document);
            if (selection.For(document, seed) is not { } styles)
                yield return (document, null);
            else
                foreach (var style in styles)
                    yield return (document, style);
        }
    }
}
