namespace Loam.Tests;

/// <summary>Files that tests compare with: run the tests with <c>UPDATE_GOLDEN=1</c> to write them anew, then read the difference.</summary>
public static class Golden
{
    /// <summary>Asserts that a file of the repository holds this text.</summary>
    public static void Matches(string relative, string actual)
    {
        var path = Path.Combine(SharedData.Repository, relative);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }
        Assert.True(File.Exists(path), $"{relative} is missing; write it with UPDATE_GOLDEN=1");
        Assert.True(File.ReadAllText(path) == actual, $"{relative} is stale; write it anew with UPDATE_GOLDEN=1 and read the difference");
    }
}
