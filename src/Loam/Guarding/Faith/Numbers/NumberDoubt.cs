namespace Loam.Guarding.Faith.Numbers;

/// <summary>Tells in figures what speaks against each number of one rewrite.</summary>
sealed class NumberDoubt
{
    internal static IReadOnlyList<string> Features { get; } =
    [
        "unknown figure", // In none of its readings in the source; in figures.
        "unknown year", // A year: a writer may have it from the page's date.
        "unknown word", // In words.
        "unknown small", // In words, two to four: a writer counts.
        "unknown rank", // An ordinal: a writer goes on counting.
        "unknown calendar", // A month or weekday.
        "unknown article", // "a week".
        "unknown bare", // An unknown number in figures, no year, in the place of no other.
        "rival", // Of an unknown number: how far another number of the source is at home in its place.
        "rival lost", // And the rewrite has that number nowhere.
        "rival unit", // And that number has the same unit.
        "rival digits", // And differs in one digit, or in their order.
        "away", // The source has the number, but nowhere near.
        "home", // Of a number that the source has: how far it is at home there.
        "ahead", // How far another, lost number is more at home there.
        "ahead spoken", // How far another number is more at home there that the rewrite has, but says of something else.
        "ahead digits", // And that number differs in one digit, or in their order.
        "ahead unit", // And that number has the same unit.
        "ahead word", // The known number is in words, where a small number in words is easily found elsewhere.
        "unit", // The number is there with another unit.
        "date", // The source has this month with other days only, or this day in other months only.
        "counted", // Behind it follow as many things as it says.
        "strange", // How little of the sentence is in the source.
    ];

    const int UnknownFigure = 0, UnknownYear = 1, UnknownWord = 2, UnknownSmall = 3, UnknownRank = 4, UnknownCalendar = 5, UnknownArticle = 6, UnknownBare = 7, Rival = 8, RivalLost = 9, RivalUnit = 10, RivalDigits = 11, Away = 12, Home = 13, Ahead = 14, AheadSpoken = 15, AheadDigits = 16, AheadUnit = 17, AheadWord = 18, OtherUnit = 19, OtherDate = 20, Counted = 21, Strange = 22;

    readonly Comparison comparison;
    readonly List<Quantity> said;
    readonly List<Quantity> known;
    readonly Counterparts counterparts;
    readonly bool[] same;
    readonly bool[] lost;
    readonly int[] partner;
    readonly bool[] isPartner;
    readonly bool[] wrongDate;
    readonly bool hasWeekdays;

    internal NumberDoubt(Comparison comparison, List<Quantity> said, List<Quantity> known)
    {
        this.comparison = comparison;
        (this.said, this.known) = (said, known);
        counterparts = new(comparison, said, known);
        same = new bool[said.Count * known.Count];
        lost = new bool[known.Count];
        isPartner = new bool[known.Count];
        partner = new int[said.Count];
        wrongDate = new bool[said.Count];
        Array.Fill(partner, -1);
        for (var i = 0; i < said.Count; i++)
        {
            for (var r = 0; r < known.Count; r++)
                same[i * known.Count + r] = said[i].IsSame(known[r]);
            Date(i);
        }
        for (var r = 0; r < known.Count; r++)
        {
            lost[r] = true;
            for (var i = 0; i < said.Count && lost[r]; i++)
                lost[r] = !same[i * known.Count + r];
        }
        hasWeekdays = known.Exists(quantity => quantity.Kind == QuantityKind.Weekday);
        for (var from = 0; from < said.Count;)
        {
            var to = from + 1;
            while (to < said.Count && SentenceOf(said[to]) == SentenceOf(said[from]))
                to++;
            Pair(from, to);
            from = to;
        }
    }

    /// <summary>A day of a month that the source names with other days only is not the same number that stands elsewhere; neither is a month with another day.</summary>
    void Date(int i)
    {
        if (said[i].Date == 0)
            return;
        var (together, other) = (false, false);
        for (var r = 0; r < known.Count; r++)
        {
            if (known[r].Date == 0 || known[r].Kind != said[i].Kind)
                continue;
            together |= same[i * known.Count + r] && known[r].Date == said[i].Date;
            other |= !same[i * known.Count + r] && known[r].Date == said[i].Date;
        }
        wrongDate[i] = other && !together;
        for (var r = 0; r < known.Count; r++)
        {
            if (said[i].Kind == QuantityKind.Figure && (together || other) && known[r].Date != said[i].Date && counterparts.Score(i, r) < 0.2)
                same[i * known.Count + r] = false;
        }
    }

