using Loam.Documents;
using Loam.Guarding;
using Loam.Runs.Judging;

namespace Loam.Runs.Forecasts;

/// <summary>What a judge would be asked about the rewrites of the sample: about those that are written, rendered and counted, not sent; about the others what can be expected of as many. Thread-bound.</summary>
sealed class QuestionTally(JudgeStep step)
{
    /// <summary>What a chat template puts around two messages: roles and marks.</summary>
    const int TemplateTokens = 12;

    /// <summary>Tokens of a statement and the sentences before it, where the rewrite is not written.</summary>
    const int StatementTokens = 90;

    readonly Judge judge = step.Judge;

    /// <summary>The step.</summary>
    public JudgeStep Step => step;

    /// <summary>What each strand asks.</summary>
    public List<(Strand Strand, QuestionUnit[] Units)> Strands { get; } = [];

    /// <summary>Hashes of the requests that have an answer. Set when all are counted.</summary>
    public IReadOnlySet<string> Answered { get; private set; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Whether rewrites that are not written yet are among those to be judged.</summary>
    public bool HasUnwritten => Strands.Any(s => s.Strand.Frame.Active.Any(unit => s.Units[unit].Unwritten > 0));

    /// <summary>What one unit of the sample asks.</summary>
    public sealed class QuestionUnit
    {
        /// <summary>Rewrites that are judged, written or not.</summary>
        public int Rewrites { get; set; }

        /// <summary>Requests about written ones: hash, and expected input tokens.</summary>
        public List<RequestTally.Request> Requests { get; } = [];

        /// <summary>Rewrites that are not written yet.</summary>
        public int Unwritten { get; set; }

        /// <summary>Expected input tokens of one question about each of those, added up.</summary>
        public double UnwrittenTokens { get; set; }
    }

    /// <summary>Counts for a strand, and gives the strand that the rules let pass.</summary>
    public Strand Count(Strand strand, ulong seed, CancellationToken cancellation)
    {
        var units = strand.Items.Select(_ => new QuestionUnit()).ToArray();
        var items = new IReadOnlyList<Item>?[strand.Items.Length];
        for (var unit = 0; unit < items.Length; unit++)
        {
            if (strand.Items[unit] is not { } input)
                continue;
            cancellation.ThrowIfCancellationRequested();
            items[unit] = [.. input.Where(item => Passes(item, units[unit], seed))];
        }
        Strands.Add((strand, units));
        return strand with { Items = items };
    }

    bool Passes(Item item, QuestionUnit unit, ulong seed)
    {
        var document = item.Document;
        if (document.Provenance is not Provenance.Synthetic)
            return true;
        unit.Rewrites++;
        if (!item.IsWritten)
        {
            unit.Unwritten++;
            unit.UnwrittenTokens += Prompt(document.Language) + StatementTokens + Math.Min(judge.Settings.Scope.SourceTokens, item.SourceTokens);
            return true;
        }
        if (GuardStep.PairOf(document) is not { } pair)
            return false;
        var docket = judge.DocketOf(document.Id, pair, seed);
        foreach (var request in judge.Requests(document.Id, pair, docket))
            unit.Requests.Add(new(request.Hash(judge.Engine.Identity), (judge.CountTokens(request.System) + judge.CountTokens(request.Message)) * Share(document.Language) + TemplateTokens));
        return docket.Findings.Count == 0;
    }

    double Prompt(string? language)
    {
        var (system, message) = Judge.PromptOf(language);
        return (judge.CountTokens(system) + judge.CountTokens(message)) * Share(language) + TemplateTokens;
    }

    double Share(string? language) => judge.CountsTokens ? 1 : Literature.TokensPerEstimated(language);

    /// <summary>Looks for answers in the cache.</summary>
    public void LookForAnswers(CancellationToken cancellation)
    {
        var keys = Strands.SelectMany(s => s.Strand.Frame.Active.SelectMany(unit => s.Units[unit].Requests.Select(request => request.Key))).ToHashSet(StringComparer.Ordinal);
        Answered = AnsweredRequests.Find(judge.EngineSettings.Rewrite.Cache, keys, cancellation).Keys;
    }
}
