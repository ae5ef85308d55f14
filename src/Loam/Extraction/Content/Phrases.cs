using System.Buffers;
using System.Collections.Frozen;

namespace Loam.Extraction.Content;

/// <summary>Recognises boilerplate by what it says: lines and headings that are never the author's text.</summary>
static class Phrases
{
    /// <summary>Longer blocks are not looked up as lines.</summary>
    public const int LongestLine = 14;

    /// <summary>Longer blocks do not announce a section.</summary>
    public const int LongestHeading = 9;

    /// <summary>Longer blocks are not taken for a call.</summary>
    public const int LongestCall = 45;

    /// <summary>Longer blocks are not taken for a caption.</summary>
    public const int LongestCaption = 30;

    // Without a heading's tag, a line that goes on this much longer says something of its own.
    const int MostAfterStart = 25;

    static readonly PrefixTable SectionStarts = new(PhraseLists.SectionStarts);
    static readonly PrefixTable LineStarts = new(PhraseLists.LineStarts);
    static readonly FrozenSet<string> Lines = PhraseLists.Lines.ToFrozenSet(StringComparer.Ordinal);
    static readonly SearchValues<string> Calls = SearchValues.Create(PhraseLists.Calls, StringComparison.OrdinalIgnoreCase);
    static readonly SearchValues<string> Credits = SearchValues.Create(PhraseLists.Credits, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a heading, or a short line, announces related articles, comments, a newsletter, and the like.</summary>
    public static bool AnnouncesOtherThings(string line, bool heading)
    {
        var key = Key(line);
        foreach (var start in SectionStarts.Of(key))
        {
            if ((key.Length == start.Length || !char.IsLetter(key[start.Length])) && (heading || key.Length < start.Length + MostAfterStart))
                return true;
        }
        return false;
    }

    /// <summary>Whether a short line is boilerplate by itself.</summary>
    public static bool IsBoilerplateLine(string line)
    {
        var key = Key(line);
        return key.Length == 0 || Lines.Contains(key) || LineStarts.Of(key).Any();
    }

    /// <summary>Whether a paragraph of a few sentences calls the reader to do something for the site: subscribe, follow, register.</summary>
    public static bool IsCall(string text) => text.AsSpan().ContainsAny(Calls);

    /// <summary>Whether a short text is the caption of a picture: it names who took it.</summary>
    public static bool IsCaption(string text) => text.AsSpan().ContainsAny(Credits);

    static string Key(string line) => line.Trim(Edges).ToLowerInvariant();

    static readonly char[] Edges = [.. " :.!?…»«><→|-–+*•\"()[]/▶►#"];

    /// <summary>Finds which of many starts a text has, by its first two characters.</summary>
    sealed class PrefixTable(string[] starts)
    {
        readonly FrozenDictionary<(char, char), string[]> byStart =
            starts.GroupBy(start => (start[0], start[1])).ToFrozenDictionary(group => group.Key, group => group.ToArray());

        public IEnumerable<string> Of(string text) => text.Length >= 2 && byStart.TryGetValue((text[0], text[1]), out var candidates)
            ? candidates.Where(start => text.StartsWith(start, StringComparison.Ordinal))
            : [];
    }
}
