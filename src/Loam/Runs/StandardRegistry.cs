using Loam.Blending;
using Loam.Deduplicating;
using Loam.Extraction;
using Loam.Filtering;
using Loam.Guarding;
using Loam.Guarding.Corpus;
using Loam.Languages;
using Loam.Measuring;
using Loam.Rewriting;
using Loam.Runs.Judging;
using Loam.Runs.Options;
using Loam.Runs.Reports;
using Loam.Runs.Stages;
using Loam.Steps;

namespace Loam.Runs;

/// <summary>Every step and stage of this library: the one place that names them all. Projects above it add theirs with <c>With</c>.</summary>
public static class StandardRegistry
{
    /// <summary>A new registry with everything.</summary>
    public static Registry Create() => new(
        [
            new(
                "extract", "Finds a page's main text, title, date and language; what is a document already passes as it is.",
                [typeof(ExtractOptions), typeof(HasTextOptions)], null, (o, _) => [new ExtractStep((ExtractOptions)o[0], (HasTextOptions)o[1])]),
            StepKind.Of<LanguageFilterOptions>(
                "language", "Identifies each document's language and keeps the wanted ones.", nameof(LanguageFilterOptions.Keep),
                Language),
            StepKind.Of<FilterOptions>(
                "filter", "Drops documents by the heuristic rules of a named profile.", nameof(FilterOptions.Profile),
                (o, _) => [.. FilterProfiles.Create(o.Profile, o.Language).Select(s => (Part)s)]),
            .. FilterCatalog.All.Select(Filter),
            new("figures", "Adds figures of the text's shape as scores, for rules: words, prose, repetition, alphabetic.", [], null, (_, _) => [new TextFigures()]),
            new(
                "rewrite", "Writes each page anew in one or more styles; the pages themselves do not pass on.",
                RewriteSettings.Types, nameof(RewriteOptions.Styles), (o, site) => Rewriting(RewriteSettings.Of(o), site)),
            new(
                "guard", "Drops rewrites that say what their page does not, or that are badly formed.",
                [typeof(GuardOptions), typeof(GuardJudgeOptions)], nameof(GuardOptions.Strictness), (o, site) => [Guard((GuardOptions)o[0], (GuardJudgeOptions)o[1], site), new CorpusStep((GuardOptions)o[0])]),
            new(
                "dedup", "Drops duplicates: near (minhash) or exact. Needs the whole corpus: a barrier.",
                [typeof(DedupOptions), typeof(MinHashOptions), typeof(ExactOptions)], nameof(DedupOptions.Method), (o, _) => Dedup((DedupOptions)o[0], (MinHashOptions)o[1], (ExactOptions)o[2])),
        ],
        [
            new("read", "Names the files to read.", [typeof(ReadStageOptions)], nameof(ReadStageOptions.Files), (o, site) => new ReadStage(site, (ReadStageOptions)o[0])),
            new(
                "blend", "Makes a training set under a token budget.",
                [typeof(BlendStageOptions), typeof(BlendOptions)], null, (o, site) => new BlendStage(site, (BlendStageOptions)o[0], (BlendOptions)o[1])),
            new(
                "measure", "Compares synthetic with organic text at equal token counts.",
                [typeof(MeasureStageOptions), typeof(MeasureOptions)], null, (o, site) => new MeasureStage(site, (MeasureStageOptions)o[0], (MeasureOptions)o[1])),
            new("report", "Writes one HTML file about everything above it.", [typeof(ReportStageOptions)], null, (o, site) => new ReportStage(site, (ReportStageOptions)o[0])),
        ]);

    // A code that no page can get would drop them all, after all the work.
    static IReadOnlyList<Part> Language(LanguageFilterOptions options, StepSite site) =>
        options.Keep.FirstOrDefault(code => !LanguageDetector.Languages.Contains(code)) is { } unknown
            ? throw site.At.Error($"the language '{unknown}' is not one that can be identified; known: {string.Join(' ', LanguageDetector.Languages)}")
            : [new LanguageIdentifier(), new LanguageFilter(options)];

    static IReadOnlyList<Part> Rewriting(RewriteSettings settings, StepSite site)
    {
        var parts = RewriteParts.Of(settings, site.BaseFolder, site.CacheFolder);
        return [new Part.Streaming(parts.Step) { Adds = RewriteIngredients.Of(settings, parts) }];
    }

    static PipelineStep Guard(GuardOptions rules, GuardJudgeOptions options, StepSite site) =>
        options.Judge is { } judge ? new JudgeStep(Judge.Of(rules, judge, site.BaseFolder, site.CacheFolder)) : new GuardStep(rules);

    // A filter's own docstring says what it does; its options' says only what they are.
    static StepKind Filter(FilterEntry entry) => new(
        entry.Name, OptionDocs.Of(entry.Create(Activator.CreateInstance(entry.Options)!).GetType()), [entry.Options], null, (o, site) => [entry.Create(InPlace(o[0], site))]);

    static object InPlace(object options, StepSite site) =>
        options is UrlFilterOptions url ? url with { Files = [.. url.Files.Select(f => Path.Combine(site.BaseFolder, f))] } : options;

    static IReadOnlyList<Part> Dedup(DedupOptions options, MinHashOptions near, ExactOptions exact)
    {
        // Keys that both records have are bound to the first one that has them: give the second the same.
        exact = exact with { Keep = near.Keep, AcrossFamiliesOnly = near.AcrossFamiliesOnly };
        return options.Method switch
        {
            DedupMethod.Exact => [new ExactDeduplicator(exact)],
            _ => [new MinHashDeduplicator(near)],
        };
    }
}
