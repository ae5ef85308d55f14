using Loam.Documents;
using Loam.Rewriting.Styles.Distill;
using Loam.Rewriting.Styles.Extract;
using Loam.Rewriting.Styles.Faq;
using Loam.Rewriting.Styles.Lists;
using Loam.Rewriting.Styles.Maths;
using Loam.Rewriting.Styles.Qa;
using Loam.Rewriting.Styles.Rephrase;
using Loam.Rewriting.Styles.Summary;
using Loam.Rewriting.Styles.Tables;
using Loam.Rewriting.Styles.Tutorial;
using Loam.Rewriting.Styles.Wiki;
using Loam.Steps;

namespace Loam.Rewriting.Styles;

/// <summary>One kind of synthetic text: its prompts, its sampling, its limits, and what is done to an answer. Immutable and thread-safe.</summary>
/// <remarks>Nothing but data: a built-in style and a user's style file are the same thing.</remarks>
public sealed record RewriteStyle
{
    /// <summary>Key of the prompt for languages without one of their own: it asks for the page's language.</summary>
    public const string AnyLanguage = "any";

    /// <summary>The name in recipes, e.g. <c>wiki</c>; a style file's name. Default: the file's.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it makes, which study it follows, and what that measured. Default: empty.</summary>
    public string About { get; init; } = "";

    /// <summary>Prompts by ISO 639-1 code of the page's language; <c>any</c> serves all others. Default: none; at least one is needed.</summary>
    public IReadOnlyDictionary<string, StylePrompt> Prompts { get; init; } = new Dictionary<string, StylePrompt>(StringComparer.Ordinal);

    /// <summary>Most tokens of page text in one request; longer pages are cut into chunks. The prompt comes on top. Default: 512.</summary>
    public int ChunkTokens { get; init => field = value >= 16 ? value : throw new ArgumentOutOfRangeException(nameof(ChunkTokens), value, "chunk_tokens is at least 16"); } = 512;

