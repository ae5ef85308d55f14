using System.Buffers;

namespace Loam.Rewriting.Styles;

/// <summary>Takes out of an answer what is no text: control characters but for line breaks and tabs.</summary>
/// <remarks>
/// Models write a NUL or an escape now and then, mostly where the page had a broken letter. Tokenizers and readers of datasets stumble over it, and the words around it are
/// as good as any: to drop the page for it lost.
/// </remarks>
static class ControlCharacters
{
    static readonly SearchValues<char> Unwanted = SearchValues.Create([.. Enumerable.Range(0, 0xA0).Select(c => (char)c).Where(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))]);

    /// <summary>The text without them.</summary>
    internal static string Without(string text) =>
        text.AsSpan().ContainsAny(Unwanted) ? string.Concat(text.Where(c => !Unwanted.Contains(c))) : text;
}
