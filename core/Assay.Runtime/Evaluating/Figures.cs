namespace Assay.Runtime.Evaluating;

/// <summary>A figure with its 95 % interval, whose ends are NaN where none was computed: AUROC, average precision and lift of the choosing half, and of levels in the reporting one.</summary>
public readonly record struct Estimate(double Value, double Low, double High);

/// <summary>The units that figures are about.</summary>
public enum Half
{
    /// <summary>All.</summary>
    All,
    /// <summary>Those that a scorer is chosen on.</summary>
    Choosing,
    /// <summary>Those that the choice is reported on.</summary>
    Reporting,
}

/// <summary>What a scorer makes of the errors of a cell. AUROC, average precision and lift are of these errors against units without any; recall is of the whole queue.</summary>
/// <param name="Scorer">The column.</param>
/// <param name="Errors">Wrong units.</param>
/// <param name="Right">Units without any error.</param>
/// <param name="Empty">Wrong units of which the scorer has no evidence; they stand last.</param>
public sealed record Figures(string Scorer, Cell Cell, Half Half, int Errors, int Right, int Empty)
{
    public Estimate? Auroc { get; init; }
    public Estimate? AveragePrecision { get; init; }

    /// <summary>At 10, 50 and 100.</summary>
    public IReadOnlyList<Estimate?> Lifts { get; init; } = [];

    /// <summary>Which share of the errors stands within the budget of the queue.</summary>
    public Estimate? Recall { get; init; }

    /// <summary>Wrong pixels from which on an error is found half of the time within the budget.</summary>
    public double? SmallestPx { get; init; }

    /// <summary>The same in strength.</summary>
    public double? SmallestStrength { get; init; }

    /// <summary>How often the place that the scorer names touches the error; of errors with a box, when it names places at all.</summary>
    public Estimate? Pointing { get; init; }

    /// <summary>T of <see cref="Lifts"/>.</summary>
    public static IReadOnlyList<int> LiftAt { get; } = [10, 50, 100];
}
