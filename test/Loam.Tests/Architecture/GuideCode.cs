using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Loam.Tests.Architecture;

/// <summary>The code blocks of a guide, and an assembly made of them.</summary>
static partial class GuideCode
{
    // What ImplicitUsings and test/Directory.Build.props give every file here.
    const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Xunit;
        """;

    /// <summary>The code under <c>&lt;!-- code: NAME --&gt;</c> in a page.</summary>
    public static string Block(string page, string name) => Code().Matches(page).SingleOrDefault(m => m.Groups[1].Value == name)?.Groups[2].Value
        ?? throw new InvalidOperationException($"the guide has no block 'code: {name}', or several");

    // Who follows a guide has its types in the library, too. The guide's own win (CS0436 says so), and they are what the guide is about.
    static readonly Dictionary<string, ReportDiagnostic> Allowed = new(StringComparer.Ordinal) { ["CS0436"] = ReportDiagnostic.Suppress };

    /// <summary>Compiles sources against everything that this test runs with; what the compiler says, warnings too, fails the test.</summary>
    public static Assembly Compile(params IEnumerable<string> sources)
    {
        var options = new CSharpParseOptions(LanguageVersion.LatestMajor);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(f => MetadataReference.CreateFromFile(f));
        var compilation = CSharpCompilation.Create(
            "Guide",
            sources.Prepend(Usings).Select(s => CSharpSyntaxTree.ParseText(s, options)),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, specificDiagnosticOptions: Allowed));
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        Assert.Empty(result.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString()));
        assembly.Position = 0;
        return new AssemblyLoadContext("guide").LoadFromStream(assembly);
    }

    [GeneratedRegex(@"<!-- code: (\S+) -->\r?\n+```csharp\r?\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Code();
}
