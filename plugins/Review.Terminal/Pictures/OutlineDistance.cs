using Assay.Kernels;

namespace Assay.Review.Terminal;

/// <summary>How far each pixel of the labels' outlines is from the nearest of a reference's outlines of the same class.</summary>
static class OutlineDistance
{
    /// <summary>No outline runs through the pixel.</summary>
    public const byte None = 255;

    /// <summary>The reference has no outline of that class, or none within 63 pixels.</summary>
    public const byte Far = 254;

    /// <summary>Stored values a pixel of the sample.</summary>
    public const int PerPixel = 4;

    /// <summary>Quarters of a pixel of the sample, <see cref="Far"/> or <see cref="None"/>; a value for each pixel of the labels' frame, which is the reference's.</summary>
    public static byte[] Find(Layer labels, Layer reference)
    {
        var result = new byte[labels.Frame.Area];
        Array.Fill(result, None);
        foreach (var id in Present(labels))
            Find(labels, reference, id, result);
        return result;
    }

    static IEnumerable<ushort> Present(Layer layer)
    {
        var seen = new bool[LabelMap.Void + 1];
        foreach (var id in layer.Classes)
            seen[id] = true;
        return Enumerable.Range(0, LabelMap.Void).Where(id => seen[id]).Select(id => (ushort)id);
    }

    static void Find(Layer labels, Layer reference, ushort id, byte[] result)
    {
        var (width, height) = (labels.Frame.Width, labels.Frame.Height);
        var (marked, squared) = (new byte[result.Length], new int[result.Length]);
        for (var i = 0; i < marked.Length; i++)
            marked[i] = IsOutline(reference, i, id, width, height) ? (byte)1 : (byte)0;
        DistanceTransform.Find(marked, width, height, squared);
        for (var i = 0; i < result.Length; i++)
            if (IsOutline(labels, i, id, width, height))
                result[i] = squared[i] == int.MaxValue ? Far : (byte)Math.Min(Far, Math.Sqrt(squared[i]) * labels.Frame.Step * PerPixel);
    }

    /// <summary>A pixel of the class beside one of another object or class; the edge of the image is no outline.</summary>
    static bool IsOutline(Layer layer, int at, ushort id, int width, int height)
    {
        if (layer.Classes[at] != id)
            return false;
        var (x, y, key) = (at % width, at / width, layer.Key(at));
        return x > 0 && layer.Key(at - 1) != key || x + 1 < width && layer.Key(at + 1) != key || y > 0 && layer.Key(at - width) != key || y + 1 < height && layer.Key(at + width) != key;
    }
}
