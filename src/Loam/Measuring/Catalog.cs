using System.Globalization;
using Loam.Reporting;
using Loam.Reporting.Charts;

namespace Loam.Measuring;

/// <summary>What people are told about a measure.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Form">Whether it is a share.</param>
/// <param name="Better">1 where more is more diverse or more faithful, -1 where less is, 0 where neither is better.</param>
/// <param name="More">What more of it on the synthetic side means.</param>
/// <param name="Less">What less of it means.</param>
sealed record MeasureText(string Title, NumberForm Form, int Better, string More, string Less);

/// <summary>Titles and readings of all measures.</summary>
static class Catalog
{
    public static MeasureText Of(Measure measure) => measure switch
    {
        Measure.CompressionRatio => new("compression ratio", NumberForm.Plain, -1,
            "the synthetic text repeats itself more than organic text does", "the synthetic text repeats itself less than organic text does"),
        Measure.NgramDiversity => new("n-gram diversity", NumberForm.Plain, 1,
            "its word sequences vary more than those of organic text", "its word sequences vary less than those of organic text"),
        Measure.SelfRepetition => new("self-repetition", NumberForm.Plain, -1,
            "its documents share more word sequences with one another", "its documents share fewer word sequences with one another"),
        Measure.TopOpening => new("most common opening", NumberForm.Percent, -1,
            "more documents begin with the very same words", "fewer documents begin with the very same words"),
        Measure.SharedOpenings => new("shared openings", NumberForm.Percent, -1,
            "more documents begin like another one", "fewer documents begin like another one"),
        Measure.DistinctWords => new("different words", NumberForm.Plain, 1,
            "as much text uses more different words", "as much text uses fewer different words"),
        Measure.MovingTypeToken => new("different words in 100", NumberForm.Percent, 1,
            "words return later than in organic text", "words return sooner than in organic text"),
        Measure.TailKept => new("rare words kept", NumberForm.Percent, 1,
            "as much text has more of the rare half of the organic vocabulary", "as much text has less of the rare half of the organic vocabulary"),
        Measure.SharedTailKept => new("rare shared words kept", NumberForm.Percent, 1,
            "as much text has more of the rare words that several pages use", "as much text has less of the rare words that several pages use"),
        Measure.NumbersKept => new("numbers of the page kept", NumberForm.Percent, 1, "", ""),
        Measure.NamesKept => new("names of the page kept", NumberForm.Percent, 1, "", ""),
        Measure.DocumentWords => new("words per document", NumberForm.Plain, 0, "documents are longer", "documents are shorter"),
        Measure.SentenceWords => new("words per sentence", NumberForm.Plain, 0, "sentences are longer", "sentences are shorter"),
        Measure.WordLength => new("characters per word", NumberForm.Plain, 0, "words are longer", "words are shorter"),
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "not a measure"),
    };

    /// <summary>A value in the measure's form.</summary>
    public static string Write(Measure measure, double value) =>
        Of(measure).Form == NumberForm.Percent ? NumberText.Percent(value)
            : value is > 0 and < 9.995 ? value.ToString("0.00", CultureInfo.InvariantCulture) : NumberText.Number(value);

    /// <summary>A difference: in points for shares, relative otherwise.</summary>
    public static string WriteDifference(Measure measure, double difference, double? relative) =>
        Of(measure).Form == NumberForm.Percent || relative is null
            ? NumberText.Signed(difference * 100, NumberText.Number) + " points"
            : NumberText.Signed(relative.Value, NumberText.Percent);

    public static string Reading(Measure measure, double difference, double? relative, Signal signal)
    {
        var text = Of(measure);
        var size = WriteDifference(measure, Math.Abs(difference), relative is null ? null : Math.Abs(relative.Value)).TrimStart('+');
        return signal switch
        {
            Signal.WithinNoise => "No difference beyond chance: halves of organic text differ by as much.",
            Signal.Higher => $"Up {size}: {text.More}.",
            _ => $"Down {size}: {text.Less}.",
        };
    }

    public static string KeptReading(string what, double share, double chance) =>
        $"{NumberText.Percent(share)} of the {what} of a page are in its rewrites; text about another page has {NumberText.Percent(chance)} of them.";

    /// <summary>Good, bad, or to be looked at.</summary>
    public static Tone ToneOf(MeasuredFigure figure)
    {
        if (figure.Signal == Signal.WithinNoise)
            return Tone.Neutral;
        if (figure.Measure is Measure.NumbersKept or Measure.NamesKept)
            return Tone.Caution;
        var better = Of(figure.Measure).Better;
        return better == 0 ? Tone.Caution : better > 0 == (figure.Signal == Signal.Higher) ? Tone.Good : Tone.Bad;
    }
}
