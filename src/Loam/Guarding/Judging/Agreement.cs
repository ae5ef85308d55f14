namespace Loam.Guarding.Judging;

/// <summary>Sentences of one kind: what the rules say of them, and how often the judge said what.</summary>
/// <param name="Audited">Whether the rules were sure, and the judge was asked to measure both; else they were in doubt, and it decided.</param>
/// <param name="Reason">The code of the rules' most doubtful finding; <see cref="Agreement.Nothing"/> where there is none.</param>
/// <param name="Dropped">Whether the rules drop the rewrite for the sentence.</param>
/// <param name="Supported">How often the judge said so.</param>
/// <param name="Contradicted">How often the judge said so.</param>
/// <param name="NotStated">How often the judge said so.</param>
/// <param name="Unusable">How often no use could be made of the answer.</param>
public sealed record AgreementRow(bool Audited, string Reason, bool Dropped, long Supported, long Contradicted, long NotStated, long Unusable)
{
    /// <summary>Usable answers.</summary>
    public long Answered => Supported + Contradicted + NotStated;

    /// <summary>Usable answers that say what the rules say.</summary>
    public long Agreeing => Dropped ? Contradicted + NotStated : Supported;
}

/// <summary>How far rules and judge say the same: a contingency table of reason, rules' verdict and judge's verdict. Immutable.</summary>
/// <remarks>
/// The table travels as named totals (<see cref="MeasureOf"/>), so that a ledger adds it up over shards like everything else. Agreement and kappa are of audited sentences alone: those in doubt were chosen because they are hard, and
/// say nothing about the rest.
/// </remarks>
/// <param name="Rows">Audited kinds first, then by reason, kept before dropped.</param>
public sealed record Agreement(IReadOnlyList<AgreementRow> Rows)
{
    /// <summary>What stands for a reason where the rules see nothing.</summary>
    public const string Nothing = "none";

    const string Prefix = "judge.table.";
    const string Unusable = "unusable";

    /// <summary>The name of the total that counts an answer, e.g. <c>judge.table.audit.kept.supported.none</c>.</summary>
    public static string MeasureOf(JudgedStatement judged) =>
        $"{Prefix}{(judged.Statement.Purpose == Purpose.Audit ? "audit" : "doubt")}.{(judged.Statement.Dropped ? "dropped" : "kept")}.{(judged.Answer is { } answer ? JudgeAnswer.Word(answer.Ruling) : Unusable)}.{judged.Statement.Reason?.Code ?? Nothing}";

    /// <summary>The table in named totals; others are passed over.</summary>
    public static Agreement Of(IEnumerable<KeyValuePair<string, double>> measures)
    {
        var cells = measures.Where(m => m.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(m => (Parts: m.Key[Prefix.Length..].Split('.', 4), Count: (long)m.Value)).Where(cell => cell.Parts.Length == 4);
        return new([
            .. from cell in cells
               group cell by (Audited: cell.Parts[0] == "audit", Reason: cell.Parts[3], Dropped: cell.Parts[1] == "dropped") into kind
               orderby !kind.Key.Audited, kind.Key.Reason == Nothing ? 0 : 1, kind.Key.Reason, kind.Key.Dropped
               select new AgreementRow(
                   kind.Key.Audited, kind.Key.Reason, kind.Key.Dropped, Count(kind, JudgeAnswer.Word(Ruling.Supported)), Count(kind, JudgeAnswer.Word(Ruling.Contradicted)), Count(kind, JudgeAnswer.Word(Ruling.NotStated)),
                   Count(kind, Unusable)),
        ]);

        static long Count(IEnumerable<(string[] Parts, long Count)> cells, string word) => cells.Where(cell => cell.Parts[2] == word).Sum(cell => cell.Count);
    }

    /// <summary>Sentences audited with a usable answer.</summary>
    public long Audited => Audits.Sum(row => row.Answered);

    /// <summary>Share of them of which both say the same; null without any.</summary>
    public double? Share => Audited == 0 ? null : Audits.Sum(row => row.Agreeing) / (double)Audited;

    /// <summary>Cohen's kappa of keep and drop over audited sentences, with its 95% interval; null where there is nothing to tell apart: without any, or where one of the two says the same of all.</summary>
    public Kappa? Kappa => Judging.Kappa.Of(Cell(dropped: false, agreeing: true), Cell(dropped: false, agreeing: false), Cell(dropped: true, agreeing: false), Cell(dropped: true, agreeing: true));

    long Cell(bool dropped, bool agreeing) => Audits.Where(row => row.Dropped == dropped).Sum(row => agreeing ? row.Agreeing : row.Answered - row.Agreeing);

    IEnumerable<AgreementRow> Audits => Rows.Where(row => row.Audited);
}
