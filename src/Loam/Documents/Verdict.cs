namespace Loam.Documents;

/// <summary>Why documents are dropped. Declared once, as a static read-only field beside the rule that gives it.</summary>
/// <param name="Code">Stable name, <c>family.rule</c> in lower case, e.g. <c>gopher.too_short</c>. Written to ledgers and reports.</param>
/// <param name="Explanation">One sentence for people: what the document had that the rule does not allow.</param>
public sealed record Reason(string Code, string Explanation)
{
    /// <summary>The code.</summary>
    public override string ToString() => Code;
}

/// <summary>What becomes of a document. The default value keeps it; every drop has a declared reason and its evidence.</summary>
public readonly record struct Verdict
{
    Verdict(Reason reason, string evidence) => (Reason, Evidence) = (reason, evidence);

    /// <summary>The document stays. The same as <c>default</c>.</summary>
    public static Verdict Keep => default;

    /// <summary>Why the document goes, or null when it stays.</summary>
    public Reason? Reason { get; }

    /// <summary>The measured value or the offending span, e.g. <c>7 words, at least 50 wanted</c>; null when the document stays.</summary>
    public string? Evidence { get; }

    /// <summary>True when the document goes.</summary>
    public bool Drops => Reason is not null;

    /// <summary>The document goes, for this reason.</summary>
    public static Verdict Drop(Reason reason, string evidence) => new(reason, evidence);
}

/// <summary>A document together with what was decided about it: what a reader yields, so that a record that cannot be read is counted too.</summary>
/// <param name="Document">The document; for an unreadable record, its identity with an empty text.</param>
/// <param name="Verdict">Keep, or the reason why it goes.</param>
public readonly record struct Judged(Document Document, Verdict Verdict);