    int SentenceOf(in Quantity quantity) => comparison.Rewrite.AllWords[quantity.Word].Sentence;

    /// <summary>Gives each number of a sentence its own number of the source, the ones most at home first.</summary>
    void Pair(int from, int to)
    {
        while (true)
        {
            var (bestSaid, bestKnown, most) = (-1, -1, 0.0);
            for (var i = from; i < to; i++)
            {
                if (partner[i] >= 0)
                    continue;
                for (var r = 0; r < known.Count; r++)
                {
                    if (same[i * known.Count + r] && counterparts.Score(i, r) > most && !IsTaken(from, to, r))
                        (bestSaid, bestKnown, most) = (i, r, counterparts.Score(i, r));
                }
            }
            if (bestSaid < 0)
                return;
            partner[bestSaid] = bestKnown;
            isPartner[bestKnown] = true;
        }
    }

    bool IsTaken(int from, int to, int r)
    {
        for (var i = from; i < to; i++)
        {
            if (partner[i] == r)
                return true;
        }
        return false;
    }

    /// <summary>A number's doubt in figures; null where there is nothing to doubt.</summary>
    internal Candidate? Of(int i)
    {
        var quantity = said[i];
        if (quantity.Kind == QuantityKind.Weekday && !hasWeekdays)
            return null; // A source without weekdays has dates, which a writer may turn into them.
        if (quantity is { Kind: QuantityKind.Ordinal, Value: 1 })
            return null; // Mostly an adverb. It only shows that another rank stands in the source's place.
        if (Before(quantity).EndsWith("="))
            return null; // What a writer works out by a formula.
        var figures = new double[Features.Count];
        var isKnown = false;
        var home = 0.0;
        for (var r = 0; r < known.Count; r++)
        {
            if (!same[i * known.Count + r])
                continue;
            isKnown = true;
            if (partner[i] < 0)
                home = Math.Max(home, 0.5 * counterparts.Score(i, r)); // Its number was another's: said twice, or mistaken.
        }
        if (partner[i] >= 0)
            home = counterparts.Score(i, partner[i]);
        var (rival, strength) = StrongestRival(i);
        var last = quantity.End;
        if (!isKnown)
        {
            if (quantity.Kind == QuantityKind.One && strength < 0.1 || IsHedged(quantity) && IsRounded(i))
                return null;
            figures[UnknownKind(quantity)] = 1;
            if (rival >= 0)
            {
                figures[Rival] = strength;
                figures[RivalLost] = lost[rival] ? Math.Min(1, 3 * strength) : 0;
                figures[RivalUnit] = !quantity.Unit.IsNone && known[rival].Unit == quantity.Unit ? 1 : 0;
            }
            figures[RivalDigits] = NearMiss(i, rival);
            figures[UnknownBare] = figures[UnknownFigure] > 0 ? 1 - figures[RivalLost] : 0;
        }
        else
        {
            figures[Home] = home;
            figures[OtherUnit] = HasOtherUnit(i) ? 1 : 0;
            if (rival >= 0 && strength > home)
            {
                figures[lost[rival] ? Ahead : AheadSpoken] = strength - home;
                figures[AheadUnit] = !quantity.Unit.IsNone && known[rival].Unit == quantity.Unit ? Math.Min(1, 3 * (strength - home)) : 0;
                figures[AheadDigits] = lost[rival] && IsNearMiss(quantity, known[rival]) ? 1 : 0;
                figures[Away] = lost[rival] && home < 0.05 ? 1 : 0;
                figures[AheadWord] = quantity.Kind == QuantityKind.Figure ? 0 : strength - home;
            }
            if (figures[OtherUnit] > 0)
                last = quantity.Last;
            if (rival < 0 || strength <= home && figures[OtherUnit] == 0 && !wrongDate[i])
                return null;
        }
        if (!double.IsNaN(quantity.Scaled) && HasOtherScale(i))
            last = quantity.UnitEnd;
        figures[Counted] = quantity.Kind == QuantityKind.Word ? CountedBehind(quantity) : 0;
        figures[OtherDate] = wrongDate[i] ? 1 : 0;
        figures[Strange] = 1 - comparison.Alignment.Overlap(SentenceOf(quantity));
        var nearest = rival >= 0 ? rival : partner[i];
        return new(quantity.Start..last, figures, nearest >= 0 ? known[nearest].Start..known[nearest].Last : null, comparison.Rewrite.Text[quantity.Start..last]);
    }

