namespace Loam.Guarding.Faith;

/// <summary>Numbers, months and weekdays of the rewrite that the source does not have, in any of its ways to write them.</summary>
sealed class NumberCheck() : FaithCheck(GuardReasons.Number)
{
    internal override IReadOnlyList<string> Features { get; } = ["found"];

    internal override bool Applies(Comparison comparison, GuardOptions options) => options.Numbers && !comparison.Form.Calculates;

    internal override void Look(Comparison comparison, List<Candidate> candidates)
    {
        var seen = new Dictionary<Range, (Finding Finding, double Found)>();
        foreach (var strictness in (ReadOnlySpan<Strictness>)[Strictness.Strict, Strictness.Standard, Strictness.Lenient])
        {
            var findings = new List<Finding>();
            Look(comparison.Rewrite, comparison.Source, strictness, findings);
            foreach (var finding in findings)
                seen[finding.Span] = (finding, (3 - (int)strictness) / 3.0);
        }
        foreach (var (finding, found) in seen.Values)
            candidates.Add(new(finding.Span, [found], Evidence: finding.Evidence));
    }

    static void Look(GuardText rewrite, GuardText source, Strictness strictness, List<Finding> findings)
    {
        var said = Quantities.In(rewrite);
        if (said.Count == 0)
            return;
        var known = Quantities.In(source);
        var values = new HashSet<double>();
        var months = new HashSet<double>();
        var days = new HashSet<double>();
        var dates = new HashSet<(double Month, double Day)>();
        for (var i = 0; i < known.Count; i++)
        {
            var quantity = known[i];
            var group = quantity.Kind switch { QuantityKind.Month => months, QuantityKind.Weekday => days, _ => values };
            foreach (var value in new[] { quantity.Value, quantity.Other, quantity.Scaled })
            {
                if (!double.IsNaN(value))
                    group.Add(value);
            }
            AddDate(known, i, source.Text, months, dates);
        }
        var ordinals = Ordinals(known, source.Text);
        AddYears(values, source.Text, known);
        AddDays(values, source.Text, known);
        var steps = Steps(said, rewrite.Text);
        for (var i = 0; i < said.Count; i++)
        {
            var quantity = said[i];
            if (steps.Contains(i))
                continue;
            if ((IsKnown(quantity, values, months, days, ordinals, char.IsUpper(rewrite.Text[quantity.Start])) || IsDatePart(said, i) && months.Contains(quantity.Value)) && !IsWrongDay(said, i, rewrite.Text, dates))
                continue;
            if (quantity.Kind == QuantityKind.Word && (quantity.Value <= 2 || quantity.Value <= 4 && strictness != Strictness.Strict) || quantity.Kind == QuantityKind.Ordinal && quantity.Value == 2
                || quantity.Kind is QuantityKind.Word && quantity.Value <= 12 && IsCount(values, quantity.Value) && strictness != Strictness.Strict)
                continue; // Small counts are counted by the writer, and "second" has other meanings.
            findings.Add(new(GuardReasons.Number, quantity.Start..quantity.End, rewrite.Text[quantity.Start..quantity.End], Nearest(quantity, known, source.Text)));
        }
    }

    /// <summary>The numbers of steps in one line (<c>Antwort: 1. Den Teig kneten. 2. Ruhen lassen.</c>): counted from 1 without a gap, each behind a stop, they claim nothing.</summary>
    static HashSet<int> Steps(List<Quantity> said, string text)
    {
        var steps = new HashSet<int>();
        var run = new List<int>();
        for (var i = 0; i < said.Count; i++)
        {
            if (!IsStepMark(said, i, text) || said[i].Value != 1 && (run.Count == 0 || said[i].Value != run.Count + 1 || text.AsSpan(said[run[^1]].End, said[i].Start - said[run[^1]].End).Contains('\n')))
                continue;
            if (said[i].Value == 1)
                run.Clear();
            run.Add(i);
            if (run.Count >= 2)
                steps.UnionWith(run);
        }
        return steps;
    }

