using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Loam.Tests;

/// <summary>Runs the real program in a process of its own.</summary>
static class LoamBinary
{
    static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Loam.Cli.dll");

    /// <summary>How a run ended.</summary>
    public sealed record Ended(int ExitCode, string Output, string Error)
    {
        /// <summary>The summary that <c>--json</c> printed.</summary>
        public JsonElement Json => JsonDocument.Parse(Output.TrimEnd().Split('\n')[^1]).RootElement;

        /// <summary>The stages that were found complete, by name.</summary>
        public IReadOnlyDictionary<string, bool> Cached => Json.GetProperty("stages").EnumerateArray()
            .ToDictionary(s => s.GetProperty("stage").GetString()!, s => s.GetProperty("cached").GetBoolean());
    }

    /// <summary>Starts it.</summary>
    public static Process Start(IEnumerable<string> arguments, string? folder = null, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder ?? SharedData.Repository,
        };
        start.ArgumentList.Add(Program);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<Ended> RunAsync(params string[] arguments) => await EndAsync(Start(arguments));

    /// <summary>Runs it to its end in a folder.</summary>
    public static async Task<Ended> RunInAsync(string folder, params string[] arguments) => await EndAsync(Start(arguments, folder));

    /// <summary>Waits for the end.</summary>
    public static async Task<Ended> EndAsync(Process process)
    {
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return new(process.ExitCode, await output, await error);
        }
    }

    /// <summary>One text for everything that a run wrote: every file's path and content hash. Locks and caches left out.</summary>
    public static string Digest(string folder)
    {
        var text = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder, file);
            if (name is not ".lock" && !name.StartsWith("cache", StringComparison.Ordinal))
                text.AppendLine($"{name} {Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}");
        }
        return text.ToString();
    }
}

/// <summary>A folder that is deleted at the end of a test.</summary>
sealed class TemporaryFolder : IDisposable
{
    /// <summary>Its path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("loam-test-").FullName;

    /// <summary>A path inside.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file inside and gives its path.</summary>
    public string Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
        return this[name];
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
