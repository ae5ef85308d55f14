using System.Collections.Immutable;
using System.Text.Json;
using Loam.Documents;

namespace Loam.Formats;

/// <summary>The fields of one row while it is read.</summary>
/// <remarks>Anything the row format does not know, and known optional fields of the wrong type, go to Meta: nothing is lost.</remarks>
struct RowFields()
{
    static readonly Document Blank = new() { Id = default, Text = "" };

    ImmutableSortedDictionary<string, JsonElement>.Builder? meta;
    ImmutableSortedDictionary<string, double>? scores;
    Provenance provenance = Provenance.Organic.Instance;
    string? id, text, url, language, source, title, date, wrong;
    TextFormat format;

    public void Read(ReadOnlySpan<byte> row)
    {
        var reader = new Utf8JsonReader(row);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("not an object", null, 0, 0);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            Property(ref reader);
        if (reader.Read())
            throw new JsonException("more follows the object", null, 0, reader.TokenStartIndex);
    }

    public readonly Judged Finish(DocumentId fallback)
    {
        var identity = new DocumentId(source ?? fallback.Source, id ?? fallback.Key);
        if (text is null)
            return DocumentJson.Drop(identity, JsonlReasons.NoText, "no string in \"text\"");
        if (wrong is not null)
            return DocumentJson.Drop(identity, JsonlReasons.WrongType, wrong);
        return new(new Document
        {
            Id = identity,
            Text = text,
            Format = format,
            Url = url,
            Language = language,
            Title = title,
            Date = date,
            Scores = scores ?? Blank.Scores,
            Provenance = provenance,
            Meta = meta?.ToImmutable() ?? Blank.Meta,
        }, Verdict.Keep);
    }

    void Property(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("text"u8))
        {
            reader.Read();
            text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            if (text is null)
                reader.Skip();
            return;
        }
        var name = reader.GetString()!;
        reader.Read();
        switch (name)
        {
            case "id": Id(ref reader); break;
            case "url": Optional(ref reader, name, ref url); break;
            case "language": Optional(ref reader, name, ref language); break;
            case "source": Optional(ref reader, name, ref source); break;
            case "title": Optional(ref reader, name, ref title); break;
            case "date": Optional(ref reader, name, ref date); break;
            case "format": Format(ref reader); break;
            case "scores": Scores(JsonElement.ParseValue(ref reader)); break;
            case "provenance": ReadProvenance(JsonElement.ParseValue(ref reader)); break;
            case "meta": ReadMeta(JsonElement.ParseValue(ref reader)); break;
            default: Keep(name, JsonElement.ParseValue(ref reader)); break;
        }
    }

    void Id(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
            id = reader.GetString();
        else if (reader.TokenType == JsonTokenType.Number)
            id = System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
        else if (reader.TokenType != JsonTokenType.Null)
        {
            wrong = $"id: {reader.TokenType}";
            reader.Skip();
        }
    }

    void Optional(ref Utf8JsonReader reader, string name, ref string? field)
    {
        if (reader.TokenType == JsonTokenType.String)
            field = reader.GetString();
        else if (reader.TokenType != JsonTokenType.Null)
            Keep(name, JsonElement.ParseValue(ref reader));
    }

    void Format(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("html"u8))
            format = TextFormat.Html;
        else if (reader.TokenType != JsonTokenType.String || !reader.ValueTextEquals("plain"u8))
            Keep("format", JsonElement.ParseValue(ref reader));
    }

    void Scores(JsonElement value)
    {
        var read = Blank.Scores.ToBuilder();
        if (value.ValueKind == JsonValueKind.Object)
            foreach (var score in value.EnumerateObject())
                if (Number(score.Value) is { } number)
                    read[score.Name] = number;
        if (value.ValueKind == JsonValueKind.Object && read.Count == value.GetPropertyCount())
            scores = read.ToImmutable();
        else if (value.ValueKind != JsonValueKind.Null)
            Keep("scores", value);
    }

    static double? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String => value.GetString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => null,
        },
        _ => null,
    };

    void ReadProvenance(JsonElement value)
    {
        // Text of doubtful lineage must not pass for organic: a provenance of ours that lacks a part drops the row. Another maker's
        // property of that name says nothing about rewrites and is kept as it is.
        if (value.ValueKind == JsonValueKind.Null)
            return;
        if (!ProvenanceJson.IsOurs(value))
            Keep("provenance", value);
        else if (ProvenanceJson.Read(value, out var missing) is { } read)
            provenance = read;
        else
            wrong = $"provenance: {missing}";
    }

    void ReadMeta(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            Keep("meta", value);
        else
            foreach (var property in value.EnumerateObject())
                Keep(property.Name, property.Value);
    }

    void Keep(string name, JsonElement value)
    {
        meta ??= Blank.Meta.ToBuilder();
        var key = name;
        for (var n = 2; meta.ContainsKey(key); n++)
            key = $"{name}.{n}";
        meta.Add(key, value);
    }
}