    ReadOnlySpan<char> Before(in Quantity quantity) => comparison.Rewrite.Text.AsSpan(Math.Max(0, quantity.Start - 10), Math.Min(10, quantity.Start)).TrimEnd();

    static int UnknownKind(in Quantity quantity) => quantity.Kind switch
    {
        QuantityKind.Figure => quantity.IsYear ? UnknownYear : UnknownFigure,
        QuantityKind.Ordinal => UnknownRank,
        QuantityKind.Month or QuantityKind.Weekday => UnknownCalendar,
        QuantityKind.One => UnknownArticle,
        QuantityKind.Word when quantity.Value <= 4 => UnknownSmall,
        _ => UnknownWord,
    };

    /// <summary>The number of the source that is most at home in a number's place, of those that no other number of the sentence stands for.</summary>
    (int Known, double Strength) StrongestRival(int i)
    {
        var quantity = said[i];
        var (rival, strength) = (-1, 0.0);
        var sentence = SentenceOf(quantity);
        for (var r = 0; r < known.Count; r++)
        {
            var score = counterparts.Score(i, r);
            if (score <= 0 || known[r].Lends || same[i * known.Count + r] || !quantity.IsLike(known[r]) || IsSpokenFor(i, sentence, r))
                continue;
            score *= Affinity(quantity, known[r]);
            if (!lost[r] && isPartner[r])
                score *= 0.3; // It has its own place in the rewrite.
            if (score > strength)
                (rival, strength) = (r, score);
        }
        return (rival, strength);
    }

    bool IsSpokenFor(int i, int sentence, int r)
    {
        for (var other = i - 1; other >= 0 && SentenceOf(said[other]) == sentence; other--)
        {
            if (partner[other] == r)
                return true;
        }
        for (var other = i + 1; other < said.Count && SentenceOf(said[other]) == sentence; other++)
        {
            if (partner[other] == r)
                return true;
        }
        return false;
    }

    /// <summary>How likely one number was written for the other, from what both look like.</summary>
    static double Affinity(in Quantity quantity, in Quantity other)
    {
        var affinity = quantity.IsYear == other.IsYear ? 1 : 0.3;
        if (!quantity.Unit.IsNone && !other.Unit.IsNone && quantity.Unit.Family != other.Unit.Family)
            affinity *= 0.3;
        else if (quantity.Unit.IsNone != other.Unit.IsNone)
            affinity *= 0.7;
        if (other is { Kind: QuantityKind.Ordinal, Value: 1 } && quantity.Kind != QuantityKind.Ordinal)
            return 0;
        if (quantity.Kind == QuantityKind.Ordinal != (other.Kind == QuantityKind.Ordinal))
            affinity *= 0.6;
        if (quantity.Kind == QuantityKind.One != (other.Kind == QuantityKind.One))
            affinity *= 0.7;
        return affinity;
    }

    /// <summary>The source has the number with another unit of the same measure only, and not converted.</summary>
    bool HasOtherUnit(int i)
    {
        var unit = said[i].Unit;
        var clashes = false;
        for (var r = 0; r < known.Count && !unit.IsNone; r++)
        {
            if (!same[i * known.Count + r])
                continue;
            if (known[r].Unit == unit || known[r].Unit.IsNone && counterparts.Score(i, r) > 0.3 || unit.Clashes(known[r].Unit) && !Quantity.IsClose(said[i].Value, known[r].Value))
                return false;
            clashes |= unit.Clashes(known[r].Unit) && counterparts.Score(i, r) > 0;
        }
        return clashes;
    }

    bool HasOtherScale(int i)
    {
        for (var r = 0; r < known.Count; r++)
        {
            if (!double.IsNaN(known[r].Scaled) && Quantity.IsClose(known[r].Value, said[i].Value) && !same[i * known.Count + r] && counterparts.Score(i, r) > 0)
                return true;
        }
        return false;
    }

