namespace Loam.Rewriting.Money;

/// <summary>A pattern for models' names: <c>*</c> stands for anything, <c>#</c> for a digit; cases do not matter.</summary>
readonly record struct NamePattern(string Text)
{
    /// <summary>How many characters it says outright: of two patterns that fit, the one that says more is meant.</summary>
    internal int Length => Text.Count(c => c is not ('*' or '#'));

    /// <summary>Whether a name fits as a whole.</summary>
    internal bool Fits(ReadOnlySpan<char> name) => Fits(Text, name);

    static bool Fits(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        while (pattern is [not '*' and var wanted, .. var rest])
        {
            if (name is not [var found, .. var left] || !(wanted == '#' ? char.IsAsciiDigit(found) : char.ToLowerInvariant(wanted) == char.ToLowerInvariant(found)))
                return false;
            pattern = rest;
            name = left;
        }
        if (pattern.IsEmpty)
            return name.IsEmpty;
        for (var skip = 0; skip <= name.Length; skip++)
        {
            if (Fits(pattern[1..], name[skip..]))
                return true;
        }
        return false;
    }
}
