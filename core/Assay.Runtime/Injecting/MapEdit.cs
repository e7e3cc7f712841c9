using Assay.Kernels;

namespace Assay.Runtime.Injecting;

/// <summary>Changes labels of pixels. Void pixels stay void.</summary>
static class MapEdit
{
    /// <summary>Draws an object anew: what it gains gets its class, what it loses gets the nearest label around it.</summary>
    /// <param name="shape">As <see cref="Cutout.Mask"/>.</param>
    /// <returns>Null when fewer pixels than wanted change, or nothing around it has a label.</returns>
    public static Change? Reshape(Subject subject, Cutout old, byte[] shape)
    {
        var around = Around(subject, old, shape);
        if (around is null)
            return null;
        var ids = subject.Map.Ids.ToArray();
        for (var i = 0; i < shape.Length; i++)
            if (shape[i] != old.Mask[i] && ids[old.InFrame(i)] != LabelMap.Void)
                ids[old.InFrame(i)] = shape[i] != 0 ? (ushort)old.Class : around[i];
        return Compare(subject, ids) is { } change ? change with { Class = old.Class } : null;
    }

    /// <summary>Gives the marked pixels of an object another class.</summary>
    public static Change? Paint(Subject subject, Cutout old, byte[] part, int newClass)
    {
        var ids = subject.Map.Ids.ToArray();
        for (var i = 0; i < part.Length; i++)
            if (part[i] != 0)
                ids[old.InFrame(i)] = (ushort)newClass;
        return Compare(subject, ids) is { } change ? change with { Class = old.Class, NewClass = newClass } : null;
    }

    /// <summary>The labels that would stand where the object is, were it not there; null when none can be told.</summary>
    public static ushort[]? Around(Subject subject, Cutout old, byte[]? shape = null)
    {
        var map = subject.Map.Ids;
        var marked = new byte[old.Mask.Length];
        for (var i = 0; i < marked.Length; i++)
            marked[i] = (byte)(old.Mask[i] == 0 && map[old.InFrame(i)] != LabelMap.Void ? 1 : 0);
        var loses = shape is null;
        for (var i = 0; i < marked.Length && !loses; i++)
            loses = old.Mask[i] != 0 && shape![i] == 0;
        if (loses && !marked.Contains((byte)1))
            return null;
        var nearest = new int[marked.Length];
        DistanceTransform.Find(marked, old.Size.Width, old.Size.Height, new long[marked.Length], nearest);
        var labels = new ushort[marked.Length];
        for (var i = 0; i < labels.Length; i++)
            labels[i] = nearest[i] < 0 ? LabelMap.Void : map[old.InFrame(nearest[i])];
        return labels;
    }

    /// <summary>What changed, or null when it is too little.</summary>
    static Change? Compare(Subject subject, ushort[] ids)
    {
        var before = subject.Map.Ids;
        var width = subject.Size.Width;
        var (left, top, right, bottom, count) = (int.MaxValue, int.MaxValue, -1, -1, 0L);
        for (var i = 0; i < ids.Length; i++)
        {
            if (ids[i] == before[i])
                continue;
            var (x, y) = (i % width, i / width);
            (left, top, right, bottom, count) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y), count + 1);
        }
        return count < Math.Max(1, subject.MinPixels) ? null
            : new Change(subject.Labels with { Map = new LabelMap(subject.Size, ids) }, new Box(left, top, right - left + 1, bottom - top + 1), count);
    }
}
