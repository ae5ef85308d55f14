using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Loam.Steps;

namespace Loam.Rewriting;

/// <summary>One answer as the cache keeps it, with what is needed to find and to judge it again. Immutable and thread-safe.</summary>
/// <param name="Key">The request's <see cref="RewriteRequest.Hash"/>, 32 hex digits.</param>
/// <param name="Engine">The <see cref="RewriteEngine.Identity"/> in that hash: what a <see cref="RecordedEngine"/> needs to find the key again.</param>
/// <param name="Style">The style that was asked for; empty in rows of others. Only for statistics: the key does not depend on it.</param>
/// <param name="Limit">The request's output limit, in tokens.</param>
/// <param name="Answer">What was said.</param>
public sealed record AnswerRow(string Key, string Engine, string Style, int Limit, RewriteAnswer Answer)
{
    // Umlauts as they are: escaped they would be three times as long, in a file that no browser reads.
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>True when the answer was unusable and its server's fault: the page is asked for again. Default: false.</summary>
    internal bool Withdrawn { get; init; }

    /// <summary>The limit at which the answer was cut; 0 for a whole one, -1 for one that was withdrawn.</summary>
    internal int Cut => Withdrawn ? -1 : Answer.Finish == Finish.Length ? Limit : 0;

    /// <summary>Writes the row as one line of JSON, with its line break.</summary>
    public void Write(IBufferWriter<byte> output)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteString("key", Key);
            json.WriteString("engine", Engine);
            json.WriteString("style", Style);
            json.WriteString("text", Answer.Text);
            json.WriteString("finish", Answer.FinishWord ?? CanonicalText.Key(Answer.Finish.ToString()));
            json.WriteNumber("limit", Limit);
            json.WriteNumber("tokens_in", Answer.InputTokens);
            json.WriteNumber("tokens_out", Answer.OutputTokens);
            json.WriteNumber("seconds", Math.Round(Answer.Seconds, 3));
            if (Answer.Usd is { } usd)
                json.WriteNumber("usd", usd);
            if (Answer.Payer is { } payer)
                json.WriteNumber("payer", payer);
            if (Withdrawn)
                json.WriteBoolean("withdrawn", true);
            json.WriteEndObject();
        }
        output.Write("\n"u8);
    }

    /// <summary>Reads a row. Fields that it does not know are passed over.</summary>
    /// <exception cref="JsonException">No JSON, or a field is missing or of the wrong type; the message names it.</exception>
    public static AnswerRow Read(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("no object");
        string? key = null, engine = null, text = null, finish = null;
        var style = "";
        int? limit = null;
        var withdrawn = false;
        var answer = new RewriteAnswer();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = "";
            try
            {
                name = reader.GetString()!;
                reader.Read();
                switch (name)
                {
                    case "key": key = reader.GetString(); break;
                    case "engine": engine = reader.GetString(); break;
                    case "style": style = reader.GetString() ?? ""; break;
                    case "text": text = reader.GetString(); break;
                    case "finish": finish = reader.GetString(); break;
                    case "limit": limit = reader.GetInt32(); break;
                    case "tokens_in": answer = answer with { InputTokens = reader.GetInt64() }; break;
                    case "tokens_out": answer = answer with { OutputTokens = reader.GetInt64() }; break;
                    case "seconds": answer = answer with { Seconds = reader.GetDouble() }; break;
                    case "usd": answer = answer with { Usd = reader.TokenType == JsonTokenType.Null ? null : reader.GetDouble() }; break;
                    case "payer": answer = answer with { Payer = reader.GetUInt32() }; break;
                    case "withdrawn": withdrawn = reader.GetBoolean(); break;
                    default: reader.Skip(); break;
                }
            }
            catch (Exception error) when (error is InvalidOperationException or FormatException)
            {
                throw new JsonException($"\"{name}\" is of the wrong type", error);
            }
        }
        if (reader.TokenType != JsonTokenType.EndObject || reader.Read())
            throw new JsonException("more than one object");
        return new(
            key ?? throw Missing("key"), engine ?? throw new JsonException("a row with a \"key\" needs the \"engine\" that was asked, as in http://localhost:8000/v1#model"),
            style, limit ?? throw Missing("limit"),
            Ended(answer with { Text = text ?? throw Missing("text") }, finish ?? throw Missing("finish")))
        { Withdrawn = withdrawn };
    }

    /// <summary>The row, or null where the line is none.</summary>
    internal static AnswerRow? TryRead(ReadOnlySpan<byte> line)
    {
        try
        {
            return Read(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static JsonException Missing(string field) => new($"\"{field}\" is missing");

    static RewriteAnswer Ended(RewriteAnswer answer, string word) => word switch
    {
        "stop" => answer,
        "length" => answer with { Finish = Finish.Length },
        "content_filter" => answer with { Finish = Finish.ContentFilter },
        "other" => answer with { Finish = Finish.Other },
        _ => answer with { Finish = Finish.Other, FinishWord = word },
    };
}
