using Assay.Runtime.Running;

namespace Assay.Runtime.Evaluating;

/// <summary>A class per pixel out of objects: what a format that knows objects only makes of a label map, turned back.</summary>
static class ObjectsAsMap
{
    /// <summary>Higher objects cover lower ones, later ones those of their height; pixels without an object are void.</summary>
    public static LabelMap Draw(IEnumerable<Instance> objects, Size size)
    {
        var ids = new ushort[checked(size.Width * size.Height)];
        Array.Fill(ids, LabelMap.Void);
        foreach (var instance in objects.Where(instance => instance.Class >= 0).OrderBy(instance => instance.ZOrder))
            if (Rasters.Of(instance.Geometry, size) is { } mask)
                Paint(mask, (ushort)instance.Class, ids, size);
        return new LabelMap(size, ids);
    }

    /// <summary>Runs go down the columns, and begin outside.</summary>
    static void Paint(Rle mask, ushort id, ushort[] ids, Size size)
    {
        var (at, isInside) = (0L, false);
        foreach (var run in mask.Counts)
        {
            for (var pixel = at; isInside && pixel < at + run; pixel++)
                if (pixel / mask.Size.Height is var x && pixel % mask.Size.Height is var y && x < size.Width && y < size.Height)
                    ids[y * size.Width + x] = id;
            (at, isInside) = (at + run, !isInside);
        }
    }
}
