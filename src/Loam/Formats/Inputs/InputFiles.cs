using System.IO.Enumeration;
using System.Text.RegularExpressions;
using Loam.Steps;

namespace Loam.Formats;

/// <summary>Turns what a user names (files, folders, globs) into files to read, in an order that is the same everywhere.</summary>
public static class InputFiles
{
    /// <summary>Expands patterns in their order; the files of each are sorted ordinally by name, and none comes twice.</summary>
    /// <param name="patterns">Files; folders (everything readable below, hidden files left out); globs with <c>*</c>, <c>?</c>, <c>**</c>.</param>
    /// <param name="baseFolder">What relative patterns are relative to.</param>
    /// <exception cref="RecipeException">A pattern matches nothing, or a file is of no readable kind.</exception>
    public static IReadOnlyList<InputFile> Expand(IEnumerable<string> patterns, string baseFolder)
    {
        var files = new List<InputFile>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pattern in patterns)
            foreach (var file in Expand(pattern, baseFolder))
                if (seen.Add(file.Path))
                    files.Add(file);
        return files;
    }

    static IReadOnlyList<InputFile> Expand(string pattern, string baseFolder)
    {
        var normal = pattern.Replace('\\', '/');
        var full = Path.Combine(baseFolder, normal);
        if (File.Exists(full))
            return [Single(full)];
        if (Directory.Exists(full))
            return Folder(full, null, pattern, baseFolder);
        if (!Glob.IsPattern(normal))
            throw new RecipeException($"no such file or folder: {pattern}{NearestName.Hint(full)}");
        var (fixedPart, rest) = Glob.Split(normal);
        var root = Path.Combine(baseFolder, fixedPart);
        if (!Directory.Exists(root))
            throw new RecipeException($"nothing matches {pattern}: no folder {fixedPart}{NearestName.Hint(root)}");
        return Folder(root, Glob.ToRegex(rest), pattern, baseFolder);
    }

    static InputFile Single(string path)
    {
        var kind = InputKinds.Of(path) ?? throw new RecipeException($"cannot tell what {path} holds; readable kinds: {InputKinds.Readable}");
        var name = Path.GetFileName(path);
        return Make(path, name, kind, name, PageFacts.ReadTable(Path.GetDirectoryName(Path.GetFullPath(path))!));
    }

    static List<InputFile> Folder(string root, Regex? filter, string pattern, string baseFolder)
    {
        var source = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(root)));
        var files = new List<InputFile>();
        Dictionary<string, PageFacts>? facts = null;
        var unreadable = 0;
        foreach (var name in Names(root))
        {
            if (filter is not null && !filter.IsMatch(name))
                continue;
            var path = Path.Combine(root, name);
            if (InputKinds.Of(path) is { } kind)
                files.Add(Make(path, name, kind, source, facts ??= PageFacts.ReadTable(root)));
            else
                unreadable++;
        }
        if (files.Count > 0)
            return files;
        throw new RecipeException(unreadable > 0
            ? $"{pattern}: none of {unreadable} files is of a readable kind: {InputKinds.Readable}"
            : filter is null ? $"{pattern}: the folder has no files"
            : $"nothing matches {pattern}{NearestName.Hint(Path.Combine(baseFolder, pattern))}");
    }

    static List<string> Names(string root)
    {
        var all = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };
        // Linked files are read, linked folders are not entered: they may lead back to where they stand.
        var found = new FileSystemEnumerable<string>(root, (ref FileSystemEntry entry) => entry.ToFullPath(), all)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) == 0,
        };
        var names = found
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Where(name => Path.GetFileName(name) != PageFacts.FileName)
            .ToList();
        names.Sort(StringComparer.Ordinal);
        return names;
    }

    static InputFile Make(string path, string name, InputKind kind, string source, Dictionary<string, PageFacts> facts)
    {
        var single = kind is InputKind.Html or InputKind.Text;
        return new InputFile(Path.GetFullPath(path), name, kind, new FileInfo(path).Length)
        {
            Source = single ? source : name,
            Facts = single ? facts.GetValueOrDefault(name) : null,
        };
    }
}
