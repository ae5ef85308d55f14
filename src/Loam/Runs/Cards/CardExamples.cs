using System.Text;

namespace Loam.Runs.Cards;

/// <summary>One example of each style, under the beginning of its page where the run still has it.</summary>
static class CardExamples
{
    const int Longest = 700;

    public static void Append(StringBuilder card, IReadOnlyList<CardExample> examples)
    {
        if (examples.Count == 0)
            return;
        card.Append("## Examples\n\nOne of each style, drawn by a hash of its id, not chosen.\n\n");
        foreach (var example in examples)
        {
            card.Append($"### {Markdown.Text(example.Style)}\n\n{Markdown.Code(example.Rewrite.Id.ToString())}{(example.Rewrite.Url is { } url ? ", " + Markdown.Code(url) : "")}\n\n");
            if (example.Page is { } page)
                card.Append("The page begins:\n\n").Append(Markdown.Block(Beginning(page.Text))).Append("\nThe rewrite:\n\n");
            card.Append(Markdown.Block(Beginning(example.Rewrite.Text))).Append('\n');
        }
    }

    // At the end of a word, where there is one near.
    static string Beginning(string text)
    {
        if (text.Length <= Longest)
            return text;
        var end = text.LastIndexOfAny([' ', '\n'], Longest, 60);
        if (end < 0)
            end = char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
        return text[..end].TrimEnd() + " …";
    }
}
