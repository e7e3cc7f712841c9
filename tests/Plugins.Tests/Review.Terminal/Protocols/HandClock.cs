namespace Assay.Tests.Review.Terminal.Protocols;

/// <summary>A clock whose timers end when the test says so.</summary>
sealed class HandClock : TimeProvider
{
    readonly List<Action> waiting = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != Timeout.InfiniteTimeSpan)
            waiting.Add(() => callback(state));
        return new Held();
    }

    /// <summary>Time is up for all of them.</summary>
    public void End() => waiting.ForEach(end => end());

    sealed class Held : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
