namespace Loam.Rewriting.Styles;

/// <summary>Quotation marks around a whole text.</summary>
static class Quotation
{
    /// <summary>Without quotation marks around the whole. Marks that belong to two quotations, one at each end, stay.</summary>
    internal static string Unquoted(string text)
    {
        text = text.Trim();
        if (text.Length < 2 || Closers(text[0]) is not { Length: > 0 } closers || !closers.Contains(text[^1], StringComparison.Ordinal))
            return text;
        var inner = text.AsSpan(1, text.Length - 2);
        var depth = 1;
        foreach (var c in inner)
        {
            // "“" closes a German quotation and opens an English one: what the text opened with decides.
            if (closers.Contains(c, StringComparison.Ordinal))
                depth--;
            else if (c == text[0])
                depth++;
            if (depth == 0)
                return text;
        }
        return inner.Trim().ToString();
    }

    static string Closers(char opener) => opener switch
    {
        '"' => "\"",
        '„' => "“”",
        '“' => "”",
        '«' => "»",
        '»' => "«",
        '\'' => "'",
        _ => "",
    };
}
