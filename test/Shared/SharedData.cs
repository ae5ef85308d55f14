using System.Runtime.CompilerServices;

namespace Loam.Tests;

/// <summary>Real data that stands beside the repository, in <c>../shared/data</c>. Tests that need it are skipped where it is absent.</summary>
public static class SharedData
{
    /// <summary>The repository's root, found from this source file.</summary>
    public static string Repository { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    /// <summary>The path of a file or folder of the shared data; skips the test where it is absent.</summary>
    public static string Require(string relative)
    {
        var path = Path.Combine(Repository, "..", "shared", "data", relative);
        Skip.IfNot(Path.Exists(path), $"needs ../shared/data/{relative}");
        return Path.GetFullPath(path);
    }

    static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
