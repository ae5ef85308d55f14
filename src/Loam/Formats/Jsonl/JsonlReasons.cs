using Loam.Documents;

namespace Loam.Formats;

/// <summary>Why a JSONL row is no document.</summary>
public static class JsonlReasons
{
    /// <summary>The row is not a JSON object.</summary>
    public static readonly Reason NotJson = new("jsonl.not_json", "The row is not a JSON object.");

    /// <summary>The row has no text: the property is missing, null, or not a string.</summary>
    public static readonly Reason NoText = new("jsonl.no_text", "The row has no property \"text\" that is a string.");

    /// <summary>An id, a format or a provenance that cannot be what it says.</summary>
    public static readonly Reason WrongType = new("jsonl.wrong_type", "The row's id, format or provenance has the wrong type or lacks a part.");

    /// <summary>The row is longer than the limit.</summary>
    public static readonly Reason RowTooLong = new("jsonl.row_too_long", "The row is longer than the limit on rows.");
}
