namespace Loam.Guarding.Faith.Negation;

/// <summary>How a word bears on the truth of what it is said of.</summary>
enum Stance
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Not at all, though it looks like a denial (<c>unter</c>, <c>unit</c>).</summary>
    Plain,

    /// <summary>Affirms or strengthens: durchaus, stets, always.</summary>
    Yes,

    /// <summary>Adds: auch, bereits, also.</summary>
    Also,

    /// <summary>May stand for a denial when somebody words it anew: erst, schwer, hard.</summary>
    Faint,

    /// <summary>Nearly denies, or limits: kaum, nur, hardly, only.</summary>
    Scant,

    /// <summary>Says by its meaning or making that something is not so: fehlt, unklar, refuse, useless.</summary>
    Deny,

    /// <summary>Denies what follows: ohne, without.</summary>
    Without,

    /// <summary>Denies by itself: nicht, kein, never.</summary>
    No,
}

/// <summary>What the lexicon knows of one word.</summary>
/// <param name="Stance">How it bears on the truth.</param>
/// <param name="Sides">The sides of opposites that it stands on: two sides whose numbers differ in the last bit only are opposed. Null for none.</param>
/// <param name="Prefix">Letters of the prefix that denies the rest of the word (<c>un-klar</c>); 0 where there is none.</param>
/// <param name="Suffix">Letters of the suffix that denies the rest of the word (<c>sinn-los</c>); 0 where there is none.</param>
readonly record struct PolarWord(Stance Stance, int[]? Sides = null, int Prefix = 0, int Suffix = 0)
{
    /// <summary>Whether a word of the other text may be its opposite.</summary>
    internal bool HasOpposites => Sides is not null || Prefix > 0 || Suffix > 0;

    /// <summary>Whether both stand on the same side of a pair of opposites: about the same meaning.</summary>
    internal bool Shares(PolarWord other)
    {
        foreach (var side in Sides ?? [])
        {
            if (other.Sides is not null && Array.IndexOf(other.Sides, side) >= 0)
                return true;
        }
        return false;
    }

    /// <summary>Whether both stand on opposite sides.</summary>
    internal bool Opposes(PolarWord other)
    {
        foreach (var side in Sides ?? [])
        {
            if (other.Sides is not null && Array.IndexOf(other.Sides, side ^ 1) >= 0)
                return true;
        }
        return false;
    }
}
