using System.Text.Json;
using Loam.Documents;
using Loam.Steps;

namespace Loam.Guarding;

/// <summary>Drops rewrites that are wrong.</summary>
/// <remarks>
/// A rewrite carries the text it was made of in <c>meta.source_text</c> (and, where known, <c>meta.finish_reason</c>); this step compares the two. What it keeps
/// passes untouched: the step behind it in a chain takes the source out. Documents that are not synthetic pass. Rewrites by an engine that copies by design (model
/// <c>extractive/…</c>) write nothing of their own: of faith only their numbers are checked, and copying is no fault.
/// </remarks>
public sealed class GuardStep(GuardOptions options) : PureStep
{
    /// <summary>Key in <see cref="Document.Meta"/> of the text that a rewrite was made of.</summary>
    public const string SourceText = "source_text";

    /// <summary>A rewrite came without the text it was made of, so nothing can be said about it.</summary>
    public static readonly Reason NoSource = new("guard.no_source", "The rewrite came without the text it was made of.");

    /// <inheritdoc/>
    public override StepIdentity Identity { get; } = new("guard", 3, CanonicalText.Of(options));

    /// <inheritdoc/>
    public override Judged Apply(Document document)
    {
        if (document.Provenance is not Provenance.Synthetic)
            return new(document, Verdict.Keep);
        if (PairOf(document) is not { } pair)
            return new(document, Verdict.Drop(NoSource, $"no meta.{SourceText}"));
        var findings = Guard.Check(pair, options);
        return findings.Count == 0
            ? new(document, Verdict.Keep)
            : Dropped(document, findings[0]);
    }

    /// <summary>A rewrite that goes for a finding.</summary>
    internal static Judged Dropped(Document document, Finding finding) =>
        new(document with { Meta = document.Meta.Remove(SourceText) }, Verdict.Drop(finding.Reason, Evidence(finding)));

    /// <summary>What the guard compares of a rewrite; null for a text that is no rewrite, or came without its source.</summary>
    public static GuardPair? PairOf(Document document) =>
        document.Provenance is not Provenance.Synthetic synthetic || !document.Meta.TryGetValue(SourceText, out var source) || source.ValueKind != JsonValueKind.String ? null
        : new GuardPair($"{document.Title}\n{source.GetString()}", document.Text, synthetic.Style, document.Language)
        {
            FinishReason = document.Meta.TryGetValue("finish_reason", out var finish) && finish.ValueKind == JsonValueKind.String ? finish.GetString() : null,
            Copies = synthetic.Model.StartsWith("extractive/", StringComparison.Ordinal),
        };

    static string Evidence(Finding finding)
    {
        var text = finding.Nearest is null ? finding.Evidence : $"{finding.Evidence} (source: {finding.Nearest})";
        return text.Length > 300 ? text[..300] + "…" : text;
    }
}
