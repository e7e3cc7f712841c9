namespace Assay.Runtime.Reviewing;

/// <summary>How many labels are wrong, as far as verdicts say.</summary>
/// <param name="Of">What speaks: <c>control</c> or <c>overall</c>.</param>
/// <param name="Decided">Items whose verdicts count.</param>
/// <param name="Wrong">Of these.</param>
/// <param name="Size">How many the estimate is about.</param>
/// <param name="Total">The estimate of the wrong ones among them, with its 95 % interval.</param>
/// <param name="Method">How the interval was made.</param>
public sealed record ErrorEstimate(string Of, long Decided, long Wrong, double Size, (double Value, double Low, double High) Total, string Method)
{
    /// <summary>The same as a share, in [0,1].</summary>
    public (double Value, double Low, double High) Share => Size == 0 ? (0, 0, 1) : (Total.Value / Size, Total.Low / Size, Total.High / Size);

    /// <summary>The parts it was put together from.</summary>
    public IReadOnlyList<EstimatePart> Parts { get; init; } = [];
}

/// <summary>A part of the whole and what is known of it.</summary>
/// <param name="Name"><c>queue reviewed</c>, <c>queue left</c>, <c>not queued</c>, <c>all</c>.</param>
/// <param name="Probability">With which an item of it was looked at.</param>
public sealed record EstimatePart(string Name, double Size, double Looked, double Wrong, double Probability);
