using System.Text.Json;
using Loam.Guarding;

namespace Loam.Tests;

/// <summary>Rewrites with a sentence of which the rules are in doubt, and a server that judges by words.</summary>
static class JudgeScript
{
    /// <summary>The only check that is on is the one whose doubts are gradual, so that there is a sentence in doubt however the rules are weighed.</summary>
    internal static readonly GuardOptions Rules = new() { Strictness = Strictness.Lenient, Names = false, Numbers = false, Negations = false, Coverage = false, MaxCopied = null };

    internal const string Source = "Wassermühle Auental\nDie Wassermühle Auental ist eine Getreidemühle am Rand von Auental. Sie wurde 1742 von Johann Brenner gebaut. Am 3. Mai 1881 brannte das Mühlenhaus nieder. "
        + "Der Wiederaufbau dauerte zwei Jahre. 1923 erhielt die Mühle eine Turbine, die noch heute Strom liefert. Das Mühlrad hat 36 Schaufeln.";

    static readonly string[] Doubtful =
    [
        "Johann Brenner baute sie 1742 aus rotem Sandstein mit großer Sorgfalt.", "Johann Brenner baute sie 1742 mit großer Sorgfalt aus Stein.", "Johann Brenner baute sie 1742 aus Stein.",
        "Gebaut hat sie 1742 Johann Brenner, ein fleißiger Müller.", "Sie wurde 1742 von Johann Brenner sorgfältig gebaut.", "Die Turbine liefert seit langem günstigen Strom.",
    ];

    /// <summary>The sentence in doubt.</summary>
    internal static string Sentence { get; } = Doubtful.First(sentence => Pair(sentence) is var pair && Guard.Check(pair, Rules).Count == 0 && Guard.Doubts(pair, Rules, 0).Any(f => !f.Span.Equals(..)));

    static GuardPair Pair(string sentence) => new(Source, Rewrite(0, sentence), "wiki", "de");

    /// <summary>A rewrite; the number makes each a question of its own.</summary>
    internal static string Rewrite(int number, string? sentence = null) =>
        $"Die Wassermühle Auental Nummer {number} ist eine Getreidemühle bei Auental. {sentence ?? Sentence} Seit 1923 liefert eine Turbine Strom. Das Mühlrad hat 36 Schaufeln.";

    /// <summary>What the guard's pairs file has for it.</summary>
    internal static string Row(int number) => JsonSerializer.Serialize(new { id = $"row{number}", source = Source, text = Rewrite(number), style = "wiki", language = "de", label = number % 6 == 0 ? "addition" : "faithful" });

    /// <summary>A judge's answer.</summary>
    internal static Reply Says(string verdict, string why = "Weil es so ist.") => Reply.Says(JsonSerializer.Serialize(new { verdict, why }));

    /// <summary>The statement that a request asks about, and the rest of its message.</summary>
    internal static string Statement(string request)
    {
        using var json = JsonDocument.Parse(request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        var message = json.RootElement.GetProperty("messages")[1].GetProperty("content").GetString()!;
        return message[message.IndexOf("Der Satz:\n<<<\n", StringComparison.Ordinal)..].Split('\n')[2];
    }

    /// <summary>The number of the rewrite that a request is about.</summary>
    internal static int Number(string request) => int.Parse(System.Text.RegularExpressions.Regex.Match(request, @"Nummer (\d+)").Groups[1].Value);
}
