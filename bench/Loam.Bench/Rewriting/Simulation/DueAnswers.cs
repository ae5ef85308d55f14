using System.Diagnostics;

namespace Loam.Bench.Rewriting.Simulation;

/// <summary>Does things when they are due, to about a millisecond, on one thread: far cheaper than a timer for each of thousands.</summary>
sealed class DueAnswers
{
    readonly PriorityQueue<Action, long> due = new();
    long wake = long.MaxValue;

    /// <summary>Starts the thread, which ends with the process.</summary>
    public DueAnswers() => new Thread(Run) { IsBackground = true, Name = "due answers" }.Start();

    /// <summary>Longest that anything was done too late, in ticks of <see cref="Stopwatch"/>; and the sum over all.</summary>
    public (long Longest, long Sum) Late { get; private set; }

    /// <summary>Has something done at that time of <see cref="Stopwatch"/>.</summary>
    public void Add(long at, Action action)
    {
        lock (due)
        {
            due.Enqueue(action, at);
            if (at < wake)
                Monitor.Pulse(due);
        }
    }

    void Run()
    {
        while (true)
        {
            Action action;
            lock (due)
            {
                while (true)
                {
                    var now = Stopwatch.GetTimestamp();
                    if (!due.TryPeek(out action!, out var at))
                    {
                        wake = long.MaxValue;
                        Monitor.Wait(due);
                    }
                    else if (at > now)
                    {
                        wake = at;
                        Monitor.Wait(due, (int)Math.Ceiling((at - now) * 1000.0 / Stopwatch.Frequency));
                    }
                    else
                    {
                        Late = (Math.Max(Late.Longest, now - at), Late.Sum + now - at);
                        due.Dequeue();
                        break;
                    }
                }
                wake = long.MinValue; // Awake: nobody needs to wake it.
            }
            action();
        }
    }
}
