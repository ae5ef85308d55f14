using Loam.Cli.Commands;
using Loam.Cli.Console;

// Parse, call, print: everything else is in the library.
var root = RootFactory.Create();
var result = root.Parse(args);
if (result.Action is System.CommandLine.Invocation.ParseErrorAction)
{
    foreach (var error in result.Errors)
        Console.Error.WriteLine($"loam: {ParseErrors.Explain(error.Message, result)}");
    Console.Error.WriteLine($"Try '{ParseErrors.HelpCommand(result)}'.");
    return Outcome.Mistake;
}
return await result.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(20) }).ConfigureAwait(false);
