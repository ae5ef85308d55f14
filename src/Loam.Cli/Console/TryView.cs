using System.Globalization;
using Loam.Documents;
using Loam.Rewriting;
using Loam.Rewriting.Money;
using Loam.Runs.Tasting;
using Loam.Steps;
using Loam.Text;

namespace Loam.Cli.Console;

/// <summary>One page end to end, for a terminal.</summary>
static class TryView
{
    const int Width = 96;

    /// <summary>The page as it is rewritten.</summary>
    public static void Page(Document page) => Show(
        "page", $"{page.Title}\n{page.Url ?? page.Id.ToString()}, {page.Language ?? "unknown language"}, {Words.Count(page.Text):N0} words\n\n{page.Text}");

    /// <summary>What was asked, answered, made of it and found, and what that cost.</summary>
    public static void Rewrites(IEnumerable<TastedRewrite> tasted, RewriteEngine engine)
    {
        foreach (var rewrite in tasted)
            Rewrite(rewrite, engine.Model);
        if (engine.Bill is { } bill)
            Show("cost", bill);
    }

    static void Rewrite(TastedRewrite tasted, string model)
    {
        var name = tasted.Style!.Name;
        var (requests, answers) = (tasted.Rewrite.Requests, tasted.Rewrite.Answers);
        for (var i = 0; i < requests.Count; i++)
        {
            var chunk = requests.Count > 1 ? $", chunk {i + 1} of {requests.Count}" : "";
            Show($"{name}: prompt {requests[i].PromptVersion}{chunk}", $"{requests[i].System}\n\n{requests[i].Message}\n\n{requests[i].Sampling.Json}");
            if (i < answers.Count)
                Show($"{name}: answer of {model}{chunk}{Figures(answers[i])}", answers[i].Failure is { Drops: true } failure ? $"(none) {failure.Reason}: {failure.Evidence}" : answers[i].Text);
        }
        if (tasted.Rewrite.Verdict is { Drops: true } early)
        {
            Show($"{name}: DROPPED", $"✕ {early.Reason}: {early.Reason!.Explanation}\n  here: {early.Evidence}");
            return;
        }
        var text = tasted.Rewrite.Document.Text;
        Show($"{name}: after post-processing, {Words.Count(text):N0} words", answers is [var only] && only.Text.Trim() == text ? "(the answer as it is)" : text);
        Show($"{name}: {(tasted.Verdict.Drops ? "DROPPED by the guard" : "KEPT")}", tasted.Findings.Count == 0 ? "✓ the guard has nothing to object to" : string.Join('\n', tasted.Findings.Select(f =>
            $"✕ {f.Reason}: {f.Reason.Explanation}\n  here: {f.Evidence}{(f.Nearest is null ? "" : $"\n  page: {f.Nearest}")}")));
    }

    static string Figures(RewriteAnswer answer)
    {
        var figures = new List<string>();
        if (!answer.Finished && !answer.Failure.Drops)
            figures.Add("finish " + CanonicalText.Key(answer.Finish.ToString()));
        if (answer.InputTokens + answer.OutputTokens > 0)
            figures.Add($"{answer.InputTokens:N0} + {answer.OutputTokens:N0} tokens");
        if (answer.Seconds >= 0.05)
            figures.Add(answer.Seconds.ToString("0.0", CultureInfo.InvariantCulture) + " s");
        if (answer.Usd is { } usd)
            figures.Add(Dollars.Text(usd));
        if (answer.Cached)
            figures.Add("remembered");
        return figures.Count == 0 ? "" : $" ({string.Join(", ", figures)})";
    }

    static void Show(string title, string text)
    {
        System.Console.WriteLine($"── {title} {new string('─', Math.Max(3, Width - title.Length))}");
        System.Console.WriteLine(ExplainView.Visible(text.Trim()));
        System.Console.WriteLine();
    }
}
