namespace Assay;

/// <summary>What a scorer sees: a sample, the opinions it declared, and what earlier steps said of the same sample. Classes are positions in <see cref="Classes"/>.</summary>
public sealed class Exam
{
    readonly IReadOnlyDictionary<string, Opinion> opinions;
    readonly IReadOnlyDictionary<string, Score> earlier;
    readonly Func<Instance, Rle?> rasterise;
    readonly Func<IImage?> image;

    /// <summary>Put together by the host; a test does the same by hand.</summary>
    /// <param name="sample">With classes mapped.</param>
    /// <param name="classes">The audited dataset's.</param>
    /// <param name="opinions">By role.</param>
    /// <param name="earlier">By step id.</param>
    /// <param name="rasterise">Turns an instance's geometry into a mask in the sample's frame, or null when it has none.</param>
    /// <param name="attributes">What the dataset knows of the sample.</param>
    /// <param name="image">Opens the sample's image.</param>
    public Exam(Sample sample, ClassList classes, IReadOnlyDictionary<string, Opinion>? opinions = null, IReadOnlyDictionary<string, Score>? earlier = null,
        Func<Instance, Rle?>? rasterise = null, SampleAttributes? attributes = null, Func<IImage?>? image = null)
    {
        (Sample, Classes, Attributes) = (sample, classes, attributes ?? SampleAttributes.None);
        this.opinions = opinions ?? new Dictionary<string, Opinion>();
        this.earlier = earlier ?? new Dictionary<string, Score>();
        this.image = image ?? (() => null);
        this.rasterise = rasterise ?? (instance => (instance.Geometry as MaskGeometry)?.Mask);
    }

    /// <summary>The sample and its labels.</summary>
    public Sample Sample { get; }

    /// <summary>The audited dataset's classes.</summary>
    public ClassList Classes { get; }

    /// <summary>What the dataset knows of the sample without reading it: its source, who labelled it, how hard that was.</summary>
    public SampleAttributes Attributes { get; }

    /// <summary>The labels' map, or null when there is none.</summary>
    public LabelMap? LabelMap => Sample.Labels?.Map;

    /// <summary>The labels' instances, or null when the sample has none (an empty list is something else).</summary>
    public IReadOnlyList<Instance>? Instances => Sample.Labels?.Instances;

    /// <summary>What the reference in a role says; <see cref="Opinion.None"/> when it has nothing to say.</summary>
    public Opinion Opinion(string role) => opinions.GetValueOrDefault(role, Assay.Opinion.None);

    /// <summary>What an earlier step said of this sample, or null when it did not see it.</summary>
    public Score? Earlier(string step) => earlier.GetValueOrDefault(step);

    /// <summary>Every earlier step that saw this sample, with what it said, in step order.</summary>
    public IEnumerable<(string Step, Score Score)> EarlierScores => earlier.Select(step => (step.Key, step.Value));

    /// <summary>Every finding of earlier steps, in step order, with the step's id.</summary>
    public IEnumerable<(string Step, Finding Finding)> EarlierFindings => earlier.SelectMany(step => step.Value.Findings.Select(finding => (step.Key, finding)));

    /// <summary>An instance as a mask in the sample's frame, rasterised once per exam; null when it has no geometry. Boxes and polygons follow the COCO API to the bit.</summary>
    public Rle? Mask(Instance instance) => rasterise(instance);

    /// <summary>
    /// Opens the sample's image, for the caller to dispose; null when there is none. For surveys (<see cref="ISurvey.Observe"/>) alone, always null elsewhere: what is said of a sample is
    /// kept for later runs by its labels and opinions, and pixels are not among them.
    /// </summary>
    /// <exception cref="DataException">It cannot be opened.</exception>
    public IImage? OpenImage() => image();
}
