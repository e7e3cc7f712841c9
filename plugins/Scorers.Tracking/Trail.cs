namespace Assay.Scorers.Tracking;

/// <summary>An object at a place and time.</summary>
/// <param name="Rank">Of the frame among those of its sequence, from 0.</param>
/// <param name="Number">The frame's.</param>
sealed record Place(int Rank, double Number, Sighting Seen);

/// <summary>What has one track id, in order of time.</summary>
/// <param name="Name">The track.</param>
/// <param name="Copy">0, or which further object of the id in the same frames.</param>
sealed record Trail(string Name, int Copy, IReadOnlyList<Place> Places)
{
    /// <summary>Where the step to the next place may lead to another object: a jump, or frames without the object. The last entry stays false.</summary>
    public bool[] Cuts { get; } = new bool[Places.Count];

    /// <summary>Finds the cuts.</summary>
    public void Cut(double jump)
    {
        for (var i = 0; i + 1 < Places.Count; i++)
            Cuts[i] = Missing(i) > 0 || Jump(i) > jump;
    }

    /// <summary>Frames without the object between a place and the next.</summary>
    public int Missing(int i) => Places[i + 1].Rank - Places[i].Rank - 1;

    /// <summary>How badly the motion before a step and the motion after it explain it; the better of the two counts. Of two places alone nothing can be said.</summary>
    double Jump(int i)
    {
        var before = i > 0 ? Motion.Velocity(Places[i - 1], Places[i]) : ((double, double)?)null;
        var after = i + 2 < Places.Count ? Motion.Velocity(Places[i + 1], Places[i + 2]) : ((double, double)?)null;
        return before is null && after is null ? 0 : Math.Min(Apart(i, before), Apart(i, after));
    }

    double Apart(int i, (double, double)? velocity) => velocity is { } known ? Motion.Apart(Places[i], Places[i + 1], known) : double.PositiveInfinity;

    /// <summary>The velocity with which a place is reached, over up to a few steps without a cut; null when there is none.</summary>
    public (double, double)? VelocityBefore(int at)
    {
        var from = at;
        while (from > 0 && at - from < Motion.MostSteps && !Cuts[from - 1])
            from--;
        return from == at ? null : Motion.Velocity(Places[from], Places[at]);
    }

    /// <summary>The velocity with which a place is left.</summary>
    public (double, double)? VelocityAfter(int at)
    {
        var to = at;
        while (to + 1 < Places.Count && to - at < Motion.MostSteps && !Cuts[to])
            to++;
        return to == at ? null : Motion.Velocity(Places[at], Places[to]);
    }
}
