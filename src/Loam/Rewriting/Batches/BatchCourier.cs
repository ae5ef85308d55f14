using System.Globalization;
using System.Security.Cryptography;
using Loam.Steps;

namespace Loam.Rewriting.Batches;

/// <summary>Takes files of requests to a server and brings the answers back: upload, create, poll, fetch.</summary>
/// <remarks>
/// What was reached is written beside the file after every step, so a run may be killed at any moment. The one moment that costs money, between asking for a batch and
/// knowing its id, is announced before: when it is found announced and unfinished, the server's list is searched for the batch by its mark before another is made.
/// </remarks>
/// <param name="folder">The files.</param>
/// <param name="server">The server; disposed with the courier.</param>
/// <param name="patience">How long a server that is away is waited for.</param>
/// <param name="time">The clock.</param>
sealed class BatchCourier(BatchFolder folder, BatchServer server, TimeSpan patience, TimeProvider time) : IDisposable
{
    static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(2);
    static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>How long a batch waits that was refused because of a full queue, if none of ours ends before.</summary>
    static readonly TimeSpan QueueWait = TimeSpan.FromMinutes(10);

    /// <summary>How long a server may take to list a batch that it has just made: before, not to find one says nothing.</summary>
    static readonly TimeSpan ListLag = TimeSpan.FromMinutes(1);

    /// <summary>How far the server's clock may be behind this one.</summary>
    const long ClockSkew = 3600;

    /// <summary>A file on its way.</summary>
    sealed class Parcel(RequestFile file)
    {
        internal RequestFile File => file;

        internal BatchState State { get; set; } = BatchState.Load(file) ?? new();

        internal ServerBatch? Batch { get; set; }

        internal bool Cancelled { get; set; }

        /// <summary>When its batch may be asked for again; the server's queue was full.</summary>
        internal DateTimeOffset NotBefore { get; set; }
    }

    /// <summary>The server's base.</summary>
    internal string Address => server.Address;

    /// <summary>Returns when all files of the folder are answered, as far as the server will answer them.</summary>
    /// <exception cref="EngineException">The server refuses the batches, or somebody cancelled one.</exception>
    /// <exception cref="AwaitingException">The server was away for too long.</exception>
    internal async Task DeliverAsync(Action<string> note, CancellationToken cancellation)
    {
        List<Parcel> parcels = [.. folder.Unanswered.Select(file => new Parcel(file))];
        var pause = ShortestPause;
        long? awaySince = null;
        while (true)
        {
            var (moved, reached, trouble) = await RoundAsync(parcels, cancellation).ConfigureAwait(false);
            var open = parcels.FindIndex(parcel => !parcel.State.Delivered);
            if (open < 0)
                break;
            note(Progress(parcels, open, trouble));
            if (trouble is null || reached)
                awaySince = null;
            else if (time.GetElapsedTime(awaySince ??= time.GetTimestamp()) > patience)
                throw new AwaitingException($"{Address} is away ({trouble.Message}); its batches go on, and the same command goes on with them");
            pause = moved ? ShortestPause : Min(2 * pause, LongestPause);
            await Task.Delay(trouble?.RetryAfter is { } asked && asked > pause ? asked : pause, time, cancellation).ConfigureAwait(false);
        }
        if (parcels.Find(parcel => parcel.Cancelled) is { } cancelled)
        {
            folder.Import(cancellation);
            throw new EngineException($"batch {cancelled.State.BatchId} at {Address} was cancelled; the same command asks for what it had not answered");
        }
    }

    /// <summary>Brings every file as far as it goes without waiting.</summary>
    async Task<(bool Moved, bool Reached, BatchServerException? Trouble)> RoundAsync(List<Parcel> parcels, CancellationToken cancellation)
    {
        var (moved, reached, full) = (false, false, false);
        BatchServerException? trouble = null;
        foreach (var parcel in parcels)
        {
            try
            {
                while (!parcel.State.Delivered)
                {
                    // While the server takes no more, only what it has is looked after.
                    if (parcel.State.BatchId is null && (full || time.GetUtcNow() < parcel.NotBefore))
                        break;
                    var stepped = await StepAsync(parcel, cancellation).ConfigureAwait(false);
                    reached = true;
                    if (!stepped)
                        break;
                    moved = true;
                    if (parcel.State.Delivered)
                        parcels.ForEach(other => other.NotBefore = default);
                }
            }
            catch (BatchServerException error) when (error.Passing)
            {
                trouble = trouble?.RetryAfter > error.RetryAfter ? trouble : error;
                full |= error.Full;
                reached |= error.Full;
            }
            catch (BatchServerException error)
            {
                throw new EngineException($"{Address}: {error.Message}", error);
            }
        }
        return (moved, reached, trouble);
    }

