using Loam.Rewriting.Batches;
using Loam.Rewriting.Chat;
using Loam.Rewriting.Extractive;
using Loam.Rewriting.Money;
using Loam.Steps;

namespace Loam.Rewriting;

/// <summary>What the words after <c>--engine</c> mean.</summary>
public abstract record EngineSpec
{
    EngineSpec() { }

    /// <summary><c>extractive</c>.</summary>
    public sealed record Extractive : EngineSpec;

    /// <summary>An OpenAI-compatible server.</summary>
    /// <param name="BaseUrl">Its base, e.g. <c>http://localhost:8000/v1</c>.</param>
    public sealed record Server(Uri BaseUrl) : EngineSpec;

    /// <summary><c>recorded:FILE</c>.</summary>
    /// <param name="Path">The JSONL file.</param>
    public sealed record Recording(string Path) : EngineSpec;

    /// <summary><c>batch:DIR</c>: requests are written into files, for somebody else to answer.</summary>
    /// <param name="Folder">The folder of the files.</param>
    public sealed record BatchFiles(string Folder) : EngineSpec;

    /// <summary><c>batch:URL</c>: a server with the OpenAI Batch API.</summary>
    /// <param name="BaseUrl">Its base, e.g. <c>https://api.openai.com/v1</c>.</param>
    public sealed record BatchService(Uri BaseUrl) : EngineSpec;

    /// <summary>Reads an engine's description.</summary>
    /// <exception cref="RecipeException">It is none of these; the message says what they look like.</exception>
    public static EngineSpec Parse(string text)
    {
        if (text == "extractive")
            return new Extractive();
        if (text.StartsWith("recorded:", StringComparison.Ordinal))
        {
            var path = text["recorded:".Length..];
            return path.Length > 0 ? new Recording(path) : throw new RecipeException("recorded: needs a file, as in recorded:answers.jsonl");
        }
        if (text.StartsWith("batch:", StringComparison.Ordinal))
        {
            var place = text["batch:".Length..];
            if (place.Contains("://", StringComparison.Ordinal))
                return new BatchService(Url(place));
            return place.Length > 0 ? new BatchFiles(place) : throw new RecipeException("batch: needs a folder or a server, as in batch:requests or batch:https://api.openai.com/v1");
        }
        if (text.Contains("://", StringComparison.Ordinal))
            return new Server(Url(text));
        throw new RecipeException($"there is no engine '{text}'; there are extractive, the base URL of an OpenAI-compatible server (http://localhost:8000/v1), recorded:FILE, batch:DIR and batch:URL");
    }

