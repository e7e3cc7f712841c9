using Assay.Kernels;

namespace Assay.Scorers.Rules;

/// <summary>An instance with what rules ask of it.</summary>
sealed class LabelledObject(Exam exam, Instance instance, int index)
{
    Rle? mask;
    bool drawn;

    public Instance Instance => instance;

    /// <summary>Position in the sample's instances.</summary>
    public int Index => index;

    public int Class => instance.Class;

    public bool HasOutline => instance.Geometry is PolygonGeometry or MaskGeometry;

    /// <summary>Null without a geometry.</summary>
    public Rle? Mask
    {
        get
        {
            if (!drawn)
                (mask, drawn) = (exam.Mask(instance), true);
            return mask;
        }
    }

    /// <summary>Of the outline as drawn, of a mask's pixels; null when there is nothing.</summary>
    public Box? Bounds { get; } = BoundsOf(instance.Geometry) ?? instance.StatedBox;

    /// <summary>The smallest box around the mask's pixels; null without any.</summary>
    public Box? MaskBounds => Mask is { Area: > 0 } pixels && RunBounds.Find(pixels.Counts, pixels.Size.Height) is var (x, y, width, height) ? new Box(x, y, width, height) : null;

    public Breach Breaks(string rule, string words, params (string Name, double Value)[] measured) => new(rule, new Finding(FindingKind.Structure)
    {
        Tag = rule,
        Instance = index,
        Class = instance.Class >= 0 ? instance.Class : null,
        Box = Bounds,
        AreaPx = HasOutline ? Mask?.Area : Bounds?.Area,
        Detail = words,
        Measured = measured.ToDictionary(pair => pair.Name, pair => pair.Value),
    }, words);

    static Box? BoundsOf(Geometry? geometry) => geometry switch
    {
        BoxGeometry(var box) => box,
        PolygonGeometry(var parts) when parts.Count > 0 => BoundsOf(parts),
        MaskGeometry(var pixels) when pixels.Area > 0 && RunBounds.Find(pixels.Counts, pixels.Size.Height) is var (x, y, width, height) => new Box(x, y, width, height),
        _ => null,
    };

    static Box BoundsOf(IReadOnlyList<double[]> parts)
    {
        var (left, top, right, bottom) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        foreach (var part in parts)
            for (var i = 0; i + 1 < part.Length; i += 2)
            {
                (left, right) = (Math.Min(left, part[i]), Math.Max(right, part[i]));
                (top, bottom) = (Math.Min(top, part[i + 1]), Math.Max(bottom, part[i + 1]));
            }
        return new Box(left, top, right - left, bottom - top);
    }
}
