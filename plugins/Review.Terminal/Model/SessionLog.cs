using System.Collections.Immutable;

namespace Assay.Review.Terminal;

/// <summary>What happened since the screen opened.</summary>
public sealed record SessionLog
{
    /// <summary>A pause longer than this is no work.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(1);

    /// <summary>Ids of items that something was recorded about.</summary>
    public ImmutableHashSet<string> Touched { get; init; } = [];

    /// <summary>Positions of items that could not be read.</summary>
    public ImmutableHashSet<int> Unreadable { get; init; } = [];

    /// <summary>Positions of items that were skipped and not decided since.</summary>
    public ImmutableHashSet<int> Skipped { get; init; } = [];

    /// <summary>Verdicts recorded, those taken back included.</summary>
    public int Recorded { get; init; }

    /// <summary>When something was last written to disk.</summary>
    public DateTimeOffset? SavedAt { get; init; }

    /// <summary>When the last key was pressed.</summary>
    public DateTimeOffset? KeyAt { get; init; }

    /// <summary>Time at work, pauses left out.</summary>
    public TimeSpan Active { get; init; }

    /// <summary>Time at work on the item that is shown.</summary>
    public TimeSpan OnItem { get; init; }

    /// <summary>A key was pressed.</summary>
    public SessionLog At(DateTimeOffset now)
    {
        var pause = KeyAt is { } last ? now - last : TimeSpan.Zero;
        var worked = pause > Idle ? Idle : pause < TimeSpan.Zero ? TimeSpan.Zero : pause;
        return this with { KeyAt = now, Active = Active + worked, OnItem = OnItem + worked };
    }

    /// <summary>Verdicts an hour; null before there are enough to say.</summary>
    public double? Rate => Recorded >= 3 && Active > TimeSpan.FromSeconds(5) ? Recorded / Active.TotalHours : null;
}
