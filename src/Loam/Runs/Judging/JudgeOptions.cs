using Loam.Rewriting;

namespace Loam.Runs.Judging;

/// <summary>How a judge's server is to answer.</summary>
public enum AnswerFormat
{
    /// <summary>It holds the model to the schema of an answer: vLLM, SGLang, llama.cpp, Ollama, OpenAI and most others.</summary>
    JsonSchema,

    /// <summary>It holds the model to JSON of any kind.</summary>
    JsonObject,

    /// <summary>Only the prompt asks for JSON.</summary>
    Text,
}

/// <summary>Who judges, and how it is asked.</summary>
public sealed record JudgeOptions
{
    /// <summary>The base URL of an OpenAI-compatible server or of several that serve the same model, batch:URL, batch:DIR, or recorded:FILE. Default: none; needed.</summary>
    public IReadOnlyList<string> Engine { get; init; } = [];

    /// <summary>How the server is to hold the model to an answer (response_format): json-schema, json-object, or text for servers that know neither. Default: json-schema.</summary>
    public AnswerFormat Answer { get; init; } = AnswerFormat.JsonSchema;

    /// <summary>Most tokens of one answer; models that think before they answer need more. Default: 200.</summary>
    public int MaxOutputTokens { get; init => field = value >= 16 ? value : throw new ArgumentOutOfRangeException(nameof(MaxOutputTokens), value, "max_output_tokens is at least 16"); } = 200;

    /// <summary>Further parameters of every request's body, e.g. {"seed": 1}; they override by name, null leaves one out. Default: none.</summary>
    public ExtraBody Body { get; init; } = ExtraBody.None;

    /// <summary>The model's tokenizer.json, to cut sources and foretell costs by its tokens; off: an estimate, one token in three characters. Default: off.</summary>
    public string? Tokenizer { get; init; }

    /// <summary>Whether the rules' word stands where the server left a question unanswered after all retries; else the shard fails, and the next run asks again. Default: false.</summary>
    public bool LeaveUnanswered { get; init; }

    /// <summary>File that remembers every paid answer, relative to the recipe. Default: judgements.jsonl.zst in the run's folder cache.</summary>
    public string? Cache { get; init; }

    /// <summary>How a request samples: at temperature 0, so that the same question has the same answer as far as a server can give it.</summary>
    internal Sampling Sampling => new()
    {
        Temperature = 0,
        TopP = 1,
        MaxOutputTokens = MaxOutputTokens,
        Body = FormatBody.With(Body),
    };

    ExtraBody FormatBody => Answer switch
    {
        AnswerFormat.JsonSchema => ExtraBody.Parse("""{"response_format":{"type":"json_schema","json_schema":{"name":"verdict","strict":true,"schema":""" + Guarding.Judging.JudgeAnswer.Schema + "}}}", null),
        AnswerFormat.JsonObject => ExtraBody.Parse("""{"response_format":{"type":"json_object"}}""", null),
        _ => ExtraBody.None,
    };
}
