using Loam.Rewriting;

namespace Loam.Tests.Rewriting;

public sealed class SpoolTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("loam-spool").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Gives_back_what_it_was_given_and_the_space_too()
    {
        using var spool = new Spool(folder);
        var bytes = new byte[1 << 20];
        var places = new Queue<(byte First, Spool.Place Place)>();
        for (var i = 0; i < 300; i++)
        {
            bytes[0] = (byte)i;
            places.Enqueue(((byte)i, spool.Put(bytes)));
            if (places.Count < 100)
                continue;
            var (first, place) = places.Dequeue();
            Assert.Equal((first, bytes.Length), (spool.Take(place)[0], place.Length));
            Assert.InRange(spool.Files, 1, 3);
        }
        while (places.TryDequeue(out var left))
            Assert.Equal(left.First, spool.Take(left.Place)[0]);
        Assert.InRange(spool.Files, 0, 1);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }
}
