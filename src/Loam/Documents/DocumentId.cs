namespace Loam.Documents;

/// <summary>The stable identity of a document: where it came from, and which one of that source it is.</summary>
/// <param name="Source">The corpus or file it was read from, e.g. <c>de.warc.gz</c>. The unit of slices and repetition caps.</param>
/// <param name="Key">Unique within everything read from <paramref name="Source"/>, e.g. <c>de.warc.gz@18234</c> (file and byte offset).</param>
/// <remarks>Compared ordinally. Never derived from order, time or threads: the same input has the same ids on every machine.</remarks>
public readonly record struct DocumentId(string Source, string Key)
{
    /// <summary><c>source/key</c>, for people and error messages.</summary>
    public override string ToString() => $"{Source}/{Key}";
}
