namespace Assay.Runtime.Injecting;

/// <summary>The labels of a sample that get an error.</summary>
/// <param name="Labels">With classes as positions in <paramref name="Classes"/>.</param>
/// <param name="Hard">Only these objects get errors; null: any.</param>
/// <param name="Others">What the whole dataset's instances have; null unless a kind needs it.</param>
/// <param name="Sequence">The video that the sample is a frame of.</param>
sealed record Subject(Size Size, ClassList Classes, Labels Labels, int MinPixels, HardObjects? Hard = null, Occurrences? Others = null, string? Sequence = null)
{
    readonly Lazy<MapObjects> objects = new(() => new MapObjects(Labels.Map!, MinPixels, Hard));

    /// <summary>The objects of the label map.</summary>
    public MapObjects Objects => objects.Value;

    readonly Lazy<InstanceObjects> shapes = new(() => new InstanceObjects(Labels.Instances!, Size, MinPixels, Hard));

    /// <summary>The instances that have a mask.</summary>
    public InstanceObjects Shapes => shapes.Value;

    public LabelMap Map => Labels.Map!;

    public IReadOnlyList<Instance> Instances => Labels.Instances!;

    public IReadOnlyList<int> Tags => Labels.Tags!;
}
