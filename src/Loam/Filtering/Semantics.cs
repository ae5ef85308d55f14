namespace Loam.Filtering;

/// <summary>Whose reading of the Gopher rules: the paper leaves words, lines and "duplicate" open, and implementations differ in what they drop.</summary>
public enum Semantics
{
    /// <summary>Hugging Face datatrove: words and marks are tokens, only the extra copies of a line are duplicates.</summary>
    Datatrove,

    /// <summary>AllenAI Dolma: white space separates words, median word length, every copy of a line is a duplicate.</summary>
    Dolma,

    /// <summary>DataComp-LM: blank lines do not count, every copy is a duplicate, n-grams without marks, ties go to the longest.</summary>
    Dclm,

    /// <summary>NVIDIA NeMo Curator: white space separates words, blank lines do not count, duplicates by what remains after removing them.</summary>
    Nemo,
}
