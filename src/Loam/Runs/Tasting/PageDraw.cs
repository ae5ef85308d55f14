using Loam.Documents;
using Loam.Extraction;
using Loam.Formats;
using Loam.Runs.Recipes;
using Loam.Runs.Stages;
using Loam.Steps;

namespace Loam.Runs.Tasting;

/// <summary>Pages drawn from files, and how many there were to draw from.</summary>
/// <param name="Pages">The pages, extracted, in random order.</param>
/// <param name="Readable">Documents that could be read.</param>
public sealed record DrawnPages(IReadOnlyList<Document> Pages, long Readable);

/// <summary>Draws pages by a seed, each with the same chance, out of everything in some files that can be read and passes extraction.</summary>
/// <remarks>
/// A page's rank is drawn from its id, and the lowest ranks stay: the sample does not depend on the order of files, and a larger one holds the smaller. Only pages
/// whose rank is among the lowest so far are extracted, some sample · ln(all / sample) of them; reading goes through all files. Memory: the sample.
/// </remarks>
public static class PageDraw
{
    /// <summary>Draws.</summary>
    /// <param name="inputs">Files, folders, globs and datasets.</param>
    /// <param name="count">How many pages, at least 1.</param>
    /// <param name="seed">Decides which.</param>
    /// <param name="cancellation">Stops between records.</param>
    /// <exception cref="RecipeException">A file is missing, or no page can be read.</exception>
    public static DrawnPages Draw(IReadOnlyList<string> inputs, int count, ulong seed, CancellationToken cancellation)
    {
        var extract = new ExtractStep(new(), new());
        var drawn = new SortedList<ulong, Document>();
        var readable = 0L;
        foreach (var (document, verdict) in Files(inputs).SelectMany(f => DocumentReader.Read(f, new(), null, cancellation)))
        {
            if (verdict.Drops)
                continue;
            readable++;
            var rank = SeededRandom.For(seed, "sample", document.Id).Next();
            if (drawn.Count == count && rank >= drawn.GetKeyAtIndex(count - 1))
                continue;
            var (page, dropped) = extract.Apply(document);
            if (dropped.Drops || !drawn.TryAdd(rank, page))
                continue;
            if (drawn.Count > count)
                drawn.RemoveAt(count);
        }
        return drawn.Count > 0 ? new([.. drawn.Values], readable)
            : throw new RecipeException($"there is no page to draw: of {readable} readable documents none has a main text", "IN");
    }

    /// <summary>The readable document of that number, extracted.</summary>
    /// <exception cref="RecipeException">There are fewer, or the page has no main text.</exception>
    public static Document Take(string input, int number, CancellationToken cancellation)
    {
        var seen = 0;
        foreach (var (document, verdict) in Files([input]).SelectMany(f => DocumentReader.Read(f, new(), null, cancellation)))
        {
            if (verdict.Drops || ++seen != number)
                continue;
            var (page, dropped) = new ExtractStep(new(), new HasTextOptions { MinCharacters = 1 }).Apply(document);
            return !dropped.Drops ? page : throw new RecipeException($"nothing to rewrite on this page ({dropped.Reason}: {dropped.Evidence})", "PAGE");
        }
        throw new RecipeException($"'{input}' has {seen} readable documents, there is no number {number}", "--number");
    }

    static IEnumerable<InputFile> Files(IReadOnlyList<string> inputs) =>
        new ReadStage(new("in", "loam", Environment.CurrentDirectory, 0, [], new ScalarNode("", "IN", "arguments", 0)), new() { Files = inputs }).Files;
}
