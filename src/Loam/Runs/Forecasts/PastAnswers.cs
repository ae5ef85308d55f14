using Loam.Rewriting;

namespace Loam.Runs.Forecasts;

/// <summary>What the latest answers in a step's cache were like. Too few to say anything count as none.</summary>
sealed class PastAnswers(IReadOnlyList<CacheStatistics> all)
{
    const int Fewest = 20;

    /// <summary>Reads the cache of an engine without opening it for writing: a run may be at work on it. One that cannot be read has no answers.</summary>
    public static PastAnswers Of(RewriteSettings settings, RewriteEngine engine)
    {
        try
        {
            return new(settings.Rewrite.Cache is { } path ? [.. CacheStatistics.Read(path).Where(s => s.Engine == engine.Identity)] : []);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new([]);
        }
    }

    /// <summary>Those in a style, or null.</summary>
    public CacheStatistics? Of(string style) => all.FirstOrDefault(p => p.Style == style && p.Answers >= Fewest && p is { InputTokens.Mean: > 0, OutputTokens.Mean: > 0 });

    /// <summary>Tokens written a second for one request, or null.</summary>
    public double? Speed
    {
        get
        {
            var known = all.Where(p => p.Seconds.Mean > 0).ToList();
            return known.Sum(p => p.Answers) < Fewest ? null
                : known.Sum(p => p.OutputTokens.Mean * p.Answers) / known.Sum(p => p.Seconds.Mean * p.Answers);
        }
    }

    /// <summary>Standard error of a mean as a share of it.</summary>
    public static double Doubt(Moments moments) => moments.Mean == 0 ? 0 : Math.Sqrt(moments.Variance / Math.Max(1, moments.Count)) / moments.Mean;
}
