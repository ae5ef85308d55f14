namespace Loam.Guarding.Faith.Numbers;

/// <summary>The numbers of steps in one line (<c>Antwort: 1. Den Teig kneten. 2. Ruhen lassen.</c>): counted from 1 without a gap, each behind a stop, they claim nothing.</summary>
static class StepMarks
{
    /// <summary>Indices of the quantities that count steps.</summary>
    internal static HashSet<int> In(List<Quantity> said, string text)
    {
        var steps = new HashSet<int>();
        var run = new List<int>();
        for (var i = 0; i < said.Count; i++)
        {
            if (!IsMark(said, i, text) || said[i].Value != 1 && (run.Count == 0 || said[i].Value != run.Count + 1 || text.AsSpan(said[run[^1]].End, said[i].Start - said[run[^1]].End).Contains('\n')))
                continue;
            if (said[i].Value == 1)
                run.Clear();
            run.Add(i);
            if (run.Count >= 2)
                steps.UnionWith(run);
        }
        return steps;
    }

    static bool IsMark(List<Quantity> said, int i, string text)
    {
        var mark = said[i];
        return mark.Kind == QuantityKind.Figure && mark.End - mark.Start <= 2 && mark.End + 1 < text.Length && text[mark.End] is '.' or ')' && text[mark.End + 1] == ' '
            && (mark.Start < 2 || text[mark.Start - 1] == ' ' && text[mark.Start - 2] is '.' or '!' or '?' or '…' or ':' or ';' or ',' or ')' or '"' or '“' or '”' or '»' or '«' or '’')
            && !(i + 1 < said.Count && said[i + 1].Kind == QuantityKind.Month && said[i + 1].Start == mark.End + 2);
    }
}
