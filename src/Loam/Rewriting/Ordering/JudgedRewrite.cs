using System.Runtime.InteropServices;
using System.Text;
using Loam.Documents;

namespace Loam.Rewriting;

/// <summary>What the step still needs of a <see cref="Rewrite"/> when its turn comes: no requests and no answers, which are most of it.</summary>
/// <param name="Document">The synthetic document; null while answers are pending.</param>
/// <param name="Verdict">Keep, or why there is no rewrite.</param>
/// <param name="Totals">What goes into the ledger.</param>
sealed record JudgedRewrite(Document? Document, Verdict Verdict, IReadOnlyList<(string Measure, double Amount)> Totals)
{
    /// <summary>How these are put down while they wait.</summary>
    internal static Packing<JudgedRewrite> Packing { get; } = new(Weigh, Pack, Unpack);

    internal static JudgedRewrite Of(Rewrite rewrite) => rewrite.Pending
        ? new(null, default, [])
        : new(rewrite.Document, rewrite.Verdict, [.. rewrite.Totals]);

    static long Weigh(JudgedRewrite rewrite) => rewrite.Document is not { } document ? 64
        : 1024 + 2L * document.Text.Length + document.Meta.Sum(pair => (long)JsonMarshal.GetRawUtf8Value(pair.Value).Length);

    static byte[] Pack(JudgedRewrite rewrite)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        var document = rewrite.Document is { } written ? DocumentBytes.Of(written) : [];
        writer.Write(document.Length);
        writer.Write(document);
        writer.Write(rewrite.Verdict.Reason?.Code ?? "");
        writer.Write(rewrite.Verdict.Reason?.Explanation ?? "");
        writer.Write(rewrite.Verdict.Evidence ?? "");
        writer.Write(rewrite.Totals.Count);
        foreach (var (measure, amount) in rewrite.Totals)
        {
            writer.Write(measure);
            writer.Write(amount);
        }
        writer.Flush();
        return bytes.ToArray();
    }

    static JudgedRewrite Unpack(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        var document = reader.ReadBytes(reader.ReadInt32());
        var (code, explanation, evidence) = (reader.ReadString(), reader.ReadString(), reader.ReadString());
        var totals = new (string, double)[reader.ReadInt32()];
        for (var i = 0; i < totals.Length; i++)
            totals[i] = (reader.ReadString(), reader.ReadDouble());
        return new(document.Length > 0 ? DocumentBytes.Read(document) : null, code.Length > 0 ? Verdict.Drop(new(code, explanation), evidence) : default, totals);
    }
}
