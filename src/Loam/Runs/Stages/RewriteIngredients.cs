using Loam.Rewriting;
using Loam.Rewriting.Money;
using Loam.Runs.Datasets;

namespace Loam.Runs.Stages;

/// <summary>What a rewriting step puts into its texts: the model, and every prompt that a page of some language may meet.</summary>
static class RewriteIngredients
{
    public static Ingredients Of(RewriteSettings settings, RewriteParts parts) => Ingredients.None.Plus(new(
        [],
        [new(parts.Engine.Model, Endpoint(settings), settings.Endpoint.Revision, settings.Endpoint.ModelLicense ?? PriceTable.LicenseOf(parts.Engine.Model))],
        [
            .. from style in parts.Selection.Styles
               from prompt in style.Prompts
               select new PromptIngredient(
                   style.PromptVersion(prompt.Key), style.Name, style.About, prompt.Key, prompt.Value.System, prompt.Value.Fill("{title}", "{text}"), style.Sampling.Json),
        ]));

    // An address may hold a name and a password, and a file's folder is nobody's business.
    static string Endpoint(RewriteSettings settings) => settings.Endpoint.EndpointName ?? string.Join(", ", settings.Rewrite.Engine.Select(Public));

    static string Public(string engine)
    {
        if (engine.Contains("://", StringComparison.Ordinal))
            return EngineSpec.Shown(engine);
        return engine.Split(':', 2) is [var kind, var path] ? $"{kind}:{Path.GetFileName(path.TrimEnd('/', '\\'))}" : engine;
    }
}
