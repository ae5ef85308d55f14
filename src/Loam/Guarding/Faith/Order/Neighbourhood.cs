namespace Loam.Guarding.Faith.Order;

/// <summary>How the words around a word's slot in the rewrite suit it, and how they would suit the word that it may have changed places with.</summary>
/// <param name="Before">How near the words around the slot ever come to this word in the source, 0 to 1.</param>
/// <param name="After">How near they are to the other word's place.</param>
/// <param name="Tie">The strongest sign that a neighbour belongs to the other: the logarithm of how much nearer it is to it, at most 2.</param>
/// <param name="Own">The strongest sign that one belongs to this word.</param>
readonly record struct Neighbourhood(double Before, double After, double Tie, double Own)
{
    const int Reach = 8;

    /// <summary>How evenly the neighbours speak for the exchange, 0 to 1.</summary>
    internal double Even => Tie / (Tie + Own + 0.2);

    /// <summary>Looks around one of two words that may have changed places.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="at">Index of the word among the linked words.</param>
    /// <param name="otherAt">Index of the other.</param>
    internal static Neighbourhood Of(Crossing pair, int at, int otherAt)
    {
        var (linked, line, sourceLine) = (pair.Linked, pair.Line, pair.SourceLine);
        var (word, other) = (linked[at], linked[otherAt]);
        double before = 0, after = 0, most = 0.2, tie = 0, own = 0;
        for (var i = Math.Max(0, Math.Min(at, otherAt) - Reach); i <= Math.Min(linked.Count - 1, Math.Max(at, otherAt) + Reach); i++)
        {
            var context = linked[i];
            if (i == at || i == otherAt || context.Stem == word.Stem || context.Stem == other.Stem || pair.InBlock(i))
                continue;
            var here = Line.Nearness(line[context.Word] - line[word.Word]);
            var toWord = Apart(pair.Index, word, context, sourceLine);
            var toOther = Math.Abs(sourceLine[context.Place] - sourceLine[other.Place]);
            most += here;
            before += here * Line.Nearness(toWord);
            after += here * Line.Nearness(toOther);
            if (Math.Abs(i - at) > 2)
                continue;
            var sign = Math.Log(Math.Max(1, toWord) / Math.Max(1, toOther)) * here;
            // A neighbour that would change sides with the exchange says less for it.
            if (sign > 0 && context.Word > word.Word != context.Place > other.Place)
                sign /= 2;
            tie = Math.Max(tie, sign);
            own = Math.Max(own, -sign);
        }
        return new(before / most, after / most, Math.Min(tie, 2), Math.Min(own, 2));
    }

    /// <summary>How near two words ever come in the source: what stands together anywhere is no sign of an exchange.</summary>
    static float Apart(SourceIndex index, LinkedWord a, LinkedWord b, float[] line)
    {
        ReadOnlySpan<int> alone = [a.Place];
        ReadOnlySpan<int> single = [b.Place];
        var places = a.Stem < 0 ? alone : index.PlaceSpan(a.Stem);
        var others = b.Stem < 0 ? single : index.PlaceSpan(b.Stem);
        var least = float.MaxValue;
        for (int i = 0, j = 0; i < places.Length && j < others.Length;)
        {
            var apart = line[others[j]] - line[places[i]];
            least = Math.Min(least, Math.Abs(apart));
            if (apart > 0)
                i++;
            else
                j++;
        }
        return least;
    }
}
