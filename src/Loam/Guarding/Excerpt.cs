namespace Loam.Guarding;

/// <summary>Texts cut to a length, never through a pair of surrogates.</summary>
static class Excerpt
{
    /// <summary>The text, or its beginning and an ellipsis.</summary>
    internal static string Of(string text, int most) => text.Length <= most ? text
        : $"{text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)]}…";
}