    static bool IsStepMark(List<Quantity> said, int i, string text)
    {
        var mark = said[i];
        return mark.Kind == QuantityKind.Figure && mark.End - mark.Start <= 2 && mark.End + 1 < text.Length && text[mark.End] is '.' or ')' && text[mark.End + 1] == ' '
            && (mark.Start < 2 || text[mark.Start - 1] == ' ' && text[mark.Start - 2] is '.' or '!' or '?' or '…' or ':' or ';' or ',' or ')' or '"' or '“' or '”' or '»' or '«' or '’')
            && !(i + 1 < said.Count && said[i + 1].Kind == QuantityKind.Month && said[i + 1].Start == mark.End + 2);
    }

    /// <summary>What can be written as an ordinal: ordinals, figures with a point or an ending (<c>7.</c>, <c>7th</c>), and any figure where there is a table of ranks.</summary>
    static HashSet<double> Ordinals(List<Quantity> known, string text)
    {
        var table = text.Contains('|');
        var ordinals = new HashSet<double>();
        foreach (var quantity in known)
        {
            if (quantity.Kind == QuantityKind.Ordinal || quantity.Kind == QuantityKind.Figure && (table || quantity.End < text.Length && (text[quantity.End] == '.' || char.IsLetter(text[quantity.End]))))
                ordinals.Add(quantity.Value);
        }
        return ordinals;
    }

    /// <summary>A part of a numeric date (02.05.1998), whose parts share their place.</summary>
    static bool IsDatePart(List<Quantity> said, int i) => i > 0 && said[i - 1].Start == said[i].Start || i + 1 < said.Count && said[i + 1].Start == said[i].Start;

    /// <summary>A small number in words that the source has no number near to was counted by the writer; one beside a near number is more likely a wrong one.</summary>
    static bool IsCount(HashSet<double> values, double value) => !values.Contains(value - 1) && !values.Contains(value + 1);

    /// <remarks>A capitalised ordinal (<c>Vierter wurde …</c>) is a rank, which a writer counts off a list of results.</remarks>
    static bool IsKnown(Quantity quantity, HashSet<double> values, HashSet<double> months, HashSet<double> days, HashSet<double> ordinals, bool isRank) => quantity.Kind switch
    {
        QuantityKind.Month => months.Contains(quantity.Value),
        QuantityKind.Weekday => days.Count == 0 || days.Contains(quantity.Value), // A source without weekdays has dates, which a writer may turn into them.
        QuantityKind.Ordinal => ordinals.Contains(quantity.Value) || isRank,
        _ when !double.IsNaN(quantity.Scaled) => values.Contains(quantity.Scaled) || values.Contains(quantity.Value),
        _ => values.Contains(quantity.Value) || values.Contains(quantity.Other) || quantity.Value == 1 && quantity.Kind == QuantityKind.Figure && values.Count > 0 && values.Contains(2),
    };

    /// <summary>A numeric date (26.01.2022) names a month, and day and month by name or number are one date.</summary>
    static void AddDate(List<Quantity> known, int i, string text, HashSet<double> months, HashSet<(double, double)> dates)
    {
        var quantity = known[i];
        if (quantity.Kind == QuantityKind.Month)
        {
            foreach (var neighbour in Neighbours(known, i, text))
                dates.Add((quantity.Value, neighbour));
        }
        else if (i + 1 < known.Count && known[i + 1].Start == quantity.Start && quantity.Kind == QuantityKind.Figure)
        {
            foreach (var (day, month) in new[] { (quantity.Value, known[i + 1].Value), (known[i + 1].Value, quantity.Value) })
            {
                if (day is >= 1 and <= 31 && month is >= 1 and <= 12)
                {
                    months.Add(month);
                    dates.Add((month, day));
                }
            }
        }
        else if (quantity is { Kind: QuantityKind.Figure, Value: >= 1 and < 32 } && text.AsSpan(quantity.Start, quantity.End - quantity.Start).IndexOf('.') > 0)
        {
            // "01.02." reads as a decimal number, 1.02.
            var parts = text[quantity.Start..quantity.End].Split('.');
            if (parts.Length == 2 && int.TryParse(parts[0], out var day) && int.TryParse(parts[1], out var month) && month is >= 1 and <= 12)
            {
                months.Add(month);
                dates.Add((month, day));
            }
        }
        else if (quantity is { Kind: QuantityKind.Figure, Value: >= 1 and <= 12 } && (quantity.Start > 0 && text[quantity.Start - 1] is '-' or '/' || quantity.End < text.Length && text[quantity.End] is '-' or '/'))
        {
            months.Add(quantity.Value); // 2022-01-26, 26/1/2022
        }
    }

