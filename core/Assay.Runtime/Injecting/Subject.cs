using Assay.Kernels;

namespace Assay.Runtime.Injecting;

/// <summary>The labels of a sample that get an error.</summary>
/// <param name="Labels">With classes as positions in <paramref name="Classes"/>.</param>
/// <param name="Doubt">Where the reference is unsure; null: errors go anywhere.</param>
sealed record Subject(Size Size, ClassList Classes, Labels Labels, int MinPixels, Doubt? Doubt)
{
    readonly Lazy<MapObjects> objects = new(() => new MapObjects(Labels.Map!, MinPixels, Doubt));

    /// <summary>The objects of the label map.</summary>
    public MapObjects Objects => objects.Value;

    public LabelMap Map => Labels.Map!;

    public IReadOnlyList<Instance> Instances => Labels.Instances!;
}

/// <summary>How unsure a reference is of a sample.</summary>
/// <param name="Pixels">Per pixel in [0,1]: 1 less the lead of the most probable class over the second; null when it gives no probabilities.</param>
/// <param name="Instances">What the reference sees, with confidences; null when it gives none.</param>
/// <param name="Scores">Per class, for tags; null when it gives none.</param>
sealed record Doubt(float[]? Pixels, IReadOnlyList<Instance>? Instances, IReadOnlyList<double>? Scores);
