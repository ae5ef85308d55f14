namespace Loam.Rewriting.Chat;

/// <summary>A request's place among those open at an endpoint.</summary>
/// <param name="Sent">When it was taken, as a timestamp of the endpoint's clock.</param>
/// <param name="Number">How many were taken before it.</param>
/// <param name="Delivered">Tokens that all answers had brought by then.</param>
/// <param name="Answers">Answers that had come by then.</param>
readonly record struct Place(long Sent, long Number, double Delivered, long Answers);

/// <summary>How many requests may be open at one endpoint at once: finds, without being told, what the server bears, and goes on looking.</summary>
/// <remarks>
/// Three signals, in the order of their weight. <b>Refusals</b> (429, 503, timeouts): more than 5% of a round cut the limit to 0.7, as TCP's multiplicative decrease
/// does, at most once per round trip; a stray one is no congestion (DCTCP, Alizadeh et al. 2010). Near a level that was refused before, growth is +1 a round and a cut
/// is a tenth (CUBIC, Ha, Rhee, Xu 2008). <b>Throughput</b>, in tokens a second: the start grows fourfold per round trip while the answers explain it, and ends
/// when throughput no longer follows (BBR's startup, Cardwell et al. 2016). <b>Latency</b>, in seconds per token so that long answers are not slow ones, as the
/// lower quartile of a round so that stragglers do not count: when it is above 1.5 of the norm in two rounds, the limit is cut on trial, and the cut is taken back
/// where it costs throughput; what latency was there is the norm from then on. Where latency stays near the norm, the limit grows by an eighth a round; where it
/// hovers above, a raise by half is tried now and then and kept if throughput follows. So a standing queue of 15 to 50% keeps the slots full.
/// What lost: latency alone (TCP Vegas, Netflix' Gradient2): a batching server's tokens become slower with every request in the batch, long before it is full,
/// and such a limit stops at a fraction of its throughput; doubling from 1: the start alone would cost 5% of a run of 80 round trips; +1 a round, which needs a day
/// to find 200 places. Not thread-safe: the pool's lock guards it.
/// </remarks>
sealed class AdaptiveLimit(int most, TimeProvider time)
{
    const double Gain = 4, Cut = 0.7, Crowded = 1.5, Calm = 1.15, Raise = 1.5;
    const int First = 32, FewestHeld = 8, MostHeld = 64;

    enum Phase { Start, Steady, Lower, Higher }

    readonly LimitRound round = new();
    Phase phase = Phase.Start;
    double limit = Math.Min(First, most), delivered, explained, norm, pace, throughput, peakThroughput, ceiling, best = double.PositiveInfinity;
    (double Limit, double Throughput, double Pace) before;
    int inFlight, crowdedRounds, heldRounds, patience = FewestHeld, settling;
    long lastCut = long.MinValue, taken, answers;

    /// <summary>The limit.</summary>
    internal int Limit => Math.Max(1, (int)limit);

    /// <summary>Requests open now.</summary>
    internal int InFlight => inFlight;

    /// <summary>Whether one more may be opened.</summary>
    internal bool HasRoom => inFlight < Limit;

    /// <summary>How full it would be with one more request: requests open over those that it has been seen to work on at once (Little's law), so that where the sum
    /// of requests is scarce, none waits in one endpoint's queue while another has room.</summary>
    internal double Load => (inFlight + 1) / Math.Max(1, phase == Phase.Start ? limit : Math.Min(limit, peakThroughput * norm));

    /// <summary>Opens a request.</summary>
    internal Place Enter()
    {
        var now = time.GetTimestamp();
        round.Peak = Math.Max(round.Peak, ++inFlight);
        round.Begin(now, inFlight);
        return new(now, taken++, delivered, answers);
    }

    /// <summary>Closes a request that says nothing about the server's load.</summary>
    internal void Leave() => inFlight--;

    /// <summary>What was being measured does not count: the endpoint pauses, or is away.</summary>
    internal void Interrupt()
    {
        round.Reset();
        settling = Math.Max(settling, 1);
    }

    /// <summary>Closes a request that ran into the timeout; true when others were answered while it waited: then the server is there, and has too much to do.</summary>
    /// <remarks>
    /// So many answers fit into the time that one may take: half as many requests surely come in time (Little's law). It is what a server with one or two places
    /// (llama.cpp or Ollama on one's own machine) needs, which the first requests bury; a straggler of a large server says nothing.
    /// </remarks>
    internal bool TimedOut(Place place)
    {
        var meanwhile = answers - place.Answers;
        if (meanwhile == 0)
        {
            Refused(place);
            return false;
        }
        inFlight--;
        if (place.Sent >= lastCut && meanwhile / 2 < Limit)
            CutTo(Math.Max(1, meanwhile / 2));
        return true;
    }

