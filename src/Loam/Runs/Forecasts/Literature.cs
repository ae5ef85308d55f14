namespace Loam.Runs.Forecasts;

/// <summary>What is assumed where nothing was measured yet, with how far it may be off.</summary>
static class Literature
{
    /// <summary>Standard deviation of the logarithm of a style's output per input token: a 90% interval reaches from 0.56 to 1.78 times the assumed ratio.</summary>
    /// <remarks>A guess that has to cover other models, prompts and languages than the study's. Half of its variance is common to all styles: a talkative model is so in each.</remarks>
    public const double RatioSigma = 0.35;

    /// <summary>Standard deviation of the logarithm of real tokens per estimated token: about a fifth either way in 90%.</summary>
    public const double TokenSigma = 0.12;

    /// <summary>Tokens a second that one server writes, where nothing is known: a 12B model on one recent GPU with many requests open.</summary>
    /// <remarks>FinePhrase (2026) measured 9,190 a second for 1.7B models on an H100, and 600 to 1,000 untuned: it may be a third or three times as much.</remarks>
    public const double TokensPerSecond = 1500;

    /// <summary>Standard deviation of the logarithm of that speed.</summary>
    public const double SpeedSigma = 0.7;

    /// <summary>Sentences of a rewrite of which the guard's rules are in doubt, at strictness standard.</summary>
    /// <param name="floor">The least doubt that counts; null: the threshold of strict.</param>
    /// <remarks>Measured on those of 264 labelled pairs that pass, mostly of web pages in German: 0.06 above the threshold of strict, 0.36 from 0.1 on, 0.81 from 0.05, 1.55 from 0.02, 2.39 from 0.01; up to twice that with other weights of the rules. Other models and styles make others.</remarks>
    public static double DoubtfulPerRewrite(double? floor) => floor is { } least ? Math.Max(0.1, 0.035 / Math.Max(0.005, least)) : 0.1;

    /// <summary>Standard deviation of the logarithm of that.</summary>
    public const double DoubtfulSigma = 0.7;

    /// <summary>Statements of a rewrite that may be audited: 8.8 on the same pairs.</summary>
    public const double SentencesPerRewrite = 9;

    /// <summary>Standard deviation of the logarithm of that.</summary>
    public const double SentencesSigma = 0.35;

    /// <summary>Tokens of a judge's answer: a verdict and a short sentence as JSON.</summary>
    public const double JudgeAnswerTokens = 45;

    /// <summary>Output tokens per prompt token, template included, of FinePhrase's rephrasing of web pages by Gemma 3 1B (2026); of other styles that of the most alike.</summary>
    public static double OutputPerInput(string style) => style switch
    {
        "wiki" => 0.41,
        "distill" => 0.39,
        "extract" => 0.37,
        "list" => 0.32,
        "qa" => 0.28,
        "faq" => 0.80,
        "tutorial" => 0.56,
        "math" => 0.48,
        "table" => 0.30,
        "summary" => 0.25,
        "rephrase" => 0.60,
        _ => 0.45,
    };

    /// <summary>Tokens that a present tokenizer makes of one that <see cref="Rewriting.Chunking.Estimate"/> counts.</summary>
    /// <remarks>
    /// Measured on 359 German and 14 English web pages: of German 0.69 with the tokenizer o200k_base and 0.84 with cl100k_base, of English 0.66 with either. Other languages count as German does.
    /// </remarks>
    public static double TokensPerEstimated(string? language) => language == "en" ? 0.66 : 0.76;
}
