namespace Loam.Formats;

/// <summary>An uncompressed file: one member from the first byte to the last.</summary>
sealed class PlainSource(Stream file) : MemberSource
{
    bool begun;

    public override long Offset => 0;

    public override bool BeginsRecord => true;

    public override long? Length { get; } = file.Length;

    public override int Read(Span<byte> buffer) => file.Read(buffer);

    public override bool Next(out Damage? damage)
    {
        damage = null;
        return !begun && (begun = true);
    }

    protected override void Dispose(bool disposing) => file.Dispose();
}
