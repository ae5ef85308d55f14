namespace Loam.Formats;

/// <summary>An uncompressed file: one member from the first byte to the last.</summary>
sealed class PlainSource(Stream file, long from = 0) : MemberSource
{
    bool begun;

    public override long Offset => from;

    public override bool BeginsRecord => true;

    public override long? Length { get; } = file.Length - from;

    public override long FileRead => file.Position;

    public override int Read(Span<byte> buffer) => file.Read(buffer);

    public override bool Next(out Damage? damage)
    {
        damage = null;
        if (begun)
            return false;
        file.Position = from;
        return begun = true;
    }

    protected override void Dispose(bool disposing) => file.Dispose();
}
