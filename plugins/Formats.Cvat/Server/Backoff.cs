namespace Assay.Formats.Cvat.Server;

/// <summary>How long to wait before a request is sent again: doubling from half a second, with jitter that the request decides, so that requests that failed together do not come back together.</summary>
static class Backoff
{
    const double First = 0.5, Longest = 30;

    /// <summary>The longest pause that a server may ask for.</summary>
    public static readonly TimeSpan LongestAsked = TimeSpan.FromMinutes(2);

    /// <param name="retry">0 before the second attempt.</param>
    /// <param name="target">The same one waits the same.</param>
    /// <returns>Half to the whole of 0.5 s x 2^retry, at most 30 s; or what the server asks for when that is longer; null when it asks for too much.</returns>
    public static TimeSpan? Pause(int retry, string target, TimeSpan? asked)
    {
        var hash = 2166136261u; // FNV-1a
        foreach (var c in target)
            hash = (hash ^ c) * 16777619u;
        var whole = Math.Min(Longest, First * Math.Pow(2, retry));
        var own = TimeSpan.FromMilliseconds(Math.Floor(1000 * whole * (0.5 + 0.5 * ((hash ^ (uint)retry * 0x9E3779B9u) / 4294967296.0))));
        return asked > LongestAsked ? null : asked > own ? asked : own;
    }
}
