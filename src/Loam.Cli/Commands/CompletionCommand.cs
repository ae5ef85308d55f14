using System.CommandLine;
using Loam.Cli.Console;
using Loam.Steps;

namespace Loam.Cli.Commands;

/// <summary><c>loam completion SHELL</c>: prints a script that asks loam itself for completions.</summary>
static class CompletionCommand
{
    enum Shell
    {
        Bash,
        Zsh,
        Fish,
    }

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new TaughtCommand("completion", "Print a completion script for a shell.",
            "source <(loam completion bash)",
            "loam completion fish > ~/.config/fish/completions/loam.fish");
        var shell = new Argument<Shell>("SHELL") { Description = "bash, zsh or fish." };
        command.Arguments.Add(shell);
        command.SetAction((result, _) => Outcome.OfAsync(() =>
        {
            System.Console.Write(result.GetValue(shell) switch
            {
                Shell.Bash => Bash,
                Shell.Zsh => Zsh,
                Shell.Fish => Fish,
                _ => throw new RecipeException("a shell is bash, zsh or fish"),
            });
            return Task.FromResult(Outcome.Done);
        }));
        return command;
    }

    const string Bash = """
        _loam() {
            local word="${COMP_WORDS[COMP_CWORD]}"
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$(loam "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "$word"))
            [ ${#COMPREPLY[@]} -eq 0 ] && COMPREPLY=($(compgen -f -- "$word"))
        }
        complete -o filenames -F _loam loam ./loam

        """;

    const string Zsh = """
        _loam() {
            local -a words_found
            words_found=("${(@f)$(loam "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
            compadd -- $words_found
            _files
        }
        compdef _loam loam ./loam

        """;

    const string Fish = """
        complete -c loam -a '(set -l line (commandline -cp); loam "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null)'

        """;
}