    /// <summary>Fewest tokens of page text worth a request. Default: 30.</summary>
    public int MinTokens { get; init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(MinTokens), value, "min_tokens is at least 0"); } = 30;

    /// <summary>Fewest tokens of a finished rewrite. Default: 50.</summary>
    public int MinResultTokens { get; init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(MinResultTokens), value, "min_result_tokens is at least 0"); } = 50;

    /// <summary>How the engine samples. Default: temperature 0.5, top_p 0.9, 512 tokens.</summary>
    public Sampling Sampling { get; init; } = new();

    /// <summary>What is done to an answer behind its sentinel, in order. Default: markdown, quotes.</summary>
    public IReadOnlyList<Polish> Polish { get; init; } = [Styles.Polish.Markdown, Styles.Polish.Quotes];

    /// <summary>Whether pairs are sampled and appended to their page (Nemotron-CC); else they stand alone. Needs the polish <c>pairs</c>. Default: false.</summary>
    public bool AppendToSource { get; init; }

    /// <summary>Prompts in German and English, and the one that asks for the page's language.</summary>
    internal static IReadOnlyDictionary<string, StylePrompt> InLanguages(StylePrompt german, StylePrompt english, StylePrompt generic) =>
        new Dictionary<string, StylePrompt>(StringComparer.Ordinal) { ["de"] = german, ["en"] = english, [AnyLanguage] = generic };

    /// <summary>All built-in styles, by name.</summary>
    public static IReadOnlyList<RewriteStyle> All { get; } =
    [
        DistillStyle.Style, ExtractStyle.Style, FaqStyle.Style, ListStyle.Style, MathStyle.Style, QaStyle.Style,
        RephraseStyle.Style, SummaryStyle.Style, TableStyle.Style, TutorialStyle.Style, WikiStyle.Style,
    ];

    /// <summary>The first sentence of <see cref="About"/>: what it makes.</summary>
    public string What => About.IndexOf(". ", StringComparison.Ordinal) is > 0 and var end ? About[..(end + 1)] : About;

    /// <summary>The names of the built-in styles.</summary>
    public static string Names => string.Join(", ", All.Select(style => style.Name));

    /// <summary>The built-in style of that name, or null.</summary>
    public static RewriteStyle? Find(string name) => All.FirstOrDefault(style => style.Name == name);

    /// <summary>The built-in style of that name.</summary>
    /// <exception cref="RecipeException">There is none.</exception>
    public static RewriteStyle BuiltIn(string name) => Find(name) ?? throw new RecipeException($"there is no style '{name}'; there are {Names}, or a style file, ending in .yaml");

    /// <summary>Everything that decides a rewrite in this style, for fingerprints.</summary>
    public string Identity => CanonicalText.Of(new
    {
        Name,
        Prompts = Prompts.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Value.Label(Name, p.Key)} {p.Value.Hash}"),
        ChunkTokens,
        MinTokens,
        MinResultTokens,
        Sampling,
        Polish,
        AppendToSource,
    });

    /// <summary>The style with what a user overrides.</summary>
    public RewriteStyle With(RewriteOptions options) => this with
    {
        ChunkTokens = options.ChunkTokens ?? ChunkTokens,
        AppendToSource = (options.AppendToSource ?? AppendToSource) && Polish.Contains(Styles.Polish.Pairs),
        Sampling = Sampling with
        {
            Temperature = options.Temperature ?? Sampling.Temperature,
            TopP = options.TopP ?? Sampling.TopP,
            MaxOutputTokens = options.MaxOutputTokens ?? Sampling.MaxOutputTokens,
            Body = Sampling.Body.With(options.Body),
        },
    };

    /// <summary>The prompt for a language, and the key it stands under; the one for <see cref="AnyLanguage"/> where none is written in it.</summary>
    /// <remarks>Without either, the first in ordinal order: for pages of unknown language; those of another one are dropped (<see cref="Serves"/>).</remarks>
    public (string Language, StylePrompt Prompt) PromptFor(string? language) =>
        Prompts.TryGetValue(language ?? AnyLanguage, out var own) ? (language ?? AnyLanguage, own)
        : Prompts.TryGetValue(AnyLanguage, out var any) ? (AnyLanguage, any)
        : Prompts.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => (p.Key, p.Value)).First();

    /// <summary>Whether there is a prompt for pages in a language: its own, or that for any. A page whose language nobody knows may be in the right one.</summary>
    internal bool Serves(string? language) => string.IsNullOrEmpty(language) || Prompts.ContainsKey(language) || Prompts.ContainsKey(AnyLanguage);

    /// <summary>What provenance calls the prompt for a language, e.g. <c>wiki-de/1</c>.</summary>
    public string PromptVersion(string? language)
    {
        var (key, prompt) = PromptFor(language);
        return prompt.Label(Name, key);
    }

    /// <summary>A model's raw answer made ready: sentinel, Markdown and quotes off, or the reason why it cannot be.</summary>
    public PolishedAnswer Finish(string answer, string? language) => Polishing.Finish(answer, this, language);

    /// <summary>The request for one chunk of a document.</summary>
    public RewriteRequest Render(Document parent, string chunk, int index)
    {
        var (key, prompt) = PromptFor(parent.Language);
        return new RewriteRequest
        {
            Parent = parent,
            Style = Name,
            Language = parent.Language ?? "",
            Chunk = index,
            Text = chunk,
            System = prompt.System,
            Message = prompt.Fill(parent.Title, chunk),
            PromptVersion = prompt.Label(Name, key),
            Sampling = Sampling,
        };
    }
}

/// <summary>What post-processing made of an answer.</summary>
/// <param name="Text">The finished text; empty when the verdict drops.</param>
/// <param name="Verdict">Keep, or why there is no finished text.</param>
public readonly record struct PolishedAnswer(string Text, Verdict Verdict)
{
    /// <summary>No finished text, for this reason.</summary>
    public static PolishedAnswer Drop(Reason reason, string evidence) => new("", Verdict.Drop(reason, evidence));
}
