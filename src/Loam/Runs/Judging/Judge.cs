using System.Globalization;
using Loam.Documents;
using Loam.Guarding;
using Loam.Guarding.Judging;
using Loam.Rewriting;
using Loam.Runs.Stages;
using Loam.Steps;

namespace Loam.Runs.Judging;

/// <summary>Rules and a model together: the rules say what they see, the model is asked about the sentences that stay doubtful. Thread-safe.</summary>
public sealed class Judge : IDisposable
{
    /// <summary>So many unusable answers at the start and none usable: the model cannot do it, and the rest of the money would be wasted.</summary>
    const int Enough = 20;

    readonly GuardOptions rules;
    readonly JudgeSettings settings;
    readonly Sampling sampling;
    readonly Func<ReadOnlySpan<char>, int> countTokens;
    readonly string? tokenizer;
    int unusable;
    volatile bool anyUsable;

    /// <summary>A judge over an engine.</summary>
    /// <param name="rules">What the rules look for, and how strictly.</param>
    /// <param name="settings">What is asked of whom.</param>
    /// <param name="engine">Who answers; disposed with the judge.</param>
    /// <param name="counter">Counts tokens as the model does; null estimates.</param>
    internal Judge(GuardOptions rules, JudgeSettings settings, RewriteEngine engine, TokenCounter? counter = null)
    {
        (this.rules, this.settings, Engine) = (rules, settings, engine);
        sampling = settings.Options.Sampling;
        countTokens = counter is null ? Chunking.Estimate : counter.Count;
        tokenizer = counter?.Identity;
    }

    /// <summary>The judge that settings ask for.</summary>
    /// <param name="rules">What the rules look for, and how strictly.</param>
    /// <param name="settings">What the user says.</param>
    /// <param name="baseFolder">The folder that relative paths start from.</param>
    /// <param name="cacheFolder">The folder for answers that cost money.</param>
    /// <exception cref="RecipeException">The options do not fit together, or a file is missing.</exception>
    public static Judge Of(GuardOptions rules, JudgeSettings settings, string baseFolder, string cacheFolder)
    {
        var engine = settings.Engine(baseFolder, cacheFolder);
        var counter = TokenCounter.Of(settings.Options.Tokenizer, baseFolder);
        return new(rules, settings, EngineSpec.Open(engine), counter) { EngineSettings = engine };
    }

    /// <summary>Who answers.</summary>
    public RewriteEngine Engine { get; }

    /// <summary>What the rules look for.</summary>
    public GuardOptions Rules => rules;

    /// <summary>What the user said about the judge.</summary>
    public JudgeSettings Settings => settings;

    /// <summary>What the engine was opened with: what a forecast goes by. Default: nothing but the endpoint and the money.</summary>
    public RewriteSettings EngineSettings { get => field ?? new(new(), settings.Endpoint, settings.Money); init; }

    /// <summary>Whether it answers in batches, hours later.</summary>
    public bool AnswersLater => EngineSettings.Rewrite.Engine.Any(engine => EngineSpec.Parse(engine).IsBatch);

    /// <summary>Whether tokens are counted by the model's tokenizer; else they are estimated.</summary>
    public bool CountsTokens => tokenizer is not null;

    /// <summary>Everything that decides a verdict, besides the rules.</summary>
    public string Identity => CanonicalText.Of(new
    {
        Engine = Engine.Identity,
        settings.Scope,
        Prompts = Question.Prompts,
        Sampling = sampling.Json,
        Tokenizer = tokenizer,
        settings.Options.LeaveUnanswered,
    });

    /// <summary>Tokens of a text, counted or estimated.</summary>
    public int CountTokens(string text) => countTokens(text);

    /// <summary>What every question in a language is made of besides texts: system message, and the user's.</summary>
    internal static (string System, string Message) PromptOf(string? language) => Question.Frame(language);

    /// <summary>What the rules say of a pair, and what is to be asked about it.</summary>
    /// <param name="id">The rewrite's: decides which sentences are audited.</param>
    /// <param name="pair">The pair.</param>
    /// <param name="seed">The run's seed.</param>
    public Docket DocketOf(DocumentId id, GuardPair pair, ulong seed) => Docket.Of(pair, rules, settings.Scope, SeededRandom.For(seed, "guard.audit", id));

    /// <summary>The requests of a docket, in the order of its statements.</summary>
    public IReadOnlyList<RewriteRequest> Requests(DocumentId id, GuardPair pair, Docket docket) => [.. docket.Statements.Select((statement, index) =>
    {
        var question = Question.Of(pair, statement, settings.Scope.SourceTokens, countTokens);
        return new RewriteRequest
        {
            Parent = new() { Id = id, Text = "" },
            Style = Hearing.Style,
            Language = pair.Language ?? "",
            Chunk = index,
            Text = question.Text,
            System = question.System,
            Message = question.Message,
            PromptVersion = question.PromptVersion,
            Sampling = sampling,
        };
    })];

    /// <summary>Hears a pair: rules first, then the model about what is left.</summary>
    /// <param name="id">The rewrite's.</param>
    /// <param name="pair">The pair.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="cancellation">Stops waiting for answers.</param>
    /// <exception cref="EngineException">The engine can answer nothing, or nothing that can be used.</exception>
    /// <exception cref="BudgetException">The money is spent.</exception>
    public async Task<Hearing> HearAsync(DocumentId id, GuardPair pair, ulong seed, CancellationToken cancellation)
    {
        var docket = DocketOf(id, pair, seed);
        if (docket.Statements.Count == 0)
            return new(JudgedPair.Of(docket, []), []);
        var requests = Requests(id, pair, docket);
        var answers = await Task.WhenAll(requests.Select(request => Engine.AnswerAsync(request, cancellation))).ConfigureAwait(false);
        if (answers.Any(answer => answer.Pending))
            return new(JudgedPair.Of(docket, []), answers) { Pending = true };
        var outage = settings.Options.LeaveUnanswered ? default : answers.Select(answer => answer.Failure).FirstOrDefault(RewriteReasons.IsOutage);
        return new(JudgedPair.Of(docket, [.. docket.Statements.Zip(answers, (statement, answer) => Read(pair.Text[statement.Span], statement, answer))]), answers) { Outage = outage };
    }

    JudgedStatement Read(string text, Statement statement, RewriteAnswer answer)
    {
        JudgeAnswer? read = null;
        var trouble = answer.Failure.Drops ? $"{answer.Failure.Reason}: {answer.Failure.Evidence}"
            : answer.Finish == Finish.Length ? $"cut at {sampling.MaxOutputTokens} tokens"
            : answer.Finish == Finish.ContentFilter ? "withheld by the server's content filter"
            : JudgeAnswer.TryParse(answer.Text, out read, out var why) ? ""
            : why;
        See(answer, trouble);
        return new(statement, text, read, trouble);
    }

    // What is remembered costs nothing, and what a server refuses it counts itself.
    void See(RewriteAnswer answer, string trouble)
    {
        if (trouble.Length == 0)
            anyUsable = true;
        if (anyUsable || answer.Cached || answer.Failure.Drops || Interlocked.Increment(ref unusable) < Enough)
            return;
        throw new EngineException(string.Create(
            CultureInfo.InvariantCulture,
            $"no use can be made of the first {Enough} answers of the judge {Engine.Model} (the last: {trouble}); it may need more max_output_tokens, another answer format (answer: json-object or text), or be another model"));
    }

    /// <inheritdoc/>
    public void Dispose() => Engine.Dispose();
}