    /// <summary>One step with one file; false when there is nothing to do but wait.</summary>
    async Task<bool> StepAsync(Parcel parcel, CancellationToken cancellation)
    {
        var (file, state) = (parcel.File, parcel.State);
        if (state.FileId is null)
        {
            parcel.State = (state with { FileId = await server.UploadAsync(file, cancellation).ConfigureAwait(false) }).Save(file);
            return true;
        }
        if (state.BatchId is null)
        {
            var found = await FindAsync(parcel, cancellation).ConfigureAwait(false);
            if (found is null && time.GetUtcNow() - parcel.State.AskedAt < ListLag)
                return false;
            parcel.Batch = found ?? await CreateAsync(parcel, cancellation).ConfigureAwait(false);
            parcel.State = (parcel.State with { BatchId = parcel.Batch.Id }).Save(file);
            return true;
        }
        var batch = parcel.Batch = await server.GetAsync(state.BatchId, cancellation).ConfigureAwait(false);
        if (batch.Phase == BatchPhase.Open)
            return false;
        if (batch.Phase == BatchPhase.Failed)
        {
            (parcel.Batch, parcel.NotBefore) = (null, time.GetUtcNow() + QueueWait);
            parcel.State = new BatchState { FileId = state.FileId }.Save(file);
            throw new BatchServerException($"batch {batch.Id} was refused: {batch.Words ?? "without a word"}") { Passing = batch.QueueFull, Full = batch.QueueFull };
        }
        await FetchAsync(batch.OutputFile, file, file.Answers, cancellation).ConfigureAwait(false);
        await FetchAsync(batch.ErrorFile, file, file.Errors, cancellation).ConfigureAwait(false);
        parcel.Cancelled = batch.Phase == BatchPhase.Cancelled;
        parcel.State = (state with { Delivered = true }).Save(file);
        return file.Delivered = true;
    }

    async Task FetchAsync(string? fileId, RequestFile file, string path, CancellationToken cancellation)
    {
        if (fileId is null)
            return;
        try
        {
            await server.DownloadAsync(fileId, path, cancellation).ConfigureAwait(false);
        }
        catch (BatchServerException error) when (error.Gone)
        {
            // To ask again is to pay again: that is for a person to decide.
            throw new BatchServerException($"the server no longer has the file {fileId} with the answers ({error.Message}); delete {Path.ChangeExtension(file.Path, ".*")} to ask, and pay, again", error);
        }
    }

    async Task<ServerBatch> CreateAsync(Parcel parcel, CancellationToken cancellation)
    {
        var fileId = parcel.State.FileId!;
        parcel.State = (parcel.State with { Asked = time.GetUtcNow().ToUnixTimeSeconds() }).Save(parcel.File);
        try
        {
            return await server.CreateAsync(fileId, MarkOf(parcel.File), cancellation).ConfigureAwait(false);
        }
        catch (BatchServerException error) when (!error.Unknown)
        {
            // Refused, so there is none to look for. A file that the server has lost, or does not know yet, is uploaded again: that costs nothing.
            var lost = !error.Passing && error.Message.Contains(fileId, StringComparison.Ordinal);
            parcel.State = new BatchState { FileId = lost ? null : fileId }.Save(parcel.File);
            if (lost)
                throw new BatchServerException(error.Message, error) { Passing = true };
            throw;
        }
    }

    /// <summary>The batch that was asked for when a run was killed or an answer was lost; null when there is none.</summary>
    async Task<ServerBatch?> FindAsync(Parcel parcel, CancellationToken cancellation)
    {
        if (parcel.State.Asked is not { } asked)
            return null;
        var mark = MarkOf(parcel.File);
        await foreach (var batch in server.ListAsync(cancellation).ConfigureAwait(false))
        {
            if (batch.Mark == mark && batch.Phase != BatchPhase.Failed)
                return batch;
            if (batch.Created > 0 && batch.Created < asked - ClockSkew)
                break;
        }
        return null;
    }

    /// <summary>A batch's name: a hash of its requests. No two files have the same, since the try is part of a row.</summary>
    static string MarkOf(RequestFile file)
    {
        using var content = File.OpenRead(file.Path);
        return Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16));
    }

    static string Progress(List<Parcel> parcels, int open, BatchServerException? trouble)
    {
        var parcel = parcels[open];
        var done = parcel.Batch is null ? "not begun" : string.Create(CultureInfo.InvariantCulture, $"{parcel.Batch.Completed:N0} of {parcel.File.Requests:N0} answered");
        return string.Create(CultureInfo.InvariantCulture, $"batch {open + 1} of {parcels.Count}: {done}{(trouble is null ? "" : $" ({trouble.Message})")}");
    }

    static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    /// <inheritdoc/>
    public void Dispose() => server.Dispose();
}
