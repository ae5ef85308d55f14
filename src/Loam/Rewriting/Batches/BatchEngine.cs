using System.Globalization;
using System.Text;
using Loam.Rewriting.Chat;

namespace Loam.Rewriting.Batches;

/// <summary>A model that is asked in batches: every request is written down first, and answered later, all at once.</summary>
/// <remarks>
/// Stands behind a <see cref="CachedEngine"/>: a batch is the cache's misses, written down. An unanswered request is answered <see cref="RewriteAnswer.Later"/>; answers go
/// straight into the cache, so that the next pass over the pages finds them there, and nothing else differs from a server that answers at once. Thread-safe.
/// </remarks>
public sealed class BatchEngine : RewriteEngine
{
    /// <summary>So many files are named in full when somebody else is to answer them.</summary>
    const int MostNamed = 3;

    readonly BatchFolder folder;
    readonly BatchCourier? courier;
    readonly Func<AnswerCache> cache;
    readonly int retries;
    readonly Lock importing = new();
    volatile bool imported;

    BatchEngine(string model, string identity, BatchFolder folder, BatchCourier? courier, Func<AnswerCache> cache, int retries)
    {
        (Model, Identity) = (model, identity);
        (this.folder, this.courier, this.cache, this.retries) = (folder, courier, cache, retries);
    }

    /// <summary>Requests go into files of a folder, for somebody else to answer, e.g. <c>vllm run-batch</c> on a cluster.</summary>
    /// <param name="path">The folder; created when the first request is written down.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="options">The model's revision, the address's name, the retries.</param>
    /// <param name="cache">Where answers go.</param>
    /// <param name="limits">How large a file of requests may be; null is the OpenAI Batch API's.</param>
    /// <param name="time">The clock; null is the system's.</param>
    /// <exception cref="Steps.RecipeException">The folder holds requests to another model.</exception>
    public static BatchEngine Offline(string path, string model, EndpointOptions options, Func<AnswerCache> cache, BatchLimits? limits = null, TimeProvider? time = null)
    {
        var identity = IdentityOf("batch", model, options);
        return new(model, identity, new(path, identity, cache, limits ?? new(), time ?? TimeProvider.System), null, cache, options.Retries);
    }

    /// <summary>Requests go to a server with the OpenAI Batch API, which answers within a day, most at half the price.</summary>
    /// <param name="baseUrl">The server's base, e.g. <c>https://api.openai.com/v1</c>.</param>
    /// <param name="path">The folder for requests, answers and what the server knows of them; a folder inside it belongs to this engine.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="key">The key; null for servers that need none.</param>
    /// <param name="options">The model's revision, the address's name, the retries, how long a server that is away is waited for.</param>
    /// <param name="cache">Where answers go.</param>
    /// <param name="limits">How large a file of requests may be; null is the OpenAI Batch API's.</param>
    /// <param name="time">The clock; null is the system's.</param>
    public static BatchEngine Online(
        Uri baseUrl, string path, string model, string? key, EndpointOptions options, Func<AnswerCache> cache, BatchLimits? limits = null, TimeProvider? time = null)
    {
        time ??= TimeProvider.System;
        var address = new ServerAddress(baseUrl, key);
        var identity = IdentityOf(address.Name, model, options);
        var own = Path.Combine(path, Text.StableHash.Of(identity).ToString("x16", CultureInfo.InvariantCulture));
        var folder = new BatchFolder(own, identity, cache, limits ?? new(), time) { Served = true };
        return new(model, identity, folder, new(folder, new(address, options.Timeout, time), options.Patience, time), cache, options.Retries);
    }

    /// <inheritdoc/>
    public override string Model { get; }

    /// <summary>The server's address, as for a server that answers at once, or <c>batch</c> where files are answered; and the model.</summary>
    public override string Identity { get; }

    /// <inheritdoc/>
    public override Task<RewriteAnswer> AnswerAsync(RewriteRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        ImportOnce(cancellation);
        var key = BatchKey.Of(request.Hash(Identity), request.Sampling.MaxOutputTokens);
        // Asked before the import, found after it.
        return Task.FromResult(cache().Find(key.Address, key.Limit) ?? folder.Ask(key, request, Model, retries));
    }

    /// <inheritdoc/>
    public override async ValueTask<bool> SettleAsync(Action<string> note, CancellationToken cancellation)
    {
        folder.Seal();
        if (courier is not null)
            await courier.DeliverAsync(note, cancellation).ConfigureAwait(false);
        return folder.Import(cancellation);
    }

    /// <inheritdoc/>
    public override string? Waiting
    {
        get
        {
            var files = folder.Unanswered;
            if (files.Count == 0)
                return null;
            var told = folder.Tally.ToString();
            var count = string.Create(CultureInfo.InvariantCulture, $"{files.Sum(f => f.Open):N0} requests in {files.Count} {(files.Count == 1 ? "file" : "files")}");
            if (courier is not null)
                return $"{count} wait for their batches at {courier.Address}; the same command goes on";
            var text = new StringBuilder($"{count} wait for answers{(told.Length > 0 ? $" ({told})" : "")}; answer each file, then give the same command again:");
            foreach (var file in files.Take(MostNamed))
                text.Append(CultureInfo.InvariantCulture, $"\n  {Instruction(file)}");
            if (files.Count > MostNamed)
                text.Append(CultureInfo.InvariantCulture, $"\n  … and {files.Count - MostNamed} more, to {files[^1]}");
            return text.ToString();
        }
    }

    /// <inheritdoc/>
    public override string? Status
    {
        get
        {
            var told = folder.Tally.ToString();
            var open = folder.Open;
            return open == 0 ? told.Length > 0 ? told : null : string.Create(CultureInfo.InvariantCulture, $"{open:N0} requests written down{(told.Length > 0 ? ", " : "")}{told}");
        }
    }

    string Instruction(RequestFile file) => file.Seen > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{file} has {file.Requests - file.Open:N0} of {file.Requests:N0} answers and was written to a short while ago: wait until it is done, or {BatchFolder.Quiet.TotalMinutes:0} minutes if it was stopped")
        : $"vllm run-batch -i {Quoted(file.Path)} -o {Quoted(file.Answers)} --model {Quoted(Model)}";

    static string Quoted(string word) => word.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_' or ':' or '@' or '+') ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    void ImportOnce(CancellationToken cancellation)
    {
        if (imported)
            return;
        lock (importing)
        {
            if (!imported)
                folder.Import(cancellation);
            imported = true;
        }
    }

    static string IdentityOf(string address, string model, EndpointOptions options) =>
        $"{options.EndpointName ?? address}#{model}{(options.Revision is { } revision ? $"@{revision}" : "")}";

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        courier?.Dispose();
        folder.Dispose();
        base.Dispose(disposing);
    }
}
