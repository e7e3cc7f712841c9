namespace Assay.Scorers.Agreement;

/// <summary>Regions as findings and in words.</summary>
static class RegionFindings
{
    public static Finding Of(MeasuredRegion region, string kind, string role, bool hasMargins) => new(kind)
    {
        Class = region.Label,
        ReferenceClass = region.Other,
        Role = role,
        Box = region.Box,
        AreaPx = region.Component.Area,
        Measured = hasMargins
            ? new Dictionary<string, double> { ["suspicion_px"] = region.Suspicion, ["boundary_share"] = region.BoundaryShare, ["margin"] = region.MeanMargin }
            : new Dictionary<string, double> { ["suspicion_px"] = region.Suspicion, ["boundary_share"] = region.BoundaryShare },
    };

    /// <summary>For a sample's row of the queue: its worst region, and how many there are.</summary>
    public static string Describe(MeasuredRegion worst, string kind, ClassList classes, bool hasMargins, int found, int kept)
    {
        var (box, component) = (worst.Box, worst.Component);
        var text = $"{kind} {classes.NameOf(worst.Label)} -> {classes.NameOf(worst.Other)} at ({box.X:0},{box.Y:0}) {box.Width:0}x{box.Height:0}, {component.Area} px"
            + (hasMargins ? $", margin {worst.MeanMargin:0.00}" : "");
        return found == 1 ? text : $"worst of {found} regions: {text}" + (found > kept ? $"; {found - kept} of them are not listed" : "");
    }
}
