using System.Buffers;

namespace Loam.Guarding.Faith.Numbers;

/// <summary>Finds the quantities of a text, German and English, in figures and in words, in the order of the text.</summary>
static class Quantities
{
    /// <summary>What may stand between a day and its month: 2. Mai, 2nd May.</summary>
    static readonly SearchValues<char> DayEndings = SearchValues.Create(". thsrnd");

    /// <summary>All quantities of a text.</summary>
    /// <param name="guarded">The text.</param>
    /// <param name="isSource">A source lends all its readings; of a rewrite only what its writer meant is asked.</param>
    /// <param name="isEnglish">Whether it is English.</param>
    internal static List<Quantity> In(GuardText guarded, bool isSource, bool isEnglish)
    {
        var (text, words) = (guarded.Text, guarded.AllWords);
        var figures = new List<Quantity>();
        new Figures(text, isSource).Find(figures);
        var found = new List<Quantity>(figures.Count + 16);
        var next = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            while (next < figures.Count && figures[next].Start < word.Start)
                found.Add(figures[next++] with { Word = Math.Max(0, i - 1) });
            for (; next < figures.Count && figures[next].Start < word.End; next++)
                found.Add(figures[next] with { Word = i });
            if (word.Stem.Length > 0 && !char.IsAsciiDigit(text[word.Start]))
                InWords(text, words, i, isSource, found);
        }
        for (; next < figures.Count; next++)
            found.Add(figures[next] with { Word = Math.Max(0, words.Count - 1) });
        Measure(text, words, found, isEnglish);
        return found;
    }

    static void InWords(string text, List<GuardWord> words, int i, bool isSource, List<Quantity> found)
    {
        var word = words[i];
        var span = text.AsSpan(word.Start, word.Length);
        if (word.Form.Month is { } month)
            found.Add(new(QuantityKind.Month, word.Start, word.End, month) { Word = i });
        else if (word.Form.Weekday is { } day)
            found.Add(new(QuantityKind.Weekday, word.Start, word.End, day) { Word = i });
        else if (isSource && word.Capital && found.Count > 0 && found[^1].End == word.Start - 2 && text[word.Start - 2] == '.' && Calendar.Misspelt(span) is { } meant)
            found.Add(new(QuantityKind.Month, word.Start, word.End, meant) { Word = i });
        else if (word.Form.Number is { } number)
            AddNumber(text, word, i, number, found);
        else if (isSource && NumberWords.Lent(span) is > 0 and var lent)
            found.Add(new(QuantityKind.Word, word.Start, word.End, lent) { Word = i, Lends = true });
        else if (IsArticle(span) && i + 1 < words.Count && words[i + 1].Start == word.End + 1 && Units.Of(text.AsSpan(words[i + 1].Start, words[i + 1].Length)) is { IsNone: false } unit)
            found.Add(new(QuantityKind.One, word.Start, words[i + 1].End, 1) { Word = i, Unit = unit });
        else if (Roman(span) is > 0 and var roman && (word.Length >= 2 || word.End < text.Length && text[word.End] == '.' && i > 0 && words[i - 1].Capital))
            found.Add(new(QuantityKind.Roman, word.Start, word.End, roman) { Word = i });
    }

    static void AddNumber(string text, GuardWord word, int i, NumberWord number, List<Quantity> found)
    {
        var quantity = new Quantity(number.Kind, word.Start, word.End, number.Value) { Other = number.Other, Unit = number.Unit, Word = i };
        if (found.Count > 0 && found[^1] is { Kind: QuantityKind.Word or QuantityKind.Figure, UnitEnd: 0 } before && before.End == word.Start - 1)
        {
            // "drei Viertel", "two-thirds", "twenty-five", "two hundred".
            if ((number.Kind == QuantityKind.Fraction || !double.IsNaN(number.Other)) && before.Value is > 1 and < 10)
            {
                found[^1] = quantity with { Kind = QuantityKind.Fraction, Start = before.Start, Value = before.Value * (number.Kind == QuantityKind.Fraction ? number.Value : number.Other), Word = before.Word };
                return;
            }
            if (number is { Kind: QuantityKind.Word or QuantityKind.Ordinal, Value: < 10 } && before is { Kind: QuantityKind.Word, Value: >= 20 and < 100 } && text[before.End] == '-')
            {
                found[^1] = quantity with { Start = before.Start, Value = before.Value + number.Value, Word = before.Word };
                return;
            }
            if (number is { Kind: QuantityKind.Word, Value: 100 or 1000 or 12 } && before.Kind == QuantityKind.Word && before.Value < 100)
            {
                found[^1] = quantity with { Start = before.Start, Value = before.Value * number.Value, Word = before.Word };
                return;
            }
        }
        if (number.Value == 1e6 && found.Count > 0 && found[^1].End == word.Start - 1)
            return; // A scale, which the number before takes.
        if (number is { Kind: QuantityKind.Fraction, Value: 0.5 } && IsAndAHalf(text, word.Start))
        {
            var whole = found.Count > 0 && word.Start - found[^1].End is > 0 and <= 7 ? found[^1] : quantity with { Value = 1, Start = text.AsSpan(0, word.Start).LastIndexOf("one", StringComparison.OrdinalIgnoreCase) };
            if (whole.Start < quantity.Start && whole.Start >= 0 && word.Start - whole.Start < 16)
            {
                if (found.Count > 0 && found[^1].Start == whole.Start)
                    found.RemoveAt(found.Count - 1);
                quantity = quantity with { Kind = QuantityKind.Word, Start = whole.Start, Value = whole.Value + 0.5 };
            }
        }
        // A "Viertel" without a count is a part of a town.
        if (quantity is { Kind: QuantityKind.Fraction, Value: 0.25 } && quantity.Unit.IsNone && !text.AsSpan(0, word.Start).EndsWith("ein ") && !text.AsSpan(0, word.Start).EndsWith("a "))
            return;
        found.Add(quantity);
    }

    /// <summary>"two and a half", "one-and-a-half".</summary>
    static bool IsAndAHalf(string text, int start) => text.AsSpan(0, start).EndsWith("and a ") || text.AsSpan(0, start).EndsWith("and-a-");

    /// <summary>Gives each quantity the scale and unit behind it; in "3 bis 4 Stunden" both.</summary>
    static void Measure(string text, List<GuardWord> words, List<Quantity> found, bool isEnglish)
    {
        for (var i = found.Count - 1; i >= 0; i--)
        {
            var quantity = found[i];
            quantity = quantity with { WordEnd = WordEnd(words, quantity) };
            if (quantity.Kind is not (QuantityKind.Month or QuantityKind.Weekday or QuantityKind.Roman or QuantityKind.One))
                quantity = Measured(text, quantity, i + 1 < found.Count ? found[i + 1] : default, isEnglish);
            found[i] = quantity;
        }
        Dates(text, found);
    }

    /// <summary>Ties days to their months: 2. Mai, May 2, 02.05., 15. und 16. Februar.</summary>
    static void Dates(string text, List<Quantity> found)
    {
        for (var i = found.Count - 1; i >= 0; i--)
        {
            if (found[i].Kind != QuantityKind.Month)
                continue;
            var month = (int)found[i].Value;
            for (var day = i - 1; day >= 0 && IsDay(found[day]) && IsTied(text, found[day], found[day + 1]); day--)
                Tie(found, day, i, month);
            // "July 10", but not "Juli 10 Uhr".
            if (i + 1 < found.Count && IsDay(found[i + 1]) && found[i + 1].Start == found[i].End + 1 && found[i + 1].Unit.IsNone && found[i].Date == 0)
                Tie(found, i + 1, i, month);
        }
    }

    static void Tie(List<Quantity> found, int day, int month, int number)
    {
        found[day] = found[day] with { Date = number };
        if (found[month].Date == 0)
            found[month] = found[month] with { Date = (int)found[day].Value };
    }

    static bool IsDay(in Quantity quantity) => quantity.Kind == QuantityKind.Figure && quantity.Value is >= 1 and <= 31 && quantity.Value == Math.Floor(quantity.Value) && double.IsNaN(quantity.Against) && double.IsNaN(quantity.Scaled);

    static bool IsTied(string text, in Quantity day, in Quantity next) =>
        day.Start == next.Start || next.Kind == QuantityKind.Month && next.Start - day.End is >= 1 and <= 3 && text.AsSpan(day.End, next.Start - day.End).IndexOfAnyExcept(DayEndings) < 0
        || next.Date > 0 && next.Kind == QuantityKind.Figure && next.Start > day.End && next.Start - day.End <= 8 && text.AsSpan(day.End, next.Start - day.End).Trim(". ") is "bis" or "und" or "oder" or "and" or "to" or "or" or "-" or "–" or "/" or "," or "bis zum";

    static int WordEnd(List<GuardWord> words, in Quantity quantity)
    {
        var end = quantity.Word;
        while (end < words.Count && words[end].Start < quantity.End)
            end++;
        return Math.Max(end, quantity.Word + 1);
    }

    static Quantity Measured(string text, Quantity quantity, in Quantity next, bool isEnglish)
    {
        var at = quantity.End;
        var head = Behind(text, at);
        if (quantity.Kind == QuantityKind.Fraction && IsArticle(text.AsSpan(head)))
            head = Behind(text, head.End.Value); // half an hour, half a million
        if (NumberWords.Scale(text.AsSpan(head), isEnglish) is { } scale && !(quantity.Kind == QuantityKind.Word && scale == 1000 && quantity.Value >= 1000))
        {
            at = head.End.Value;
            quantity = quantity with { Scaled = quantity.Value * scale, UnitEnd = at };
            head = Behind(text, at);
        }
        else if (text.AsSpan(head) is "k" or "K" && head.Start.Value == at || text.AsSpan(head) is "m" && head.Start.Value == at && IsMoney(text, quantity.Start))
        {
            quantity = quantity with { Scaled = quantity.Value * (text[head.Start.Value] == 'm' ? 1e6 : 1e3), UnitEnd = head.End.Value };
            head = Behind(text, head.End.Value);
        }
        var unit = Units.Of(text.AsSpan(head));
        if (!unit.IsNone)
            quantity = quantity with { Unit = unit, UnitEnd = head.End.Value };
        else if (quantity.Unit.IsNone && quantity.Start > 0 && Units.Of(text.AsSpan(quantity.Start - 1, 1)) is { Family: UnitFamily.Money } money)
            quantity = quantity with { Unit = money };
        else if (quantity.Unit.IsNone && next.End > 0 && !next.Unit.IsNone && next.Kind != QuantityKind.One && IsRange(text, quantity.Last, next.Start))
            quantity = quantity with { Unit = next.Unit };
        if (double.IsNaN(quantity.Scaled) && next.End > 0 && !double.IsNaN(next.Scaled) && double.IsNaN(quantity.Other) && IsRange(text, quantity.End, next.Start))
            quantity = quantity with { Other = next.Scaled / next.Value * quantity.Value };
        if (unit.Name == UnitName.Afternoon && quantity.Value < 12)
            quantity = quantity with { Other = quantity.Value + 12 };
        return quantity;
    }

    /// <summary>The word or sign behind a number, past one space or hyphen.</summary>
    static Range Behind(string text, int at)
    {
        var start = at;
        if (start < text.Length && text[start] is ' ' or '-' or '\u00A0' or '\u202F' or '.')
            start++;
        var end = start;
        while (end < text.Length && (char.IsLetter(text[end]) || text[end] is '²' or '³' or '.' && end > start && end + 1 < text.Length && char.IsLower(text[end + 1]) && end - start == 1))
            end++;
        if (end == start && end < text.Length && text[end] is '%' or '€' or '$' or '£' or '°' or '‰')
            end += text[end] == '°' && end + 1 < text.Length && text[end + 1] is 'C' or 'F' ? 2 : 1;
        return start..end;
    }

    static bool IsMoney(string text, int start) => start > 0 && text[start - 1] is '$' or '€' or '£';

    /// <summary>"3 bis 4", "fünf oder zehn", "10–12", "2 and 3".</summary>
    static bool IsRange(string text, int end, int start) =>
        start > end && start - end <= 9 && text.AsSpan(end, start - end).Trim() is "bis" or "und" or "oder" or "to" or "and" or "or" or "-" or "–" or "—" or "/" or "bis zu" or "bzw." or "von" or "auf" or "x" or "×";

    static bool IsArticle(ReadOnlySpan<char> word) =>
        word is "ein" or "eine" or "einen" or "einem" or "einer" or "eines" or "Ein" or "Eine" or "Einen" or "Einem" or "Einer" or "Eines" or "a" or "an" or "one" or "A" or "An" or "One" or "pro" or "per" or "je";

    /// <summary>I to XXXIX; 0 for other words.</summary>
    static int Roman(ReadOnlySpan<char> word)
    {
        if (word.Length > 7 || word.IndexOfAnyExcept("IVX") >= 0)
            return 0;
        var (sum, last) = (0, 0);
        for (var i = word.Length - 1; i >= 0; i--)
        {
            var value = word[i] switch { 'I' => 1, 'V' => 5, _ => 10 };
            sum += value < last ? -value : value;
            last = Math.Max(last, value);
        }
        return sum is > 0 and < 40 ? sum : 0;
    }
}
