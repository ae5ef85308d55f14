namespace Loam.Rewriting.Chat;

/// <summary>Takes an endpoint out of service when it is away, and looks now and then whether it is back.</summary>
/// <remarks>
/// After five failures in a row, whatever requests they befall, it is open: nothing goes to the endpoint but one probe at a time, after pauses of 1, 2, 4, … 30 seconds.
/// Any success closes it (Nygard, Release It!, 2007). Not thread-safe: the pool's lock guards it.
/// </remarks>
sealed class CircuitBreaker(TimeProvider time)
{
    const int Enough = 5;

    static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    int inARow;
    bool probing;
    long since, probed;
    TimeSpan pause;

    /// <summary>Whether the endpoint counts as away.</summary>
    internal bool IsOpen => inARow >= Enough;

    /// <summary>How long it has been failing; zero when it is not.</summary>
    internal TimeSpan Away => inARow == 0 ? TimeSpan.Zero : time.GetElapsedTime(since);

    /// <summary>What it failed with last.</summary>
    internal string Words { get; private set; } = "";

    /// <summary>How long until a request may go there; zero when now, null while a probe is under way.</summary>
    internal TimeSpan? Wait
    {
        get
        {
            if (!IsOpen)
                return TimeSpan.Zero;
            if (probing)
                return null;
            var left = pause - time.GetElapsedTime(probed);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>A request goes there; true when it is a probe.</summary>
    internal bool Enter() => probing = IsOpen;

    /// <summary>A request was answered, with whatever: the endpoint is there.</summary>
    internal void Succeeded() => (inARow, probing) = (0, false);

    /// <summary>A request failed because of the endpoint.</summary>
    internal void Failed(string words, bool probe)
    {
        if (IsOpen && !probe)
            return; // Sent before it opened: no news.
        Words = words;
        if (inARow++ == 0)
            since = time.GetTimestamp();
        if (inARow == Enough)
            pause = FirstPause;
        else if (probe)
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        (probing, probed) = (false, time.GetTimestamp());
    }

    /// <summary>The endpoint is of no use, whatever its requests died of: it is looked after as seldom as one that has long been away.</summary>
    internal void Open(string words)
    {
        if (inARow == 0)
            since = time.GetTimestamp();
        (inARow, Words, pause, probing, probed) = (Math.Max(inARow, Enough), words, LongestPause, false, time.GetTimestamp());
    }

    /// <summary>A request was given up before anything was known.</summary>
    internal void Abandoned(bool probe) => probing &= !probe;
}
