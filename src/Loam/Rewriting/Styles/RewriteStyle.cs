using Loam.Documents;
using Loam.Rewriting.Styles.Qa;
using Loam.Rewriting.Styles.Wiki;

namespace Loam.Rewriting.Styles;

/// <summary>One kind of synthetic text: its prompts, its sampling, its limits, and what is done to an answer. Immutable and thread-safe.</summary>
public abstract class RewriteStyle
{
    /// <summary>The name in recipes, e.g. <c>wiki</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Most tokens of page text in one request; longer pages are cut into chunks. The prompt comes on top.</summary>
    public abstract int ChunkTokens { get; }

    /// <summary>Fewest tokens of page text worth a request.</summary>
    public abstract int MinTokens { get; }

    /// <summary>Fewest tokens of a finished rewrite.</summary>
    public abstract int MinResultTokens { get; }

    /// <summary>How the engine samples.</summary>
    public abstract Sampling Sampling { get; }

    /// <summary>The prompt for a language; one that asks for the page's own language where none is written in it.</summary>
    public abstract StylePrompt PromptFor(string? language);

    /// <summary>A model's raw answer made ready: sentinel, Markdown and quotes off, or the reason why it cannot be.</summary>
    public abstract PolishedAnswer Polish(string answer, string? language);

    /// <summary>The chunks' finished answers as one text.</summary>
    public virtual string Join(IReadOnlyList<string> answers) => string.Join("\n\n", answers);

    /// <summary>The request for one chunk of a document.</summary>
    public RewriteRequest Render(Document parent, string chunk, int index, Sampling? sampling = null)
    {
        var prompt = PromptFor(parent.Language);
        return new RewriteRequest
        {
            Parent = parent,
            Style = Name,
            Language = parent.Language ?? "",
            Chunk = index,
            Text = chunk,
            System = prompt.System,
            Message = prompt.Fill(parent.Title, chunk),
            PromptVersion = prompt.Version,
            Sampling = sampling ?? Sampling,
        };
    }

    /// <summary>All built-in styles, by name.</summary>
    public static IReadOnlyList<RewriteStyle> All { get; } = [new QaStyle(), new WikiStyle()];

    /// <summary>The built-in style of that name, or null.</summary>
    public static RewriteStyle? Find(string name) => All.FirstOrDefault(style => style.Name == name);
}

/// <summary>What post-processing made of an answer.</summary>
/// <param name="Text">The finished text; empty when the verdict drops.</param>
/// <param name="Verdict">Keep, or why there is no finished text.</param>
public readonly record struct PolishedAnswer(string Text, Verdict Verdict)
{
    /// <summary>No finished text, for this reason.</summary>
    public static PolishedAnswer Drop(Reason reason, string evidence) => new("", Verdict.Drop(reason, evidence));
}
