namespace Loam.Bench.Rewriting.Simulation;

/// <summary>The arithmetic of a server with N slots behind one queue, first come, first served. Times are any ticks that grow.</summary>
/// <remarks>
/// When a request begins and ends is known as it arrives: it begins when it is there and the slot that is free first is free. So a timer that fires late makes
/// an answer late, but never leaves a slot idle that has work waiting: the server's capacity is exact. Not thread-safe.
/// </remarks>
sealed class SlotSchedule
{
    readonly PriorityQueue<int, long> free = new();
    readonly Queue<long> begins = new();

    /// <summary>Slots that are free from the beginning of time.</summary>
    public SlotSchedule(int slots)
    {
        for (var slot = 0; slot < slots; slot++)
            free.Enqueue(slot, long.MinValue);
    }

    /// <summary>How many that came before <paramref name="now"/> have not begun.</summary>
    public int Waiting(long now)
    {
        while (begins.TryPeek(out var begin) && begin <= now)
            begins.Dequeue();
        return begins.Count;
    }

    /// <summary>Takes a request in; gives when it is done. Arrivals must come in order.</summary>
    public long Admit(long arrival, long service)
    {
        free.TryPeek(out var slot, out var since);
        var begin = Math.Max(arrival, since);
        free.DequeueEnqueue(slot, begin + service);
        begins.Enqueue(begin);
        return begin + service;
    }

    /// <summary>How long N slots need for all of these when all are there from the start, taken in this order: what no client can undercut without reordering.</summary>
    public static long Ideal(int slots, IEnumerable<long> services)
    {
        var schedule = new SlotSchedule(slots);
        var last = 0L;
        foreach (var service in services)
        {
            last = Math.Max(last, schedule.Admit(0, service));
            schedule.Waiting(long.MaxValue);
        }
        return last;
    }
}
