using System.Reflection;
using System.Text;
using Loam.Steps;

namespace Loam.Runs.Cards;

/// <summary>A dataset's card: the <c>README.md</c> that Hugging Face's hub shows and <c>load_dataset</c> reads, written from manifests, ledgers and the documents.</summary>
/// <remarks>
/// Holds no time and no path of this machine: the same dataset gives the same card. What is not known (a licence, a price) is said to be unknown; a card that is
/// silent would be taken for one that has nothing to say.
/// </remarks>
public static class DataCard
{
    /// <summary>The file's name beside the shards.</summary>
    public const string FileName = "README.md";

    /// <summary>By this a card knows its own: what lacks it was written by a person, and stays.</summary>
    const string Mark = "<!-- Written by loam card;";

    /// <summary>Writes the card of a folder and gives the file's path.</summary>
    /// <param name="folder">A dataset's folder, or a run's: then the card is about its last blend.</param>
    /// <param name="file">Where to write; null: <c>README.md</c> in the dataset's folder.</param>
    /// <param name="cancellation">Stops between documents.</param>
    /// <exception cref="RecipeException">There is no whole dataset, it is not clear which is meant, or a file is there that this did not write.</exception>
    public static async Task<string> WriteAsync(string folder, string? file, CancellationToken cancellation)
    {
        var subject = CardSubject.In(folder);
        var path = Path.GetFullPath(file ?? Path.Combine(subject.Dataset.Folder, FileName));
        if (Directory.Exists(path))
            throw new RecipeException($"'{path}' is a folder; name a file", "--output");
        if (File.Exists(path) && !(await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false)).Contains(Mark, StringComparison.Ordinal))
            throw new RecipeException($"'{path}' was not written by loam card and is left alone; write elsewhere with -o FILE, or move it away", "--output");
        var text = await TextAsync(subject, cancellation).ConfigureAwait(false);
        var temporary = path + ".tmp";
        await File.WriteAllTextAsync(temporary, text, new UTF8Encoding(false), cancellation).ConfigureAwait(false);
        File.Move(temporary, path, overwrite: true);
        return path;
    }

    internal static async Task<string> TextAsync(CardSubject subject, CancellationToken cancellation)
    {
        var survey = await CardSurvey.OfAsync(subject, cancellation).ConfigureAwait(false);
        var card = new StringBuilder(FrontMatter.Of(subject));
        card.Append($"\n# {Markdown.Text(subject.Title)}\n\n");
        CardFacts.Append(card, subject, survey, Version);
        CardExamples.Append(card, survey.Examples);
        CardMaking.Append(card, subject);
        CardWriters.Append(card, subject);
        CardLimits.Append(card, subject);
        card.Append($"\n{Mark} fingerprint {subject.Dataset.Manifest.Fingerprint} -->\n");
        return card.ToString();
    }

    // What stands behind the plus is the commit, which a build elsewhere does not know.
    static string Version { get; } = typeof(DataCard).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
