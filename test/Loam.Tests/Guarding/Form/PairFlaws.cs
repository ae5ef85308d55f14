using Loam.Guarding;
using Loam.Steps;

namespace Loam.Tests.Guarding.Form;

/// <summary>Question-answer pairs that are none.</summary>
static class PairFlaws
{
    internal static FlawedPair? Make(GuardPair pair, SeededRandom random)
    {
        if (pair.Style != "qa")
            return null;
        var (ask, reply, askElse, replyElse) = pair.Language == "de" ? ("Frage:", "Antwort:", "Question:", "Answer:") : ("Question:", "Answer:", "Frage:", "Antwort:");
        var pairs = pair.Text.Split("\n\n").ToList();
        var at = random.Next(pairs.Count);
        var lines = pairs[at].Split('\n', 2);
        if (lines.Length < 2)
            return null;
        var how = random.Next(9);
        switch (how)
        {
            case 0: pairs[at] = lines[0]; break;
            case 1: pairs[at] = lines[0] + "\n" + reply; break;
            case 2: pairs[at] = lines[1]; break;
            case 3: pairs[at] = lines[0] + "\n" + reply + " " + lines[1]; break;
            case 4: pairs[at] = pairs[at].Replace(ask, askElse, StringComparison.Ordinal).Replace(reply, replyElse, StringComparison.Ordinal); break;
            case 5: pairs[at] = ask + " " + MechanicalFlaws.Pick(["", "?", "-", "Was?", "1"], random) + "\n" + lines[1]; break;
            case 6: pairs.Add(pairs[at]); break;
            case 7: pairs[at] = ask + " " + lines[0] + "\n" + lines[1]; break;
            default: pairs = [.. pairs.Select(p => p.Replace(ask + " ", "", StringComparison.Ordinal).Replace(reply + " ", "", StringComparison.Ordinal))]; break;
        }
        string[] names = ["missing answer", "empty answer", "answer without question", "doubled answer label", "label in another language", "question that asks nothing", "same question twice", "doubled question label", "no labels"];
        return new("pairs", names[how], pair with { Text = string.Join("\n\n", pairs) }, GuardReasons.MalformedPairs, GuardReasons.Truncated, GuardReasons.Loop);
    }
}
