using System.Text.Unicode;
using System.Text;
using Loam.Documents;

namespace Loam.Formats;

/// <summary>Reads documents from JSONL bytes, plain or compressed, row by row in bounded memory.</summary>
/// <remarks>
/// Empty lines are skipped. A row that cannot be read is a drop with its line number (from 1) as evidence; so is a place where a
/// compressed file is damaged: the rows before it are kept, and those after it where the compression allows.
/// Not thread-safe: one reader per file.
/// </remarks>
public static class JsonlReader
{
    /// <summary>Reads a stream to its end.</summary>
    /// <param name="file">Seekable; plain, gzip or zstd, by its content. Disposed at the end.</param>
    /// <param name="name">The file's name in identities: a row without <c>id</c> is called <c>name@offset of its line</c>.</param>
    /// <param name="options">Limits.</param>
    /// <param name="tally">Totals to add to, or null.</param>
    /// <param name="cancellation">Checked for every row.</param>
    public static IEnumerable<Judged> Read(
        Stream file, string name, ReadOptions options, ReadTally? tally = null, CancellationToken cancellation = default) =>
        ReadFrom(file, name, 0, options, tally ?? new ReadTally(), cancellation);

    /// <summary>Reads the rows that begin at or behind a byte of a plain file; its evidence counts lines from there.</summary>
    internal static IEnumerable<Judged> ReadFrom(Stream file, string name, long from, ReadOptions options, ReadTally tally, CancellationToken cancellation)
    {
        // From the byte before: where that is a line break, a row begins right there.
        var origin = Math.Max(0, from - 1);
        using var window = new ByteWindow(MemberSource.Open(file, null, origin));
        if (from > 0)
            Discard(window);
        for (var line = 1L; ; line++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (tally.TracksPosition)
                tally.FilePosition = window.FilePosition();
            var id = new DocumentId(name, $"{name}@{origin + window.Position}");
            var row = FindRow(window, options.MaxRowBytes);
            if (row.End == RowEnd.File && row.Length == 0)
                break;
            if (row.End == RowEnd.TooLong)
                yield return DocumentJson.Drop(id, JsonlReasons.RowTooLong, $"line {line}: {Discard(window)} bytes");
            else if (row.End == RowEnd.Damage)
            {
                window.Advance(row.Length);
                var damage = window.TakeDamage()!;
                yield return DocumentJson.Drop(id, damage.Reason, $"line {line}: {damage.Evidence}");
            }
            else
            {
                if (!IsBlank(window.Unread[..row.Length]))
                    yield return Judge(window.Unread[..row.Length], id, line);
                window.Advance(Math.Min(row.Length + 1, window.Unread.Length));
            }
        }
        tally.Bytes += window.Position;
    }

    /// <summary>Reads rows that are no documents, as text: the same rows, limits and damage as <see cref="Read"/>.</summary>
    /// <returns>Line numbers from 1, and either the row or what is wrong with it. Empty lines are skipped.</returns>
    public static IEnumerable<(long Line, string? Row, string? Fault)> ReadRows(Stream file, ReadOptions options, CancellationToken cancellation = default)
    {
        using var window = new ByteWindow(MemberSource.Open(file));
        for (var line = 1L; ; line++)
        {
            cancellation.ThrowIfCancellationRequested();
            var row = FindRow(window, options.MaxRowBytes);
            if (row.End == RowEnd.File && row.Length == 0)
                yield break;
            if (row.End == RowEnd.TooLong)
                yield return (line, null, $"{Discard(window)} bytes, longer than the limit of {options.MaxRowBytes}");
            else if (row.End == RowEnd.Damage)
            {
                window.Advance(row.Length);
                yield return (line, null, window.TakeDamage()!.Evidence);
            }
            else
            {
                if (!IsBlank(window.Unread[..row.Length]))
                    yield return (line, TextOf(window.Unread[..row.Length]), null);
                window.Advance(Math.Min(row.Length + 1, window.Unread.Length));
            }
        }
    }

    static string TextOf(ReadOnlySpan<byte> row)
    {
        if (row.StartsWith("\uFEFF"u8))
            row = row[3..];
        return Utf8.IsValid(row) ? Encoding.UTF8.GetString(row) : Charsets.Decode(row, isHtml: false).Text;
    }

    enum RowEnd { Line, File, Damage, TooLong }

    readonly record struct Row(int Length, RowEnd End);

    static Judged Judge(ReadOnlySpan<byte> row, DocumentId id, long line)
    {
        if (row.StartsWith("\uFEFF"u8))
            row = row[3..];
        // JSON is UTF-8, but files of other encodings exist: a row that is not valid is decoded as a page would be, not filled with U+FFFD.
        if (!Utf8.IsValid(row))
            row = Encoding.UTF8.GetBytes(Charsets.Decode(row, isHtml: false).Text);
        var judged = DocumentJson.Read(row, id);
        return judged.Verdict.Reason is { } reason
            ? judged with { Verdict = Verdict.Drop(reason, $"line {line}: {judged.Verdict.Evidence}") }
            : judged;
    }

    static Row FindRow(ByteWindow window, int limit)
    {
        var searched = 0;
        while (true)
        {
            var cut = window.NextCut();
            var unread = cut < 0 ? window.Unread : window.Unread[..(int)(cut - window.Position)];
            var at = unread[searched..].IndexOf((byte)'\n');
            var length = at < 0 ? unread.Length : searched + at;
            if (length > limit)
                return new Row(length, RowEnd.TooLong);
            if (at >= 0)
                return new Row(length, RowEnd.Line);
            if (cut >= 0 || window.DamageAt(window.Position) is not null)
                return new Row(length, RowEnd.Damage);
            searched = length;
            if (!window.Fill() && window.NextCut() < 0 && window.DamageAt(window.Position) is null)
                return new Row(window.Unread.Length, RowEnd.File);
        }
    }

    /// <summary>Reads over the rest of a row without holding it; gives its length.</summary>
    static long Discard(ByteWindow window)
    {
        var discarded = 0L;
        while (true)
        {
            var at = window.Unread.IndexOf((byte)'\n');
            var count = at < 0 ? window.Unread.Length : at;
            discarded += count;
            window.Advance(at < 0 ? count : count + 1);
            if (at >= 0 || (window.Unread.IsEmpty && !window.Fill()))
                return discarded;
        }
    }

    static bool IsBlank(ReadOnlySpan<byte> row) => row.IndexOfAnyExcept(" \t\r"u8) < 0;
}
