using Loam.Documents;
using Loam.Rewriting;
using Loam.Rewriting.Styles;
using Loam.Text;

namespace Loam.Runs.Forecasts;

/// <summary>What a rewriting step would ask of its engine for the sample: rendered, counted, not sent. Thread-bound: filled by one stage's forecast, then read.</summary>
sealed class RequestTally(RewriteStep step)
{
    /// <summary>What a chat template puts around two messages: roles and marks.</summary>
    const int TemplateTokens = 12;

    readonly Dictionary<string, int> prompts = new(StringComparer.Ordinal);

    /// <summary>The step.</summary>
    public RewriteStep Step => step;

    /// <summary>What each strand asks.</summary>
    public List<(Strand Strand, Dictionary<RewriteStyle, StyleUnit[]> Units)> Strands { get; } = [];

    /// <summary>Documents that are rewrites not written yet: whether and what is asked for them cannot be told.</summary>
    public int Unforeseen { get; private set; }

    /// <summary>One request of the sample.</summary>
    /// <param name="Key">Its hash.</param>
    /// <param name="Tokens">Its expected input tokens.</param>
    public readonly record struct Request(string Key, double Tokens);

    /// <summary>Hashes of the requests that have an answer. Set before requests are counted; until then none.</summary>
    public IReadOnlySet<string> Answered { get; private set; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Whether the whole cache was looked at for answers.</summary>
    public bool KnowsAllAnswers { get; private set; } = true;

    /// <summary>Which share of the sample's requests has an answer.</summary>
    public double AnsweredShare => Keys().ToList() is { Count: > 0 } keys ? keys.Count(Answered.Contains) / (double)keys.Count : 0;

    /// <summary>Looks for answers in the cache.</summary>
    public void LookForAnswers(CancellationToken cancellation) =>
        (Answered, KnowsAllAnswers) = AnsweredRequests.Find(step.Settings.Rewrite.Cache, Keys().ToHashSet(StringComparer.Ordinal), cancellation);

    IEnumerable<string> Keys() => Strands.SelectMany(s => s.Strand.Frame.Active.SelectMany(unit => s.Units.Values.SelectMany(u => u[unit].Requests.Select(r => r.Key))));

    /// <summary>What one unit of the sample asks in one style.</summary>
    public sealed class StyleUnit
    {
        /// <summary>Pages.</summary>
        public int Pages { get; set; }

        /// <summary>Its requests.</summary>
        public List<Request> Requests { get; } = [];

        /// <summary>Words and expected tokens of the pages: how many words a token is.</summary>
        public double Words { get; set; }

        /// <summary>Expected tokens of the pages.</summary>
        public double Tokens { get; set; }
    }

    /// <summary>Counts the requests for a strand, and gives the strand of the rewrites that would come of them.</summary>
    /// <param name="strand">The pages.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="survival">The share of the rewrites that is expected to be left.</param>
    /// <param name="cancellation">Stops between units.</param>
    public Strand Count(Strand strand, ulong seed, double survival, CancellationToken cancellation)
    {
        var asked = step.Styles.ToDictionary(s => s, _ => strand.Items.Select(_ => new StyleUnit()).ToArray());
        var items = new IReadOnlyList<Item>?[strand.Items.Length];
        for (var unit = 0; unit < items.Length; unit++)
        {
            if (strand.Items[unit] is not { } input)
                continue;
            cancellation.ThrowIfCancellationRequested();
            var output = new List<Item>();
            Unforeseen += input.Count(i => !i.IsWritten);
            foreach (var page in input.Where(i => i.IsWritten).Select(i => i.Document))
            {
                step.Scores.See(page);
                foreach (var style in step.Selection.For(page, seed) ?? [])
                {
                    if (Ask(page, style, asked[style][unit]))
                        output.Add(new(page with { Id = new(page.Id.Source, $"{page.Id.Key}+{style.Name}"), Text = "", Provenance = Rewritten(page, style) }, false, step.CountTokens(page.Text) * Share(page.Language)));
                }
            }
            items[unit] = output;
        }
        Strands.Add((strand, asked));
        return new(strand.Frame, items, strand.Survival * survival);
    }

    bool Ask(Document page, RewriteStyle style, StyleUnit unit)
    {
        if (page.Provenance.Depth >= step.Settings.Rewrite.MaxDepth || step.CountTokens(page.Text) is var tokens && tokens < style.MinTokens)
            return false;
        var share = Share(page.Language);
        unit.Pages++;
        unit.Words += Words.Count(page.Text);
        unit.Tokens += tokens * share;
        foreach (var request in step.Requests(page, style))
            unit.Requests.Add(new(request.Hash(step.Engine.Identity), (System(request.System) + step.CountTokens(request.Message)) * share + TemplateTokens));
        return true;
    }

    int System(string prompt) => prompts.TryGetValue(prompt, out var tokens) ? tokens : prompts[prompt] = step.CountTokens(prompt);

    double Share(string? language) => step.CountsTokens ? 1 : Literature.TokensPerEstimated(language);

    static Provenance.Synthetic Rewritten(Document page, RewriteStyle style) =>
        new(page.Id, page.Family, 0, style.Name, style.PromptVersion(page.Language), "", "", page.Provenance.Depth + 1);
}
