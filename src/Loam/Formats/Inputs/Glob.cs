using System.Text;
using System.Text.RegularExpressions;

namespace Loam.Formats;

/// <summary>File name patterns: <c>*</c> and <c>?</c> within one folder, <c>**</c> over any number of folders, <c>[abc]</c> one of these.</summary>
static class Glob
{
    /// <summary>Whether a text is a pattern rather than a name.</summary>
    public static bool IsPattern(string text) => text.AsSpan().IndexOfAny("*?[") >= 0;

    /// <summary>Splits a pattern into the folder that it surely lies in (may be empty) and the rest.</summary>
    public static (string Folder, string Pattern) Split(string pattern)
    {
        var wild = pattern.AsSpan().IndexOfAny("*?[");
        var slash = pattern.LastIndexOf('/', wild);
        return slash < 0 ? ("", pattern) : (slash == 0 ? "/" : pattern[..slash], pattern[(slash + 1)..]);
    }

    /// <summary>The pattern as an expression over relative paths with <c>/</c>.</summary>
    public static Regex ToRegex(string pattern)
    {
        var text = new StringBuilder("^");
        for (var i = 0; i < pattern.Length; i++)
        {
            var close = pattern[i] == '[' ? pattern.IndexOf(']', i + 1) : -1;
            if (pattern.AsSpan(i).StartsWith("**/"))
            {
                text.Append("(?:.*/)?");
                i += 2;
            }
            else if (pattern.AsSpan(i).StartsWith("**"))
            {
                text.Append(".*");
                i++;
            }
            else if (close > i + 1)
            {
                var set = pattern[(i + 1)..close].Replace("\\", "\\\\", StringComparison.Ordinal);
                text.Append('[').Append(set[0] == '!' ? "^" + set[1..] : set).Append(']');
                i = close;
            }
            else
                text.Append(pattern[i] switch { '*' => "[^/]*", '?' => "[^/]", var c => Regex.Escape(c.ToString()) });
        }
        return new Regex(text.Append('$').ToString(), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }
}
