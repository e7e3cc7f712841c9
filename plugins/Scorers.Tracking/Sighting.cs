namespace Assay.Scorers.Tracking;

/// <summary>An object with a track, in one frame.</summary>
/// <param name="Instance">Position in the sample's instances.</param>
/// <param name="Attributes">Values of those that the options name, in their order.</param>
sealed record Sighting(int Instance, string Track, int Class, Box Box, IReadOnlyList<string?> Attributes)
{
    public double X { get; } = Box.X + Box.Width / 2;

    public double Y { get; } = Box.Y + Box.Height / 2;

    /// <summary>Pixels, at least 1.</summary>
    public double Size { get; } = Math.Max(1, Math.Sqrt(Box.Area));
}

/// <summary>What a frame of a sequence shows.</summary>
/// <param name="Number">When.</param>
/// <param name="Untracked">Objects without a track.</param>
sealed record Frame(string Sample, string Sequence, double Number, IReadOnlyList<Sighting> Sightings, int Untracked);
