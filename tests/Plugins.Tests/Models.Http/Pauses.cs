using System.Collections.Concurrent;

namespace Assay.Tests.Http;

/// <summary>A clock on which every pause is over at once and written down.</summary>
sealed class Pauses : TimeProvider
{
    readonly ConcurrentQueue<TimeSpan> taken = [];

    public IReadOnlyList<TimeSpan> Taken => [.. taken];

    /// <summary>Called with the number of each pause, from 1, before it is over.</summary>
    public Action<int> Starting { get; set; } = _ => { };

    public override DateTimeOffset GetUtcNow() => new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        taken.Enqueue(dueTime);
        Starting(taken.Count);
        return TimeProvider.System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
