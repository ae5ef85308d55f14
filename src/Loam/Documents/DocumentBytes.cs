using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Loam.Documents;

/// <summary>A document as bytes for scratch files: everything it has, in a form that lives no longer than the run.</summary>
/// <remarks>Datasets have their own formats; this one needs no escaping, and keeps the rooms apart that put documents down for a while.</remarks>
static class DocumentBytes
{
    public static byte[] Of(Document document)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        Write(writer, document.Id);
        writer.Write(document.Text);
        writer.Write((int)document.Format);
        foreach (var text in (string?[])[document.Language, document.Url, document.Title, document.Date])
            WriteText(writer, text);
        writer.Write(document.Scores.Count);
        foreach (var (name, value) in document.Scores)
        {
            writer.Write(name);
            writer.Write(value);
        }
        writer.Write(document.Meta.Count);
        foreach (var (name, value) in document.Meta)
        {
            writer.Write(name);
            writer.Write(value.GetRawText());
        }
        Write(writer, document.Provenance);
        writer.Flush();
        return bytes.ToArray();
    }

    public static Document Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        return new()
        {
            Id = ReadId(reader),
            Text = reader.ReadString(),
            Format = (TextFormat)reader.ReadInt32(),
            Language = ReadText(reader),
            Url = ReadText(reader),
            Title = ReadText(reader),
            Date = ReadText(reader),
            Scores = ReadMap(reader, r => r.ReadDouble()),
            Meta = ReadMap(reader, r => JsonElement.Parse(r.ReadString())),
            Provenance = ReadProvenance(reader),
        };
    }

    static void Write(BinaryWriter writer, DocumentId id)
    {
        writer.Write(id.Source);
        writer.Write(id.Key);
    }

    static void Write(BinaryWriter writer, Provenance provenance)
    {
        writer.Write(provenance.Depth);
        if (provenance is not Provenance.Synthetic synthetic)
            return;
        Write(writer, synthetic.Parent);
        Write(writer, synthetic.Root);
        writer.Write(synthetic.Chunk);
        writer.Write(synthetic.Style);
        writer.Write(synthetic.PromptVersion);
        writer.Write(synthetic.Model);
        writer.Write(synthetic.RequestHash);
        writer.Write(synthetic.Chunks);
        WriteText(writer, synthetic.Sampling);
        writer.Write(synthetic.InputTokens);
        writer.Write(synthetic.OutputTokens);
        WriteText(writer, synthetic.Finish);
    }

    static void WriteText(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        writer.Write(text ?? "");
    }

    static DocumentId ReadId(BinaryReader reader) => new(reader.ReadString(), reader.ReadString());

    static string? ReadText(BinaryReader reader)
    {
        var present = reader.ReadBoolean();
        var text = reader.ReadString();
        return present ? text : null;
    }

    static ImmutableSortedDictionary<string, T> ReadMap<T>(BinaryReader reader, Func<BinaryReader, T> value)
    {
        var map = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        for (var left = reader.ReadInt32(); left > 0; left--)
            map.Add(reader.ReadString(), value(reader));
        return map.ToImmutable();
    }

    static Provenance ReadProvenance(BinaryReader reader)
    {
        var depth = reader.ReadInt32();
        return depth == 0
            ? Provenance.Organic.Instance
            : new Provenance.Synthetic(
                ReadId(reader), ReadId(reader), reader.ReadInt32(),
                reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString(), depth)
            {
                Chunks = reader.ReadInt32(),
                Sampling = ReadText(reader),
                InputTokens = reader.ReadInt64(),
                OutputTokens = reader.ReadInt64(),
                Finish = ReadText(reader),
            };
    }
}
