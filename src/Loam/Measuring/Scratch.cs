namespace Loam.Measuring;

/// <summary>Working memory of one thread: marks that are cleared by counting on, not by writing.</summary>
sealed class Scratch(VocabularySize vocabulary)
{
    readonly int[] wordMarks = new int[vocabulary.Words];
    readonly int[][] gramMarks = [new int[vocabulary.Pairs], new int[vocabulary.Triples], new int[vocabulary.Quadruples]];
    readonly int[] numberMarks = new int[vocabulary.Numbers];
    int now;

    /// <summary>Counts per word; every kernel leaves them at 0.</summary>
    public int[] WordCounts { get; } = new int[vocabulary.Words];

    /// <summary>Documents per 4-gram; every kernel leaves them at 0.</summary>
    public int[] GramDocuments { get; } = new int[vocabulary.Quadruples];

    /// <summary>Marks of words of the current round; see <see cref="NextRound"/>.</summary>
    public int[] Words => wordMarks;

    /// <summary>Marks of numbers.</summary>
    public int[] Numbers => numberMarks;

    /// <summary>Marks of n-grams, n = <paramref name="order"/> + 2.</summary>
    public int[] Grams(int order) => gramMarks[order];

    /// <summary>Forgets all marks; what is marked from now on carries the returned number.</summary>
    public int NextRound() => ++now;
}