    /// <summary>Closes a request that the server refused because of its load, or let run into the timeout while nothing came.</summary>
    internal void Refused(Place place)
    {
        inFlight--;
        if (place.Sent < lastCut || ++round.Refused < 1 + 0.05 * limit)
            return;
        var (known, refused) = (ceiling > 0 && limit <= 1.1 * ceiling, limit);
        CutTo(Math.Max(1, limit * (known ? 0.9 : Cut)));
        ceiling = refused;
    }

    void CutTo(double lower)
    {
        (limit, ceiling) = (lower, lower);
        lastCut = time.GetTimestamp();
        phase = Phase.Steady;
        Interrupt();
    }

    /// <summary>Closes a request that was answered.</summary>
    /// <param name="place">Its place.</param>
    /// <param name="tokens">Tokens of the answer, as the server counts or by an estimate; at least 1.</param>
    internal void Answered(Place place, double tokens)
    {
        answers++;
        var now = time.GetTimestamp();
        var seconds = Math.Max(1e-6, time.GetElapsedTime(place.Sent, now).TotalSeconds);
        round.Add(seconds / tokens, tokens, full: inFlight >= 0.9 * limit);
        delivered += tokens;
        best = Math.Min(best, seconds / tokens);
        if (phase == Phase.Start && (norm > 0 || seconds / tokens < 2 * best))
            Grow((delivered - place.Delivered) / seconds);
        inFlight--;
        if (round.Count >= Math.Max(First, round.Needed))
            EndRound(time.GetElapsedTime(round.Started, now).TotalSeconds);
        round.Begin(now, inFlight);
    }

    /// <summary>Each answer of the start makes room for more, up to a multiple of what throughput explains (Little's law: tokens a second times seconds per token).</summary>
    void Grow(double tokensPerSecond)
    {
        var now = norm > 0 ? tokensPerSecond * norm : 0;
        explained += (now - explained) / 8;
        if (inFlight >= 0.9 * limit && limit < Gain * (norm > 0 ? explained : First))
            limit = Math.Min(most, limit + Gain - 1);
    }

    void EndRound(double seconds)
    {
        var (previous, used) = (throughput, round.Used);
        (pace, throughput) = (round.Pace(), round.Tokens / Math.Max(1e-6, seconds));
        peakThroughput = Math.Max(throughput, 0.98 * peakThroughput);
        var peak = round.Peak;
        round.Reset();
        if (norm == 0)
            explained = throughput * pace;
        norm = norm == 0 || pace < 0.7 * norm ? pace : pace < norm ? (norm + pace) / 2 : norm;
        if (phase is Phase.Lower or Phase.Higher && settling-- > 0)
            return;
        switch (phase)
        {
            case Phase.Start:
                heldRounds = throughput < 1.25 * previous ? heldRounds + 1 : 0;
                if (heldRounds > 0 && (used || pace > Crowded * norm) || heldRounds >= 3 || limit >= most)
                    (phase, heldRounds) = (Phase.Steady, 0);
                break;
            case Phase.Lower when used && throughput < 0.9 * before.Throughput:
                (limit, norm, phase) = (before.Limit, Math.Max(norm, before.Pace), Phase.Steady);
                break;
            case Phase.Lower when pace > 1.3 * norm:
                TryLower(peak);
                break;
            case Phase.Higher when throughput > 1.13 * before.Throughput:
                (norm, patience) = (pace, FewestHeld);
                TryHigher();
                break;
            case Phase.Higher:
                (limit, phase, patience) = (before.Limit, Phase.Steady, Math.Min(MostHeld, 2 * patience));
                break;
            case Phase.Lower:
                phase = Phase.Steady;
                break;
            default:
                Hold(used, peak);
                break;
        }
    }

    void Hold(bool used, int peak)
    {
        crowdedRounds = pace > Crowded * norm ? crowdedRounds + 1 : 0;
        if (crowdedRounds >= 2)
        {
            TryLower(peak);
        }
        else if (!used || crowdedRounds > 0)
        {
        }
        else if (pace < Calm * norm)
        {
            limit = Math.Min(most, limit + (ceiling > 0 && limit >= 0.9 * ceiling ? 1 : Math.Max(1, limit / 8)));
            if (limit > 1.1 * ceiling)
                ceiling = 0;
            heldRounds = 0;
        }
        else if (++heldRounds >= patience && ceiling == 0)
        {
            TryHigher();
        }
    }

    void TryLower(int peak)
    {
        before = (Math.Min(limit, peak), throughput, pace);
        limit = Math.Max(1, before.Limit * Cut);
        (phase, settling, crowdedRounds) = (Phase.Lower, 1, 0);
    }

    void TryHigher()
    {
        before = (limit, throughput, pace);
        (phase, heldRounds) = (Phase.Steady, 0);
        if (limit >= most)
            return;
        limit = Math.Min(most, limit * Raise);
        (phase, settling) = (Phase.Higher, 1);
    }
}