    /// <summary>A number of the source with more figures rounds to it.</summary>
    bool IsRounded(int i)
    {
        var value = Full(said[i]);
        var step = Step(value);
        for (var r = 0; r < known.Count; r++)
        {
            if (counterparts.Score(i, r) <= 0 || known[r].Kind != QuantityKind.Figure)
                continue;
            var other = Full(known[r]);
            if (said[i].Kind == QuantityKind.Fraction ? known[r].Unit.Name == UnitName.Percent && Math.Abs(100 * value - other) <= 4 : value >= 10 && Step(other) < step && Math.Abs(other - value) <= 0.5 * step + 1e-9 || step < 1 && Step(other) < step && Math.Abs(other - value) <= 0.5 * step + 1e-9)
                return true;
        }
        return false;
    }

    /// <summary>Behind a word that says the number is not exact.</summary>
    bool IsHedged(in Quantity quantity)
    {
        var before = comparison.Rewrite.Text.AsSpan(Math.Max(0, quantity.Start - 16), Math.Min(16, quantity.Start)).TrimEnd(" $€£");
        foreach (var hedge in Hedges)
        {
            if (before.EndsWith(hedge, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    static readonly string[] Hedges =
    [
        "rund", "etwa", "ca.", "circa", "zirka", "knapp", "fast", "gut", "ungefähr", "annähernd", "nahezu", "beinahe", "über", "mehr als", "fast die", "rund die", "etwa die", "knapp die", "rund ein", "etwa ein", "fast ein", "knapp ein", "gut ein",
        "about", "around", "some", "roughly", "nearly", "almost", "over", "more than", "approximately", "just under", "close to",
    ];

    static double Full(in Quantity quantity) => double.IsNaN(quantity.Scaled) ? quantity.Value : quantity.Scaled;

    /// <summary>The value of the last figure that is not a nought: 100 for 2,500; 0.1 for 2.5.</summary>
    static double Step(double value)
    {
        var step = 1e-3;
        while (step < 1e12 && Math.Abs(value / (10 * step) - Math.Round(value / (10 * step))) < 1e-7)
            step *= 10;
        return step;
    }

    /// <summary>1 where the sentence goes on with as many things as the number says, 0.5 where the next sentence does.</summary>
    double CountedBehind(in Quantity quantity)
    {
        var sentence = SentenceOf(quantity);
        var rewrite = comparison.Rewrite;
        if (quantity.Value < 3 || quantity.Value > 12)
            return 0;
        if (Before(quantity) is var before && (before.EndsWith("alle", StringComparison.OrdinalIgnoreCase) || before.EndsWith("aller") || before.EndsWith("allen") || before.EndsWith("all", StringComparison.OrdinalIgnoreCase) || before.EndsWith("all the")))
            return 1; // All of what was told before.
        if (Things(rewrite.Text.AsSpan(quantity.End, Math.Max(0, rewrite.Sentences[sentence].End.Value - quantity.End))) >= quantity.Value)
            return 1;
        return sentence + 1 < rewrite.Sentences.Count && Things(rewrite.Text.AsSpan()[rewrite.Sentences[sentence + 1]]) == quantity.Value ? 0.5 : 0;
    }

    /// <summary>Things in a row: one more than commas and "and".</summary>
    static int Things(ReadOnlySpan<char> text) => 1 + text.Count(", ") + text.Count("; ") + text.Count(" und ") + text.Count(" sowie ") + text.Count(" and ");

    /// <summary>1 where a slip makes the number of the rival, 0.5 where of another number that the rewrite has lost.</summary>
    double NearMiss(int i, int rival)
    {
        if (rival >= 0 && IsNearMiss(said[i], known[rival]))
            return 1;
        for (var r = 0; r < known.Count; r++)
        {
            if (lost[r] && !known[r].Lends && Affinity(said[i], known[r]) > 0.5 && IsNearMiss(said[i], known[r]))
                return 0.5;
        }
        return 0;
    }

    /// <summary>Two figures changed places, or one figure differs: what a slip makes.</summary>
    bool IsNearMiss(in Quantity quantity, in Quantity other)
    {
        if (quantity.Kind != QuantityKind.Figure || other.Kind != QuantityKind.Figure)
            return false;
        var a = comparison.Rewrite.Text.AsSpan(quantity.Start, quantity.End - quantity.Start);
        var b = comparison.Source.Text.AsSpan(other.Start, other.End - other.Start);
        if (a.Length != b.Length || a.Length < 2)
            return false;
        var (differ, first, last) = (0, -1, -1);
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] == b[i])
                continue;
            differ++;
            first = first < 0 ? i : first;
            last = i;
        }
        return differ == 1 || differ == 2 && a[first] == b[last] && a[last] == b[first];
    }
}
