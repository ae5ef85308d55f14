using Loam.Guarding;
using Loam.Rewriting;
using Loam.Runs.Stages;

namespace Loam.Runs.Tasting;

/// <summary>Draws pages and rewrites them.</summary>
public static class StyleSampler
{
    /// <summary>Makes a sample.</summary>
    /// <param name="inputs">Files, folders, globs and datasets.</param>
    /// <param name="count">How many pages.</param>
    /// <param name="settings">What to write with what. Answers are remembered where the settings name a cache.</param>
    /// <param name="guard">What the guard looks for.</param>
    /// <param name="seed">Decides which pages.</param>
    /// <param name="workers">How many at once where the engine works on this machine.</param>
    /// <param name="note">Takes words for people.</param>
    /// <param name="cancellation">Stops; answers that came are remembered.</param>
    public static async Task<StyleSample> DrawAsync(
        IReadOnlyList<string> inputs, int count, RewriteSettings settings, GuardOptions guard, ulong seed, int workers, Action<string> note, CancellationToken cancellation)
    {
        var parts = RewriteParts.Of(settings, Environment.CurrentDirectory, null);
        using var engine = parts.Engine;
        var drawn = PageDraw.Draw(inputs, count, seed, cancellation);
        note($"{drawn.Pages.Count} pages drawn from {drawn.Readable} readable documents; {engine.Model} writes");
        var taster = new Taster(parts, guard, seed);
        var items = drawn.Pages.SelectMany(page => taster.StylesFor(page).Select(style => (page, style))).ToList();
        var rewrites = await taster.RewriteAsync(items, workers, note, cancellation).ConfigureAwait(false);
        if (engine.Bill is { } bill)
            note(bill);
        var met = rewrites.SelectMany(r => r.Rewrite.Requests).Select(r => r.PromptVersion).ToHashSet(StringComparer.Ordinal);
        return new(
            drawn.Readable, seed, engine.Model,
            [.. items.Zip(rewrites).GroupBy(r => r.First.page).Select(g => KeyValuePair.Create(g.Key, (IReadOnlyList<TastedRewrite>)[.. g.Select(r => r.Second)]))],
            [.. RewriteIngredients.Of(settings, parts).Prompts.Where(p => met.Contains(p.Version))]);
    }
}
