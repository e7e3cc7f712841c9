namespace Assay.Scorers.Contour;

/// <summary>How far a label's outline is from the reference's; all in px, but for overlaps.</summary>
sealed record OutlineDistance
{
    /// <summary>How many pixels of contours (or edges of boxes) it is the mean of.</summary>
    public required int Pixels { get; init; }

    public required double Mean { get; init; }

    /// <summary>Null for boxes, whose edges have no diagonals.</summary>
    public double? LowerBound { get; init; }

    /// <summary>Positive: the label is the larger, loose; negative: tight.</summary>
    public required double Signed { get; init; }

    public required double P95 { get; init; }

    public required double Max { get; init; }

    /// <summary>Mean of the worst arc.</summary>
    public required double Arc { get; init; }

    /// <summary>Where the worst arc is.</summary>
    public required Box Place { get; init; }

    /// <summary>Pixels that only one of both has.</summary>
    public required double Differing { get; init; }

    public double? BoundaryIou { get; init; }

    /// <summary>By tolerance; empty when it was not measured.</summary>
    public IReadOnlyList<double> Dice { get; init; } = [];

    /// <summary>What sort of deviation it is, when it is beyond the tolerance; see <see cref="Extent"/>.</summary>
    public string? Tag { get; init; }
}
