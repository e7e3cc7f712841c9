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
    public Box? Bounds { get; } = instance.Geometry?.Bounds ?? instance.StatedBox;

    /// <summary>The smallest box around the mask's pixels; null without any.</summary>
    public Box? MaskBounds => Mask?.Bounds;

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
}
