namespace Assay.Models.Http.Sending;

/// <summary>How long to wait before a request is sent again: exponential with jitter, which a seed decides, so that requests that failed together do not come back together.</summary>
public static class Backoff
{
    static readonly TimeSpan First = TimeSpan.FromSeconds(0.5), Longest = TimeSpan.FromSeconds(30);

    /// <summary>The longest pause that a server may ask for.</summary>
    public static readonly TimeSpan LongestAsked = TimeSpan.FromMinutes(2);

    /// <param name="retry">0 before the second attempt.</param>
    /// <param name="seed">The same seed and retry wait the same.</param>
    /// <returns>Half to the whole of 0.5 s x 2^retry, at most 30 s, in whole milliseconds.</returns>
    public static TimeSpan Pause(int retry, int seed)
    {
        var whole = Math.Min(Longest.TotalSeconds, First.TotalSeconds * Math.Pow(2, retry));
        return TimeSpan.FromMilliseconds(Math.Floor(1000 * whole * (0.5 + 0.5 * Fraction((uint)seed * 0x9E3779B9u + (uint)retry))));
    }

    /// <summary>The pause, or what the server asked for when that is longer; null when it asks for too much.</summary>
    public static TimeSpan? Pause(int retry, int seed, TimeSpan? asked) =>
        asked > LongestAsked ? null : asked is { } wanted && wanted > Pause(retry, seed) ? wanted : Pause(retry, seed);

    /// <summary>In [0, 1): the finalizer of MurmurHash3.</summary>
    static double Fraction(uint bits)
    {
        bits = (bits ^ bits >> 16) * 0x85EBCA6Bu;
        bits = (bits ^ bits >> 13) * 0xC2B2AE35u;
        return (bits ^ bits >> 16) / 4294967296.0;
    }
}