    static Uri Url(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Host.Length > 0
        ? url
        : throw new RecipeException($"'{Shown(text)}' is not the base URL of a server; it looks like http://localhost:8000/v1");

    /// <summary>The description without a user's name, password, or query: they may hold secrets.</summary>
    public static string Shown(string text)
    {
        var (start, query) = (text.IndexOf("://", StringComparison.Ordinal), text.IndexOf('?', StringComparison.Ordinal));
        if (start < 0)
            return text;
        var kind = text.StartsWith("batch:", StringComparison.Ordinal) ? "batch:" : "";
        if (Uri.TryCreate(text[kind.Length..], UriKind.Absolute, out var url) && url.Host.Length > 0)
            return kind + ServerAddress.Public(url);
        // Typed wrong: whatever may be a secret goes.
        text = query < 0 ? text : text[..query];
        var host = text.LastIndexOf('@') + 1;
        return host > start ? text[..(start + 3)] + text[host..] : text;
    }

    /// <summary>The same description with its file or folder made relative to a folder.</summary>
    public static string InPlace(string text, string folder) =>
        Parse(text) switch
        {
            Recording recording => "recorded:" + Path.Combine(folder, recording.Path),
            BatchFiles batch => "batch:" + Path.Combine(folder, batch.Folder),
            _ => text,
        };

    /// <summary>Makes the engine that the settings describe, with its cache. The key comes from LOAM_API_KEY, else OPENAI_API_KEY; local servers need none.</summary>
    /// <param name="settings">What to write with what; paths are taken as they are.</param>
    /// <param name="time">The clock for pauses and timeouts; null is the system's.</param>
    /// <exception cref="RecipeException">The options do not fit together, or a file is missing.</exception>
    public static RewriteEngine Open(RewriteSettings settings, TimeProvider? time = null)
    {
        var (options, endpoint, _) = settings;
        List<EngineSpec> specs = [.. options.Engine.Select(Parse)];
        if (specs.Count > 1 && specs.FirstOrDefault(s => s is not Server) is not null)
            throw new RecipeException("several engines are several servers of the same model: " + string.Join(", ", options.Engine.Select(Shown)));
        if (specs[0] is Extractive or Recording && endpoint.Model is not null)
            throw new RecipeException($"the engine {options.Engine[0]} has no model to choose; leave out model: {endpoint.Model}");
        RewriteEngine engine = specs[0] switch
        {
            Server => Connect([.. specs.Cast<Server>().Select(server => server.BaseUrl)], Model(endpoint, "the server serves"), settings, time),
            BatchFiles batch => BatchEngine.Offline(Batch(batch.Folder, Model(endpoint, "will answer the requests"), settings, time)),
            BatchService batch => BatchEngine.Online(Batch(options.Cache + ".batches", Model(endpoint, "the server serves"), settings, time), batch.BaseUrl, Key()),
            Recording recording => new RecordedEngine(recording.Path),
            _ => new ExtractiveEngine(),
        };
        return specs[0] is not (Extractive or Recording) && options.Cache is { } path ? new CachedEngine(engine, () => AnswerCache.Shared(path)) : engine;
    }

    /// <summary>What the answers of the engine that settings describe cost, in a batch where it answers in batches; null where that is unknown.</summary>
    /// <param name="settings">Engine, and what the user says about prices.</param>
    /// <param name="model">The model's name.</param>
    /// <exception cref="RecipeException">Half a price is given and the table does not know the other half, or a cap is set and no price is known.</exception>
    public static Price? PriceOf(RewriteSettings settings, string model)
    {
        List<EngineSpec> specs = [.. settings.Rewrite.Engine.Select(Parse)];
        var price = Price.Of(settings.Money, model, [.. specs.Select(spec => spec switch { Server server => server.BaseUrl, BatchService batch => batch.BaseUrl, _ => Somewhere })]);
        return specs.Exists(spec => spec.IsBatch) ? price?.InBatch : price;
    }

    /// <summary>Whether it answers in batches, hours later.</summary>
    public bool IsBatch => this is BatchFiles or BatchService;

    static ChatEngine Connect(IReadOnlyList<Uri> servers, string model, RewriteSettings settings, TimeProvider? time) =>
        new(servers, model, Key(), settings.Endpoint, time, Budget.Open(settings, model));

    static BatchSettings Batch(string folder, string model, RewriteSettings settings, TimeProvider? time) => new(folder, model, settings.Endpoint, Cache(settings.Rewrite))
    {
        Budget = Budget.Open(settings, model),
        Time = time ?? TimeProvider.System,
    };

    /// <summary>Where files are answered, for the price table: models that only their maker runs have a price anywhere, and nobody knows that of others. No name of a private network: there all is free.</summary>
    static readonly Uri Somewhere = new("batch://somewhere.else");

    static Func<AnswerCache> Cache(RewriteOptions options) => options.Cache is { } path
        ? () => AnswerCache.Shared(path)
        : throw new RecipeException($"the engine {Shown(options.Engine[0])} answers later; here one is needed that answers at once, such as http://localhost:8000/v1");

    static string Model(EndpointOptions endpoint, string what) => endpoint.Model ?? throw new RecipeException($"name the model that {what}: model: NAME (--model NAME)");

    static string? Key() => Key("LOAM_API_KEY") ?? Key("OPENAI_API_KEY");

    // A key read from a file often brings its line break.
    static string? Key(string variable) => Environment.GetEnvironmentVariable(variable)?.Trim() is not { Length: > 0 } key ? null
        : key.All(c => c is > ' ' and < '\x7f') ? key
        : throw new RecipeException("the key has characters that no header can carry: white space, control characters or letters beyond ASCII", variable);
}
