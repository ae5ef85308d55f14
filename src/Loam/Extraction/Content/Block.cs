namespace Loam.Extraction.Content;

/// <summary>A run of text without a block boundary in it: a paragraph, heading, list item, cell.</summary>
struct Block
{
    /// <summary>The first text node.</summary>
    public int First;

    /// <summary>One past the last text node.</summary>
    public int End;

    /// <summary>The nearest block element around it.</summary>
    public int Element;

    /// <summary>Characters of text, white space folded.</summary>
    public int Length;

    /// <summary>Characters that stand in links.</summary>
    public int LinkLength;

    /// <summary>Words.</summary>
    public int Words;

    /// <summary>Marks that end sentences.</summary>
    public int Stops;

    /// <summary>Commas and semicolons.</summary>
    public int Commas;

    /// <summary>1 to 6 for a heading.</summary>
    public byte Heading;

    /// <summary>Part of the lead, before the root.</summary>
    public bool IsLead;

    /// <summary>Why it is not part of the text.</summary>
    public Loss Loss;

    /// <summary>Share of the text that stands in links.</summary>
    public readonly double LinkDensity => Length == 0 ? 0 : (double)LinkLength / Length;

    /// <summary>Running text: sentences, few links.</summary>
    public readonly bool IsProse => Heading == 0 && LinkDensity < 0.4 && (Words >= 25 || (Words >= 10 && Stops + Commas > 0));
}
