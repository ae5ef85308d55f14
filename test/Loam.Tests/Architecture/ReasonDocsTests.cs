using System.Reflection;
using System.Text;
using Loam.Documents;

namespace Loam.Tests.Architecture;

/// <summary><c>docs/reasons.md</c> lists every reason that the library declares.</summary>
public class ReasonDocsTests
{
    [Fact]
    public void The_page_lists_every_reason() => Golden.Matches("docs/reasons.md", Page());

    static string Page()
    {
        var page = new StringBuilder("""
            # Reasons

            Every document that is dropped has one of these codes, in ledgers, in rejects files and in the report, with what was measured as evidence.
            Written from the code by a test (`UPDATE_GOLDEN=1 dotnet test test/Loam.Tests -c Release --filter ReasonDocs`).

            | code | what the document had | declared in |
            |---|---|---|

            """);
        var reasons = typeof(Document).Assembly.GetTypes()
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(Reason) && f.IsInitOnly)
            .Select(f => (Reason: (Reason)f.GetValue(null)!, Room: f.DeclaringType!.Namespace!.Split('.')[1]))
            .OrderBy(r => r.Reason.Code, StringComparer.Ordinal);
        foreach (var (reason, room) in reasons)
            page.Append($"| `{reason.Code}` | {reason.Explanation.Replace("|", "\\|", StringComparison.Ordinal)} | [{room}](../src/Loam/{room}) |\n");
        return page.ToString();
    }
}
