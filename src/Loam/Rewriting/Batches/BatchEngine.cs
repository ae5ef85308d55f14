using System.Globalization;
using System.Text;
using Loam.Rewriting.Chat;
using Loam.Rewriting.Money;
using Loam.Steps;
using Loam.Text;

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

    readonly BatchSettings settings;
    readonly BatchFolder folder;
    readonly BatchCourier? courier;
    readonly Lock importing = new();
    volatile bool imported;
    bool disposed;

    BatchEngine(BatchSettings settings, string identity, BatchFolder folder, BatchCourier? courier)
    {
        Identity = identity;
        (this.settings, this.folder, this.courier) = (settings, folder, courier);
    }

    /// <summary>Requests go into files of a folder, for somebody else to answer, e.g. <c>vllm run-batch</c> on a cluster.</summary>
    /// <exception cref="RecipeException">The folder holds requests to another model.</exception>
    public static BatchEngine Offline(BatchSettings settings)
    {
        var identity = settings.Endpoint.IdentityOf("batch", settings.Model);
        return new(settings, identity, BatchFolder.Take(settings, settings.Folder, identity, served: false), null);
    }

    /// <summary>Requests go to a server with the OpenAI Batch API, which answers within a day, most at half the price.</summary>
    /// <param name="settings">What it is made of; its folder may be that of several engines, each has one of its own inside.</param>
    /// <param name="baseUrl">The server's base, e.g. <c>https://api.openai.com/v1</c>.</param>
    /// <param name="key">The key; null for servers that need none.</param>
    public static BatchEngine Online(BatchSettings settings, Uri baseUrl, string? key)
    {
        var address = new ServerAddress(baseUrl, key);
        var identity = settings.Endpoint.IdentityOf(address.Name, settings.Model);
        var own = Path.Combine(settings.Folder, StableHash.Of(identity).ToString("x16", CultureInfo.InvariantCulture));
        var folder = BatchFolder.Take(settings, own, identity, served: true);
        var server = new BatchServer(address, settings.Endpoint.Timeout, settings.Time);
        return new(settings, identity, folder, new(folder, server, settings.Endpoint.Patience, settings.Time));
    }

    /// <inheritdoc/>
    public override string Model => settings.Model;

    /// <summary>The server's address, as for a server that answers at once, or <c>batch</c> where files are answered; and the model.</summary>
    public override string Identity { get; }

    /// <inheritdoc/>
    public override Task<RewriteAnswer> AnswerAsync(RewriteRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        ImportOnce(cancellation);
        var key = BatchKey.Of(request.Hash(Identity), request.Sampling.MaxOutputTokens);
        // Asked before the import, found after it.
        return Task.FromResult(settings.Cache().Find(key.Address, key.Limit) ?? folder.Ask(key, request, settings));
    }

    /// <inheritdoc/>
    public override async ValueTask<bool> SettleAsync(Action<string> note, CancellationToken cancellation)
    {
        folder.Seal();
        if (courier is not null)
            await courier.DeliverAsync(note, cancellation).ConfigureAwait(false);
        var lacking = folder.TakeLacking();
        return folder.Import(cancellation) || (lacking is { } most && folder.Open == 0 ? throw Spent(most) : false);
    }

    // Others were asked before, and cost less than was set aside for them: only when none is open any more will no money come back.
    BudgetException Spent(decimal most) => new(
        $"{settings.Budget.Status}, and the next request may cost up to {Dollars.Text(most)}; everything paid for is kept; raise max_cost (--max-cost) and run the same command to go on");

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
            var open = folder.Open;
            string?[] parts = [open > 0 ? string.Create(CultureInfo.InvariantCulture, $"{open:N0} requests written down") : null, folder.Tally.ToString(), settings.Budget.Status];
            return string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } said ? said : null;
        }
    }

    /// <inheritdoc/>
    public override string? Bill => folder.Aside is not (> 0 and var aside) ? settings.Budget.Bill
        : string.Create(CultureInfo.InvariantCulture, $"{settings.Budget.BillBeside(aside)}; {Dollars.Text(aside)} set aside for {folder.Open:N0} open requests");

    string Instruction(RequestFile file) => file.Seen > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{file} has {file.Requests - file.Open:N0} of {file.Requests:N0} answers and was written to a short while ago: wait until it is done, or {BatchFolder.Quiet.TotalMinutes:0} minutes if it was stopped")
        : $"vllm run-batch -i {ShellWord.Quoted(file.Path)} -o {ShellWord.Quoted(file.Answers)} --model {ShellWord.Quoted(Model)}";

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

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!Interlocked.Exchange(ref disposed, true))
        {
            courier?.Dispose();
            folder.Dispose();
        }
        base.Dispose(disposing);
    }
}
