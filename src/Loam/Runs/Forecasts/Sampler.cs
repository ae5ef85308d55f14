using System.Collections.Concurrent;
using Loam.Documents;
using Loam.Formats;
using Loam.Steps;

namespace Loam.Runs.Forecasts;

/// <summary>Draws a sample of the records of many files, evenly over their bytes.</summary>
/// <remarks>
/// The files stand one behind the other, and every part of their bytes has a stretch of equal length at a place that is drawn. A file that is compressed as one piece cannot be entered in the
/// middle: its stretches follow each other from its beginning. A small corpus is read whole, file by file. Memory: the documents of the sample.
/// </remarks>
sealed class Sampler(string name, IReadOnlyList<InputFile> files, ForecastOptions options, ulong seed)
{
    const int RecordsPerStretch = 5, PilotPlaces = 8, PilotRecords = 25, FilesPerUnit = 16;

    readonly long[] starts = Starts(files);
    readonly long bytes = files.Sum(f => f.Length);
    readonly ConcurrentDictionary<InputFile, bool> enterable = new();

    /// <summary>True when files had to be read from their beginnings, since nothing in them can be found without what stands before.</summary>
    public bool FromBeginnings { get; private set; }

    /// <summary>Draws the sample.</summary>
    /// <param name="known">How many documents there are, where that is known.</param>
    /// <param name="deadline">Whether the time is over: what was drawn by then is the sample.</param>
    /// <param name="cancellation">Stops between records.</param>
    public async Task<SampleFrame> DrawAsync(long? known, Func<bool> deadline, CancellationToken cancellation)
    {
        var (places, length) = Places(cancellation);
        SeededRandom.For(seed, "forecast.order." + name).Shuffle<Place[]>(places);
        var units = new SampleUnit?[places.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Workers, CancellationToken = cancellation };
        await Parallel.ForAsync(0, places.Length, parallel, (i, token) =>
        {
            if (i < options.Workers || !deadline())
                units[i] = Read(places[i], length, token);
            return ValueTask.CompletedTask;
        }).ConfigureAwait(false);
        return new(name, [.. units.OfType<SampleUnit>()], bytes, known, seed);
    }

    /// <summary>Where reading begins: a file, a byte in it, and how many stretches of the same file come before.</summary>
    readonly record struct Place(int File, long From, int Before);

    // Units that are read whole begin at the files' beginnings and have no length; stretches have one place and a length.
    (Place[][] Units, long? Length) Places(CancellationToken cancellation)
    {
        if (bytes == 0)
            return ([], null);
        var stretches = Math.Clamp(options.Sample / RecordsPerStretch, 10, 400);
        var length = (long)Math.Ceiling(RecordBytes(cancellation) * options.Sample / stretches);
        if (length >= bytes / stretches)
            return ([.. Whole()], null);
        var units = new Place[stretches][];
        var random = SeededRandom.For(seed, "forecast.places." + name);
        var (part, shift) = ((double)bytes / stretches, random.NextDouble());
        var before = new Dictionary<int, int>();
        for (var i = 0; i < stretches; i++)
        {
            // Anywhere in its part, so that what returns at equal distances (sites in turn, copies) is not hit at the same place again and again; without overlap.
            var at = (long)(i * part + random.NextDouble() * (part - length) + shift * part) % bytes;
            var file = FileAt(at);
            before[file] = before.GetValueOrDefault(file) + 1;
            units[i] = [new(file, at - starts[file], before[file] - 1)];
        }
        return (units, length);
    }

    // Single pages go together; other files are units of their own.
    IEnumerable<Place[]> Whole() => Enumerable.Range(0, files.Count)
        .GroupBy(i => IsPage(files[i]) ? i / FilesPerUnit : files.Count + i)
        .Select(group => group.Select(i => new Place(i, 0, 0)).ToArray());