    /// <summary>The figures next to a month's name: <c>26. Januar</c>, <c>15. und 16. Februar</c>, <c>June 9</c>.</summary>
    static IEnumerable<double> Neighbours(List<Quantity> quantities, int month, string text)
    {
        var at = quantities[month];
        foreach (var quantity in quantities)
        {
            if (quantity.Kind == QuantityKind.Figure && quantity.Value is >= 1 and <= 31 && (at.Start - quantity.End is >= 0 and <= 14 || quantity.Start - at.End is >= 0 and <= 6))
                yield return quantity.Value;
        }
    }

    /// <summary>The day belongs to a month that the source names with days, but not with this one.</summary>
    static bool IsWrongDay(List<Quantity> said, int i, string text, HashSet<(double Month, double Day)> dates)
    {
        var day = said[i];
        if (day.Kind != QuantityKind.Figure || day.Value is < 1 or > 31)
            return false;
        foreach (var month in said)
        {
            if (month.Kind != QuantityKind.Month || !dates.Any(date => date.Month == month.Value))
                continue;
            var adjacent = month.Start - day.End is >= 1 and <= 2 || day.Start - month.End == 1 && text[month.End] == ' ';
            if (adjacent && !dates.Contains((month.Value, day.Value)))
                return true;
        }
        return false;
    }

    /// <summary>Short years: 1848/49 knows 1849, and '98 knows 1998.</summary>
    static void AddYears(HashSet<double> values, string text, List<Quantity> known)
    {
        for (var i = 1; i < known.Count; i++)
        {
            var (before, quantity) = (known[i - 1], known[i]);
            if (quantity.Kind == QuantityKind.Figure && quantity.Value is >= 0 and < 100 && quantity.Start == before.End + 1 && before.Value is >= 1000 and < 2100 && text[before.End] is '/' or '-' or '–')
                values.Add(Math.Floor(before.Value / 100) * 100 + quantity.Value);
        }
    }

    /// <summary><c>30.10.</c> reads as a decimal number, and is also the 30th of the 10th month; <c>80er</c> also names the years from 1980.</summary>
    static void AddDays(HashSet<double> values, string text, List<Quantity> known)
    {
        foreach (var quantity in known)
        {
            if (quantity.Kind != QuantityKind.Figure)
                continue;
            var raw = text.AsSpan(quantity.Start, quantity.End - quantity.Start);
            var point = raw.IndexOfAny('.', ':');
            if (point is 1 or 2 && raw.Length - point - 1 is 1 or 2 && int.TryParse(raw[..point], out var first) && int.TryParse(raw[(point + 1)..], out var second))
            {
                values.Add(first);
                values.Add(second);
            }
            if (quantity.Value is >= 10 and < 100 && (text.AsSpan(quantity.End).StartsWith("er") || text.AsSpan(quantity.End).StartsWith("s") || text.AsSpan(quantity.End).StartsWith("’s") || text.AsSpan(quantity.End).StartsWith("'s")))
                values.Add(1900 + quantity.Value);
        }
    }

    static string? Nearest(Quantity quantity, List<Quantity> known, string source)
    {
        var like = known.Where(other => other.Kind == quantity.Kind).ToList();
        if (like.Count == 0)
            return null;
        var nearest = like.MinBy(other => (Math.Abs(other.Value - quantity.Value), other.Start));
        return source[nearest.Start..nearest.End];
    }
}
