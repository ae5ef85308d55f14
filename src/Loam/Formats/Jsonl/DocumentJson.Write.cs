using System.Buffers;
using Loam.Documents;

namespace Loam.Formats;

/// <summary>One document as one JSON object on one line: the row format of every JSONL file. Thread-safe.</summary>
/// <remarks>
/// Property order is fixed, absent values are left out, numbers are in round-trip form: the same document is the same bytes everywhere.
/// Whatever is written reads back equal, synthetic provenance and <see cref="Document.Meta"/> included.
/// </remarks>
public static partial class DocumentJson
{
    /// <summary>Writes a document without a line break at the end.</summary>
    public static void Write(IBufferWriter<byte> output, Document document)
    {
        output.Write("{\"id\":"u8);
        JsonText.WriteString(output, document.Id.Key);
        output.Write(",\"text\":"u8);
        JsonText.WriteString(output, document.Text);
        Optional(output, ",\"url\":"u8, document.Url);
        Optional(output, ",\"language\":"u8, document.Language);
        Optional(output, ",\"source\":"u8, document.Id.Source);
        Optional(output, ",\"title\":"u8, document.Title);
        Optional(output, ",\"date\":"u8, document.Date);
        if (document.Format == TextFormat.Html)
            output.Write(",\"format\":\"html\""u8);
        if (document.Scores.Count > 0)
        {
            output.Write(",\"scores\":"u8);
            var next = "{"u8;
            foreach (var (name, value) in document.Scores)
            {
                Name(output, next, name);
                JsonText.WriteNumber(output, value);
                next = ","u8;
            }
            output.Write("}"u8);
        }
        if (document.Provenance is Provenance.Synthetic synthetic)
            Write(output, synthetic);
        if (document.Meta.Count > 0)
        {
            output.Write(",\"meta\":"u8);
            var next = "{"u8;
            foreach (var (name, value) in document.Meta)
            {
                Name(output, next, name);
                JsonText.WriteValue(output, value);
                next = ","u8;
            }
            output.Write("}"u8);
        }
        output.Write("}"u8);
    }

    static void Write(IBufferWriter<byte> output, Provenance.Synthetic synthetic)
    {
        output.Write(",\"provenance\":{\"parent\":"u8);
        Write(output, synthetic.Parent);
        output.Write(",\"root\":"u8);
        Write(output, synthetic.Root);
        output.Write(",\"chunk\":"u8);
        JsonText.WriteNumber(output, synthetic.Chunk);
        if (synthetic.Chunks > 1)
        {
            output.Write(",\"chunks\":"u8);
            JsonText.WriteNumber(output, synthetic.Chunks);
        }
        Optional(output, ",\"style\":"u8, synthetic.Style);
        Optional(output, ",\"prompt_version\":"u8, synthetic.PromptVersion);
        Optional(output, ",\"model\":"u8, synthetic.Model);
        Optional(output, ",\"request_hash\":"u8, synthetic.RequestHash);
        if (synthetic.Sampling is { } sampling)
        {
            output.Write(",\"sampling\":"u8);
            output.Write(System.Text.Encoding.UTF8.GetBytes(sampling));
        }
        if (synthetic.InputTokens > 0 || synthetic.OutputTokens > 0)
        {
            output.Write(",\"usage\":{\"input_tokens\":"u8);
            JsonText.WriteNumber(output, synthetic.InputTokens);
            output.Write(",\"output_tokens\":"u8);
            JsonText.WriteNumber(output, synthetic.OutputTokens);
            output.Write("}"u8);
        }
        Optional(output, ",\"finish_reason\":"u8, synthetic.Finish);
        output.Write(",\"depth\":"u8);
        JsonText.WriteNumber(output, synthetic.Depth);
        output.Write("}"u8);
    }

    static void Write(IBufferWriter<byte> output, DocumentId id)
    {
        output.Write("{\"source\":"u8);
        JsonText.WriteString(output, id.Source);
        output.Write(",\"id\":"u8);
        JsonText.WriteString(output, id.Key);
        output.Write("}"u8);
    }

    static void Optional(IBufferWriter<byte> output, ReadOnlySpan<byte> name, string? value)
    {
        if (value is null)
            return;
        output.Write(name);
        JsonText.WriteString(output, value);
    }

    static void Name(IBufferWriter<byte> output, ReadOnlySpan<byte> before, string name)
    {
        output.Write(before);
        JsonText.WriteString(output, name);
        output.Write(":"u8);
    }
}