    /// <summary>About how many bytes a record takes in its file. Being wrong makes the sample larger or smaller, not the forecast.</summary>
    double RecordBytes(CancellationToken cancellation)
    {
        double read = 0, records = 0;
        for (var i = 0; i < PilotPlaces; i++)
        {
            var at = (long)((i + 0.5) * bytes / PilotPlaces);
            var file = files[FileAt(at)];
            var from = Enters(file) ? at - starts[FileAt(at)] : 0;
            var tally = new ReadTally { TracksPosition = true, FilePosition = from };
            var (seen, last) = (0, (double)from);
            using var found = Reading(file, from, tally, cancellation).GetEnumerator();
            while (seen <= PilotRecords && found.MoveNext())
            {
                seen++;
                last = tally.FilePosition;
            }
            var ended = seen <= PilotRecords;
            read += (ended ? file.Length : last) - from;
            records += Math.Max(1, ended ? seen : seen - 1);
        }
        return Math.Max(1, read / records);
    }

    SampleUnit Read(Place[] places, long? length, CancellationToken cancellation)
    {
        var documents = new List<Document>();
        var unreadable = 0;
        double covered = 0;
        foreach (var place in places)
        {
            if (length is not { } stretch)
            {
                Read(files[place.File], 0, long.MaxValue);
                covered += files[place.File].Length;
                continue;
            }
            var from = IsPage(files[place.File]) || Enters(files[place.File]) ? place.From : Math.Min(place.Before * stretch, Math.Max(0, files[place.File].Length - stretch));
            covered += stretch;
            for (var (index, left) = (place.File, stretch); left > 0; index = (index + 1) % files.Count)
            {
                Read(files[index], from, from + left);
                left -= files[index].Length - from;
                from = 0;
            }
        }
        return new(covered, documents, unreadable);

        void Read(InputFile file, long from, long until)
        {
            var tally = new ReadTally { TracksPosition = true };
            // A file that cannot be entered is gone through from its beginning, and a single page is in the stretch that its first byte is in.
            var enter = from > 0 && !IsPage(file) && Enters(file) ? from : 0;
            if (from > 0 && IsPage(file))
                return;
            foreach (var (document, verdict) in Reading(file, enter, tally, cancellation))
            {
                if (tally.FilePosition >= until)
                    break;
                if (tally.FilePosition < from)
                    continue;
                if (verdict.Drops)
                    unreadable++;
                else
                    documents.Add(document);
            }
        }
    }

    // A file that is gone or cannot be opened is a failure of the run, not of the plan.
    static IEnumerable<Judged> Reading(InputFile file, long from, ReadTally tally, CancellationToken cancellation)
    {
        using var records = DocumentReader.ReadFrom(file, from, new ReadOptions { MaxRowBytes = 1 << 30 }, tally, cancellation).GetEnumerator();
        while (true)
        {
            try
            {
                if (!records.MoveNext())
                    yield break;
            }
            catch (ShardException)
            {
                yield break;
            }
            yield return records.Current;
        }
    }

    bool Enters(InputFile file)
    {
        var enters = enterable.GetOrAdd(file, f =>
        {
            try
            {
                return DocumentReader.CanEnter(f);
            }
            catch (ShardException)
            {
                return false;
            }
        });
        if (!enters && !IsPage(file))
            FromBeginnings = true;
        return enters;
    }

    static bool IsPage(InputFile file) => file.Kind is InputKind.Html or InputKind.Text;

    int FileAt(long at)
    {
        var found = Array.BinarySearch(starts, at);
        var index = found >= 0 ? found : ~found - 1;
        // Empty files begin where the next one does.
        while (index < files.Count - 1 && files[index].Length == 0)
            index++;
        return index;
    }

    static long[] Starts(IReadOnlyList<InputFile> files)
    {
        var (starts, at) = (new long[files.Count], 0L);
        for (var i = 0; i < files.Count; i++)
        {
            starts[i] = at;
            at += files[i].Length;
        }
        return starts;
    }
}
