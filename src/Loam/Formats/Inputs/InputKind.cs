using Loam.Steps;

namespace Loam.Formats;

/// <summary>What a file holds.</summary>
public enum InputKind
{
    /// <summary>A WARC file (0.17 to 1.1), pages or extracted text (WET).</summary>
    Warc,

    /// <summary>An ARC file, version 1 or 2.</summary>
    Arc,

    /// <summary>One HTML page.</summary>
    Html,

    /// <summary>Rows of documents, one JSON object per line.</summary>
    Jsonl,

    /// <summary>One plain text.</summary>
    Text,
}

/// <summary>Recognises kinds by name and by content.</summary>
public static class InputKinds
{
    /// <summary>The readable kinds, for error messages.</summary>
    public const string Readable = ".warc, .wet, .arc, .jsonl, .ndjson (each also .gz or .zst), .html, .htm, .txt";

    static readonly (string Extension, InputKind Kind)[] Extensions =
    [
        (".warc", InputKind.Warc), (".wet", InputKind.Warc), (".arc", InputKind.Arc), (".html", InputKind.Html), (".htm", InputKind.Html),
        (".xhtml", InputKind.Html), (".jsonl", InputKind.Jsonl), (".ndjson", InputKind.Jsonl), (".txt", InputKind.Text),
    ];

    /// <summary>The kind that a name says, with or without <c>.gz</c> or <c>.zst</c>; null where it says none.</summary>
    public static InputKind? OfName(string name)
    {
        var plain = Codecs.OfName(name) == Codec.None ? name : name[..name.LastIndexOf('.')];
        foreach (var (extension, kind) in Extensions)
            if (plain.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                return kind;
        return null;
    }

    /// <summary>The kind that the first decompressed bytes show beyond doubt; null where they could be anything.</summary>
    public static InputKind? OfContent(ReadOnlySpan<byte> start) =>
        start.StartsWith("WARC/"u8) ? InputKind.Warc
        : start.StartsWith("filedesc:"u8) ? InputKind.Arc
        : null;

    /// <summary>The kind of a file: what its content shows beyond doubt, else what its name says; null for anything else.</summary>
    public static InputKind? Of(string path)
    {
        // Content first: a .txt may be an archive (cc_net's sample.warc.txt), and so may a file that somebody named .html.
        return OfContent(FirstBytes(path)) ?? OfName(path);
    }

    static byte[] FirstBytes(string path)
    {
        try
        {
            using var source = MemberSource.Open(File.OpenRead(path));
            var buffer = new byte[16];
            return source.Next(out _) ? buffer[..source.Read(buffer)] : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RecipeException($"cannot read {path}: {e.Message}", null, e);
        }
    }
}
