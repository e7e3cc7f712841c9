using Assay.Kernels;

namespace Assay.Scorers.Agreement;

/// <summary>The regions of a sample.</summary>
/// <param name="Compared">Pixels that are void in neither map.</param>
/// <param name="Differing">Those among them that differ, in regions of any size.</param>
/// <param name="Found">Regions that are large enough, the most suspicious first.</param>
sealed record DifferingRegions(int Compared, int Differing, IReadOnlyList<MeasuredRegion> Found)
{
    /// <summary>Finds them in one pass over the maps and one over the runs that differ.</summary>
    public static DifferingRegions Find<TMargins>(DifferingMaps maps, TMargins margins, RegionsOptions options) where TMargins : struct, IMargins, allows ref struct
    {
        var compared = maps.ShareVoid();
        var map = ConnectedComponents.FindDifferences(maps.Labels, maps.Others, maps.Size.Width, maps.Size.Height, options.Neighbours);
        var sums = new (int InBand, double Margin, double Suspicion)[map.Components.Length];
        using var band = new OutlineBand(maps, options.BandPx);
        foreach (var run in map.Runs)
        {
            ref readonly var component = ref map.Components[run.Component];
            if (component.Area < options.MinAreaPx)
                continue;
            ref var sum = ref sums[run.Component];
            var inBand = band.Find(run);
            for (int i = 0, pixel = run.Row * map.Width + run.Left; i < inBand.Length; i++, pixel++)
            {
                var margin = margins.Of((int)(component.Key >> 16), (int)(component.Key & 0xFFFF), pixel);
                sum.Margin += margin;
                sum.Suspicion += inBand[i] == 0 ? margin : 0;
                sum.InBand += inBand[i];
            }
        }
        return Sorted(compared, map, sums, options.MinAreaPx);
    }

    static DifferingRegions Sorted(int compared, ComponentMap map, (int InBand, double Margin, double Suspicion)[] sums, int least)
    {
        List<MeasuredRegion> found = [];
        var differing = 0;
        for (var i = 0; i < sums.Length; i++)
        {
            differing += map.Components[i].Area;
            if (map.Components[i].Area >= least)
                found.Add(new MeasuredRegion(map.Components[i], sums[i].InBand, sums[i].Margin, sums[i].Suspicion));
        }
        found.Sort();
        return new DifferingRegions(compared, differing, found);
    }
}
