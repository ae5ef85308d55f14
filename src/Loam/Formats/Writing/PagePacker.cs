using Loam.Steps;

namespace Loam.Formats;

/// <summary>Packs saved HTML pages into one WARC file, byte for byte.</summary>
public static class PagePacker
{
    /// <summary>Packs pages in their order.</summary>
    /// <param name="files">HTML files, as <see cref="InputFiles.Expand(IEnumerable{string}, string)"/> gives them; what <c>urls.tsv</c> says goes into the records.</param>
    /// <param name="output">The file to write, <c>.warc.gz</c> or <c>.warc</c>.</param>
    /// <param name="cancellation">Checked for every page.</param>
    /// <returns>How many pages were packed.</returns>
    /// <exception cref="RecipeException">A file is no HTML page, or the output is no WARC file.</exception>
    /// <exception cref="ShardException">A file cannot be read.</exception>
    public static long Pack(IReadOnlyList<InputFile> files, string output, CancellationToken cancellation = default)
    {
        if (InputKinds.OfName(output) != InputKind.Warc || Codecs.OfName(output) == Codec.Zstd)
            throw new RecipeException($"pages are packed into .warc.gz or .warc, not {Path.GetFileName(output)}");
        if (files.FirstOrDefault(file => file.Kind != InputKind.Html) is { } other)
            throw new RecipeException($"only HTML files can be packed; {other.Path} is {other.Kind.ToString().ToLowerInvariant()}");
        using var writer = new WarcWriter(output);
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            // A page without address keeps its name as one. A table that leaves the type empty means a server that sent none.
            var facts = file.Facts ?? new PageFacts(null, "text/html", null);
            var name = Uri.EscapeDataString(file.Name).Replace("%2F", "/", StringComparison.Ordinal);
            writer.Write(facts with { Url = facts.Url ?? $"file:///{name}", Date = Iso(facts.Date) }, ReadAll(file));
        }
        writer.Complete();
        return writer.Count;
    }

    // WARC wants a time; a day is the beginning of that day.
    static string? Iso(string? date) => date is { Length: 10 } ? $"{date}T00:00:00Z" : date;

    static byte[] ReadAll(InputFile file)
    {
        try
        {
            using var source = MemberSource.Open(file.Open());
            using var bytes = new MemoryStream();
            var buffer = new byte[64 * 1024];
            while (true)
            {
                var more = source.Next(out var damage);
                if (damage is not null)
                    throw new ShardException(file.Path, damage.Evidence);
                if (!more)
                    return bytes.ToArray();
                for (int read; (read = source.Read(buffer)) > 0;)
                    bytes.Write(buffer, 0, read);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ShardException(file.Path, e.Message, e);
        }
    }
}
