using Assay.Kernels;

namespace Assay.Scorers.Contour;

/// <summary>Tells by its extent what sort of deviation one is. The README defines it.</summary>
static class Extent
{
    public const string Noise = "noise", Style = "style", Hole = "hole";

    /// <summary>
    /// style: at least half of the outlines lies beyond the tolerance. hole: of what lies beyond at least half is in stretches as long as the window, or on outlines
    /// that have no counterpart. noise: all else.
    /// </summary>
    public static string Of(ContourSpread spread) =>
        2 * spread.Beyond >= spread.Pixels ? Style : spread.Beyond > 0 && 2 * spread.InLongStretches >= spread.Beyond ? Hole : Noise;
}
