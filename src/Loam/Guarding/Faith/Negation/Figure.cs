namespace Loam.Guarding.Faith.Negation;

/// <summary>What <see cref="NegationCheck"/> measures at a place, 0 to 1 each; the order is that of a candidate's figures.</summary>
/// <remarks>
/// Cover: share of the content words around that the other text has. Bridge: the words on both sides stand together there. Free: the denied word stands at the place, and nothing there
/// accounts for the denial. Match: a denial there answers to it and to no other. Taken: one does that answers to another. Loose: one that answers to none stands nearby. Opposite: an opposite of the word beside stands there.
/// </remarks>
enum Figure
{
    // A denial of the rewrite.
    AddedNo, AddedScant, AddedDeny, AddedCover, AddedBridge, AddedFree, AddedMatch, AddedTaken, AddedLoose, AddedOpposite, AddedContrast, AddedDouble,

    // A denial of the source.
    LostNo, LostScant, LostDeny, LostCover, LostBridge, LostSure, LostFree, LostMatch, LostTaken, LostOpposite, LostAffirmed, LostAlso,

    // A word of the rewrite whose opposite stands at its place.
    OppositeFound, OppositeCover, OppositeSure, OppositeKept, OppositeBoth,
}
