using Assay.Review.Terminal;

namespace Assay.Tests.Review.Terminal.Pictures;

/// <summary>A sample small enough to check by eye: the reference has the cloud a pixel further right, no snow, and a shadow that the labels lack.</summary>
static class Scene
{
    public static readonly ClassList Classes = ClassList.Named("background", "cloud", "snow", "shadow");

    public static readonly LabelMap Labels = LabelMap.Parse("000000000000/001111000000/001111000000/001111002200/000000002200/000000000000/..0000000000/..0000000000");

    public static readonly LabelMap Reference = LabelMap.Parse("000000000000/000111100000/000111100000/000111100000/000000000000/000000000000/000000033300/000000033300");

    public static Size Size => Labels.Size;

    /// <summary>As many cells as the sample needs at 1:1.</summary>
    public static readonly Pane Pane = new(12, 4);

    public static Item Item(Unit unit = Unit.Sample, int? instance = null, int? other = null, string? reference = null) => new(1, "item", "a", unit, instance, other, reference, "");

    public static OpenItem Opened(LabelMap? labels, LabelMap? reference) => Opened(labels is null ? null : new Labels { Map = labels }, reference is null ? null : new Opinion { LabelMap = reference });

    public static OpenItem Opened(Labels? labels, Opinion? reference, Size? size = null) => new(new Sample { Id = "a", Size = size ?? Size, Labels = labels },
        reference is null ? new Dictionary<string, Opinion>() : new Dictionary<string, Opinion> { ["model"] = reference });

    public static OpenPicture Open(OpenItem opened, Func<IImage?>? image = null, Item? item = null, IReadOnlyDictionary<string, ViewOptions>? views = null) =>
        OpenPicture.Load(item ?? Item(), opened, new ClassLook(Classes), image ?? (() => Grey(opened.Sample.Size)), views ?? new Dictionary<string, ViewOptions>());

    /// <summary>The sample with everything: image, labels, reference, a score that is low in the middle of the snow.</summary>
    public static OpenPicture Whole() => Open(Opened(Labels, Reference) with { Maps = new Dictionary<string, float[]> { ["soft_min"] = Scores() } });

    public static DrawnImage Grey(Size size, float value = 100) => new(size, 3, (_, _, _) => value);

    static float[] Scores() => [.. Enumerable.Range(0, (int)Size.Area).Select(i => (i % 12, i / 12) is (8 or 9, 3 or 4) ? 0.1f : i == 0 ? float.NaN : 1f)];
}
