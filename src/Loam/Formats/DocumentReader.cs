using Loam.Documents;
using Loam.Steps;

namespace Loam.Formats;

/// <summary>Reads any readable file as documents, in the file's order and in bounded memory. Thread-safe: calls share nothing.</summary>
/// <remarks>
/// Everything that could be a document is yielded once: as one, or as a drop with its reason. Pages come as <see cref="TextFormat.Html"/>
/// with their decoded text, address, and in Meta <c>charset</c>, <c>content_type</c>, <c>fetched</c> (when), <c>last_modified</c>.
/// </remarks>
public static class DocumentReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">What to read.</param>
    /// <param name="options">What is read, and limits.</param>
    /// <param name="tally">Totals to add to, or null. Default: null.</param>
    /// <param name="cancellation">Checked for every record.</param>
    /// <exception cref="ShardException">The file cannot be opened or read.</exception>
    public static IAsyncEnumerable<Judged> ReadAsync(
        InputFile file, ReadOptions options, ReadTally? tally = null, CancellationToken cancellation = default) =>
        // Files are read in large blocks by the thread that consumes the documents: local files gain nothing from asynchronous reads, and
        // records are parsed in place, which spans allow only in synchronous code.
        Read(file, options, tally, cancellation).ToAsyncEnumerable();

    /// <summary>Reads a file, synchronously; see <see cref="ReadAsync"/>.</summary>
    public static IEnumerable<Judged> Read(
        InputFile file, ReadOptions options, ReadTally? tally = null, CancellationToken cancellation = default) =>
        ReadFrom(file, 0, options, tally ?? new ReadTally(), cancellation);

    /// <summary>Reads the records that begin at or behind a byte of a file, as it is stored; <see cref="ReadTally.FilePosition"/> says where each begins, if that is tracked.</summary>
    /// <param name="file">What to read.</param>
    /// <param name="from">0, or a byte of a file that can be entered in the middle (<see cref="CanEnter"/>).</param>
    /// <param name="options">What is read, and limits.</param>
    /// <param name="tally">Totals to add to.</param>
    /// <param name="cancellation">Checked for every record.</param>
    /// <exception cref="ShardException">The file cannot be opened or read.</exception>
    public static IEnumerable<Judged> ReadFrom(InputFile file, long from, ReadOptions options, ReadTally tally, CancellationToken cancellation)
    {
        using var items = Items(file, from, options, tally, cancellation).GetEnumerator();
        while (true)
        {
            try
            {
                if (!items.MoveNext())
                    yield break;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new ShardException(file.Path, e.Message, e);
            }
            yield return items.Current;
        }
    }

    /// <summary>Whether a file can be entered in the middle: an archive or rows that are not compressed, or an archive compressed record by record.</summary>
    /// <exception cref="ShardException">The file cannot be opened or read.</exception>
    public static bool CanEnter(InputFile file)
    {
        if (file.Kind is InputKind.Html or InputKind.Text)
            return false;
        try
        {
            var syntax = file.Kind switch { InputKind.Warc => RecordSyntax.Warc, InputKind.Arc => RecordSyntax.Arc, _ => null };
            using var source = MemberSource.Open(file.Open(), syntax is null ? null : syntax.Begins);
            if (source is PlainSource)
                return true;
            if (source is not GzipSource || syntax is null || !source.Next(out _))
                return false;
            // A first record is small (it says who crawled); a first member that goes on and on is the whole file.
            var scratch = new byte[1 << 16];
            for (var left = 4 << 20; left > 0;)
            {
                var read = source.Read(scratch);
                if (read == 0)
                    return source.Next(out _) && source.BeginsRecord;
                left -= read;
            }
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ShardException(file.Path, e.Message, e);
        }
    }

    static IEnumerable<Judged> Items(InputFile file, long from, ReadOptions options, ReadTally tally, CancellationToken cancellation) => file.Kind switch
    {
        InputKind.Warc => Records(file, RecordSyntax.Warc, from, options, tally, cancellation),
        InputKind.Arc => Records(file, RecordSyntax.Arc, from, options, tally, cancellation),
        InputKind.Jsonl => Rows(file, from, options, tally, cancellation),
        _ => WholeFile(file, options, tally),
    };

    // An iterator, so that the file is opened when the first row is asked for: a file that is gone is then a shard that failed.
    static IEnumerable<Judged> Rows(InputFile file, long from, ReadOptions options, ReadTally tally, CancellationToken cancellation)
    {
        foreach (var row in JsonlReader.ReadFrom(file.Open(), file.Name, from, options, tally, cancellation))
            yield return row;
    }

    static IEnumerable<Judged> Records(
        InputFile file, RecordSyntax syntax, long from, ReadOptions options, ReadTally tally, CancellationToken cancellation)
    {
        using var reader = new ArchiveReader(file.Open(), syntax, options, tally, from);
        while (reader.Next())
        {
            cancellation.ThrowIfCancellationRequested();
            var id = new DocumentId(file.Source, $"{file.Name}@{reader.Place}");
            if (reader.Verdict.Drops)
                yield return new Judged(new Document { Id = id, Text = "" }, reader.Verdict);
            else if (PageReader.Read(reader.Header, reader.Content, id, options, tally) is { } judged)
                yield return judged;
            else
                tally.OtherRecords++;
        }
    }

    static IEnumerable<Judged> WholeFile(InputFile file, ReadOptions options, ReadTally tally)
    {
        var id = new DocumentId(file.Source, file.Name);
        using var window = new ByteWindow(MemberSource.Open(file.Open()));
        Damage? damage = null;
        while (window.Unread.Length <= options.MaxRecordBytes && damage is null && window.Fill())
            damage = window.TakeDamage();
        tally.Bytes += window.Unread.Length;
        var kind = file.Kind == InputKind.Html ? PageKind.Html : PageKind.Plain;
        if ((damage ?? window.DamageAt(window.NextCut())) is { } found)
            yield return DocumentJson.Drop(id, found.Reason, found.Evidence);
        else if (window.Unread.Length > options.MaxRecordBytes)
            yield return DocumentJson.Drop(id, FileReasons.TooLarge, $"more than {options.MaxRecordBytes} bytes");
        else if (MediaTypes.IsBinary(window.Unread[..Math.Min(1024, window.Unread.Length)]))
            yield return DocumentJson.Drop(id, FileReasons.NotText, "control bytes in the first 1024 bytes");
        else
            yield return PageReader.Decode(file.Facts ?? new PageFacts(null, null, null), window.Unread, id, kind, options);
    }
}
