namespace Loam.Tests;

public class PlaceholderTests
{
    [Fact]
    public void The_repository_is_found() => Assert.True(File.Exists(Path.Combine(SharedData.Repository, "Loam.slnx")));
}
