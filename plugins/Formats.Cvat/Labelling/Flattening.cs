using Assay.Formats.Cvat.Reading;
using Assay.Kernels;

namespace Assay.Formats.Cvat.Labelling;

/// <summary>Shapes as a class per pixel: higher z_order covers lower, of one z_order the later covers the earlier.</summary>
static class Flattening
{
    /// <param name="shapes">With their class ids, in file order.</param>
    /// <param name="background">The class of pixels that no shape covers, or null: void.</param>
    public static LabelMap Of(IReadOnlyList<(CvatShape Shape, int Class)> shapes, Size size, int? background, SampleLedger ledger)
    {
        var ids = new ushort[size.Area];
        Array.Fill(ids, (ushort)(background ?? LabelMap.Void));
        var owners = new int[size.Area]; // 0: nobody, else the position of a shape + 1.
        var ordered = shapes.OrderBy(pair => pair.Shape.ZOrder).ToArray();
        var (ties, tied) = (0L, (string?)null);
        var covered = new long[ordered.Length];
        foreach (var (i, (shape, type)) in ordered.Index())
        {
            if (shape.Kind is ShapeKind.Polyline or ShapeKind.Points or ShapeKind.Skeleton)
            {
                ledger.Add(Conversions.NoArea, 1, shape.Place);
                continue;
            }
            if (Pixels(shape, size, ledger) is not { } runs)
                continue;
            ledger.Add(Conversions.MapDetails, 1, shape.Place);
            var before = ties;
            Paint(runs, i, type);
            tied ??= ties > before ? shape.Place : null;
        }
        foreach (var (i, count) in covered.Index())
            ledger.Add(Conversions.Covered, count, ordered[i].Shape.Place);
        ledger.Add(Conversions.Ties, ties, tied);
        return new LabelMap(size, ids);

        void Paint(ReadOnlySpan<uint> runs, int at, int type)
        {
            long position = 0;
            for (var i = 0; i < runs.Length; position += runs[i++])
                for (var p = position; i % 2 == 1 && p < position + runs[i]; p++)
                {
                    var pixel = p % size.Height * size.Width + p / size.Height;
                    var owner = owners[pixel] - 1;
                    if (owner >= 0 && ordered[owner].Class != type)
                    {
                        covered[owner]++;
                        ties += ordered[owner].Shape.ZOrder == ordered[at].Shape.ZOrder ? 1 : 0;
                    }
                    (ids[pixel], owners[pixel]) = ((ushort)type, at + 1);
                }
        }
    }

    static uint[]? Pixels(CvatShape shape, Size size, SampleLedger ledger)
    {
        try
        {
            var (geometry, cut) = Shapes.Of(shape, size);
            ledger.Add(Conversions.MaskCut, cut, shape.Place);
            return geometry switch
            {
                BoxGeometry(var box) => PolygonRaster.BoxToRuns(box.X, box.Y, box.Width, box.Height, size.Width, size.Height),
                PolygonGeometry(var parts) => PolygonRaster.ToRuns(parts[0], size.Width, size.Height),
                MaskGeometry(var mask) => mask.Counts.ToArray(),
                _ => null,
            };
        }
        catch (BrokenShape broken)
        {
            ledger.Add(new Problem(broken.Code, $"{broken.Message}; the object is left out") { Place = shape.Place });
            return null;
        }
    }
}
