using System.Collections.Immutable;
using System.Text.Json;
using Loam.Documents;

namespace Loam.Formats;

/// <summary>Turns the bytes of a page, captured or saved, into a document.</summary>
static class PageReader
{
    static readonly ImmutableSortedDictionary<string, JsonElement> NoMeta = new Document { Id = default, Text = "" }.Meta;

    /// <summary>The document of a record; null for records that never are one.</summary>
    public static Judged? Read(RecordHeader header, ReadOnlySpan<byte> content, DocumentId id, ReadOptions options, ReadTally tally)
    {
        if (header.Type == RecordType.Other)
            return null;
        var page = new PageFacts(header.Url, header.ContentType, header.Date);
        if (header.Type == RecordType.Response && (IsHttp(header.ContentType) || content.StartsWith("HTTP"u8)))
            return WithDigest(ReadHttp(page, content, id, options), header, content, options, tally);
        // Responses of other protocols (DNS, FTP, Gemini) and resources are documents when they say that they are text.
        if (MediaTypes.KindOf(header.ContentType) is not (PageKind.Html or PageKind.Plain))
            return null;
        return WithDigest(Decode(page, content, id, null, options), header, content, options, tally);
    }

    /// <summary>The document of a page's bytes.</summary>
    /// <param name="page">Address, content type (its charset counts as declared) and date.</param>
    /// <param name="body">The page, decompressed.</param>
    /// <param name="id">Its identity.</param>
    /// <param name="kind">What it is, or null to go by the content type, and by content where there is none.</param>
    /// <param name="options">Limits and repairs.</param>
    public static Judged Decode(PageFacts page, ReadOnlySpan<byte> body, DocumentId id, PageKind? kind, ReadOptions options)
    {
        kind ??= MediaTypes.KindOf(page.ContentType) ?? MediaTypes.Sniff(body);
        var (text, charset) = Charsets.Decode(body, MediaTypes.CharsetOf(page.ContentType), kind == PageKind.Html);
        if (options.RepairMojibake)
            text = Mojibake.MapControls(Mojibake.Repair(text));
        var meta = NoMeta.ToBuilder();
        meta["charset"] = MetaValue.Of(charset);
        if (page.ContentType is not null)
            meta["content_type"] = MetaValue.Of(page.ContentType);
        if (page.Date is not null)
            meta["fetched"] = MetaValue.Of(page.Date);
        return new Judged(
            new Document
            {
                Id = id,
                Text = text,
                Format = kind == PageKind.Html ? TextFormat.Html : TextFormat.Plain,
                Url = page.Url,
                Meta = meta.ToImmutable(),
            }, Verdict.Keep);
    }

    static Judged ReadHttp(PageFacts page, ReadOnlySpan<byte> content, DocumentId id, ReadOptions options)
    {
        if (!HttpResponse.TryRead(content, out var response))
            return Drop(id, page, HttpReasons.BadHeader, "no status line");
        if (!options.Statuses.Contains(response.Status))
            return Drop(id, page, HttpReasons.Status, $"{response.Status}");
        var type = response.Fields.Get("Content-Type"u8);
        var kind = MediaTypes.KindOf(type);
        if (kind == PageKind.NotText)
            return Drop(id, page, HttpReasons.NotText, type!);
        var body = response.Body;
        if (response.Fields.Get("Transfer-Encoding"u8)?.Contains("chunked", StringComparison.OrdinalIgnoreCase) == true)
            body = Chunked.Decode(body);
        body = ContentCoding.Decode(body, response.Fields.Get("Content-Encoding"u8), options.MaxPageBytes, out var verdict);
        if (verdict.Drops)
            return Drop(id, page, verdict.Reason!, verdict.Evidence!);
        if (body.Length > options.MaxPageBytes)
            return Drop(id, page, HttpReasons.TooLarge, $"{body.Length} bytes");
        // A server that says "text" sends images now and then: zero bytes settle it whatever the header says.
        kind = MediaTypes.IsBinary(body[..Math.Min(body.Length, 1024)]) ? PageKind.NotText : kind ?? MediaTypes.Sniff(body);
        if (kind == PageKind.NotText)
            return Drop(id, page, HttpReasons.NotText, $"binary content as {type ?? "no type"}");
        var judged = Decode(page with { ContentType = type }, body, id, kind, options);
        return response.Fields.Get("Last-Modified"u8) is { } modified
            ? judged with { Document = judged.Document with { Meta = judged.Document.Meta.SetItem("last_modified", MetaValue.Of(modified)) } }
            : judged;
    }

    static Judged WithDigest(Judged judged, RecordHeader header, ReadOnlySpan<byte> content, ReadOptions options, ReadTally tally)
    {
        if (judged.Verdict.Drops || !options.VerifyDigests || BlockDigest.Matches(header.Digest, content) != false)
            return judged;
        tally.DigestMismatches++;
        return judged with { Document = judged.Document with { Meta = judged.Document.Meta.SetItem("digest", MetaValue.Of("mismatch")) } };
    }

    static bool IsHttp(string? contentType) =>
        contentType is null || contentType.StartsWith("application/http", StringComparison.OrdinalIgnoreCase);

    static Judged Drop(DocumentId id, PageFacts page, Reason reason, string evidence) =>
        new(new Document { Id = id, Text = "", Url = page.Url }, Verdict.Drop(reason, evidence));
}
