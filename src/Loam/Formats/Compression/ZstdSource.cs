using ZstdSharp;

namespace Loam.Formats;

/// <summary>A Zstandard file as one member: offsets are those of the decompressed bytes.</summary>
sealed class ZstdSource(Stream file) : MemberSource
{
    // Small steps through the file: how far it was read tells how far its decompression is.
    const int Step = 16 << 10;

    readonly DecompressionStream stream = new(file, Step, leaveOpen: false);
    Damage? found;
    long given;
    bool begun;

    public override long Offset => 0;

    public override bool BeginsRecord => true;

    public override long FileRead => file.Position;

    public override int Read(Span<byte> buffer)
    {
        if (found is not null)
            return 0;
        try
        {
            var read = stream.Read(buffer);
            given += read;
            return read;
        }
        catch (Exception e) when (e is ZstdException or EndOfStreamException)
        {
            found = new Damage(CompressionReasons.ZstdCorrupt, $"after {given} decompressed bytes: {e.Message}");
            return 0;
        }
    }

    public override bool Next(out Damage? damage)
    {
        damage = found;
        return !begun && (begun = true);
    }

    protected override void Dispose(bool disposing) => stream.Dispose();
}
