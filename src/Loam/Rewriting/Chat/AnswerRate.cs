namespace Loam.Rewriting.Chat;

/// <summary>Answers a second, of late: a mean that forgets with a half-life of seven seconds. Not thread-safe: the pool's lock guards it.</summary>
sealed class AnswerRate(TimeProvider time)
{
    const double Memory = 10;

    double rate;
    long counted = time.GetTimestamp();

    /// <summary>The rate now.</summary>
    internal double PerSecond => rate * Math.Exp(-time.GetElapsedTime(counted).TotalSeconds / Memory);

    /// <summary>One more answer.</summary>
    internal void Count()
    {
        rate = PerSecond + 1 / Memory;
        counted = time.GetTimestamp();
    }
}
