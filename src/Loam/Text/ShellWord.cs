namespace Loam.Text;

/// <summary>Writes words as a shell (sh, bash, zsh) reads them again, for commands that people copy.</summary>
public static class ShellWord
{
    /// <summary>The word as it stands where no shell finds anything in it, else in single quotes.</summary>
    public static string Quoted(string word) => word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:,=@+%".Contains(c, StringComparison.Ordinal))
        ? word
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
