using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Loam.Bench.Rewriting.Simulation;

/// <summary>Takes requests into the slots and counts what becomes of them. Thread-safe.</summary>
sealed class ServerBook(ServerSettings settings)
{
    readonly Lock gate = new();
    readonly SimulatedModel model = new(settings);
    readonly SlotSchedule schedule = new((int)settings.Slots);
    readonly Dictionary<ulong, (int Tries, int Answers)> requests = [];
    readonly List<long> services = [];
    readonly int[] fates = new int[Enum.GetValues<Fate>().Length];
    long first, last, busy;
    int open, mostOpen, full;

    /// <summary>Takes a try in: what becomes of it, when it is due (time of <see cref="Stopwatch"/>) and how long its answer is. Begins its stay, which <see cref="Leave"/> ends.</summary>
    public (Fate Fate, long Due, int Tokens) Enter(in ChatCall call)
    {
        lock (gate)
        {
            var now = Stopwatch.GetTimestamp();
            first = first == 0 ? now : first;
            last = Math.Max(last, now);
            mostOpen = Math.Max(mostOpen, ++open);
            var (tries, answers) = requests.GetValueOrDefault(call.Hash);
            var fate = model.FateOf(call.Hash, tries);
            if (schedule.Waiting(now) >= settings.Queue)
            {
                full++;
                fate = Fate.Refused;
            }
            fates[(int)fate]++;
            requests[call.Hash] = (tries + 1, answers + (fate == Fate.Answered ? 1 : 0));
            if (fate is Fate.Refused or Fate.Error)
                return (fate, now, 0);
            var tokens = model.Tokens(call.Hash, call.Limit);
            var service = (long)(model.Service(call.Hash, tokens).TotalSeconds * Stopwatch.Frequency) / (fate == Fate.Reset ? 2 : 1);
            services.Add(service);
            busy += service;
            var due = schedule.Admit(now, service);
            last = Math.Max(last, due);
            return (fate, due, tokens);
        }
    }

    /// <summary>Ends a stay.</summary>
    public void Leave()
    {
        lock (gate)
            open--;
    }

    /// <summary>The book as JSON; a stay counts as if it were over.</summary>
    /// <remarks>
    /// <c>busy_seconds</c> is the integral of busy slots over time; <c>wall_seconds</c> runs from the first arrival to the end of the last stay;
    /// <c>ideal_seconds</c> is <see cref="SlotSchedule.Ideal"/> for all that held a slot, in order of arrival. Ideal over wall is the client's share of the ceiling.
    /// </remarks>
    public JsonObject ToJson(DueAnswers answers)
    {
        lock (gate)
        {
            return new JsonObject
            {
                ["slots"] = settings.Slots,
                ["requests"] = requests.Count,
                ["tries"] = fates.Sum(),
                ["answered"] = fates[(int)Fate.Answered],
                ["answered_twice"] = requests.Values.Sum(r => Math.Max(0, r.Answers - 1)),
                ["unanswered"] = requests.Values.Count(r => r.Answers == 0),
                ["repeats"] = fates.Sum() - requests.Count,
                ["queue_full"] = full,
                ["refused"] = fates[(int)Fate.Refused],
                ["errors"] = fates[(int)Fate.Error],
                ["resets"] = fates[(int)Fate.Reset],
                ["halves"] = fates[(int)Fate.Half],
                ["open"] = open,
                ["most_open"] = mostOpen,
                ["busy_seconds"] = Seconds(busy),
                ["wall_seconds"] = Seconds(last - first),
                ["ideal_seconds"] = Seconds(SlotSchedule.Ideal((int)settings.Slots, services)),
                ["late_ms_mean"] = 1000 * Seconds(answers.Late.Sum) / Math.Max(1, services.Count),
                ["late_ms_most"] = 1000 * Seconds(answers.Late.Longest),
                ["cpu_seconds"] = Environment.CpuUsage.TotalTime.TotalSeconds,
            };
        }
    }

    static double Seconds(long ticks) => ticks / (double)Stopwatch.Frequency;
}
