using Loam.Text;

namespace Loam.Rewriting.Extractive;

/// <summary>One sentence of a page with what the engine knows about it.</summary>
sealed class PageSentence(string text, int index, int section, int paragraph, int place, IReadOnlyList<string> stems, bool usable, bool dangling)
{
    /// <summary>The sentence as it stands on the page.</summary>
    internal string Text { get; } = text;

    /// <summary>Its place among the page's sentences, from 0.</summary>
    internal int Index { get; } = index;

    /// <summary>Which section it belongs to, from 0.</summary>
    internal int Section { get; } = section;

    /// <summary>Which paragraph of the page, from 0.</summary>
    internal int Paragraph { get; } = paragraph;

    /// <summary>Its place in the paragraph, from 0.</summary>
    internal int Place { get; } = place;

    /// <summary>Stems of its content words, in order.</summary>
    internal IReadOnlyList<string> Stems { get; } = stems;

    /// <summary>False for what no article repeats: address, advertising, questions, fragments.</summary>
    internal bool Usable { get; } = usable;

    /// <summary>True when it leans on the sentence before it (<c>Er …</c>, <c>Deshalb …</c>).</summary>
    internal bool Dangling { get; } = dangling;

    /// <summary>How much of the page's subject it carries; see <see cref="Page"/>.</summary>
    internal double Score { get; set; }

    /// <summary>Its words.</summary>
    internal int WordCount { get; } = Words.Count(text);
}
