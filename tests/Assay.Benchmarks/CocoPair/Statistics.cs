namespace Assay.Benchmarks.CocoPair;

/// <summary>What is counted of a dataset; sizes are by the stated area and include crowds.</summary>
/// <param name="MultiPart">Objects of more than one polygon.</param>
/// <param name="Vertices">Points as stored, without a closing one.</param>
/// <param name="VerySmall">At most 10 x 10; part of the small.</param>
/// <param name="Small">Below 32 x 32.</param>
/// <param name="Large">96 x 96 and more.</param>
sealed record Statistics(int Images, int Instances, int Crowds, int MultiPart, long Vertices, int VerySmall, int Small, int Medium, int Large)
{
    /// <summary>COCO 2017, train and val, as Sama's page on its re-annotation prints it (2023; the size table by <c>area</c>).</summary>
    public static Statistics Coco { get; } = new(123_287, 896_782, 10_498, 86_156, 21_726_743, 78_213, 371_655, 307_732, 217_395);

    /// <summary>Sama-COCO, from the same page.</summary>
    public static Statistics Sama { get; } = new(123_287, 1_115_464, 47_428, 175_698, 40_258_235, 48_394, 555_006, 354_290, 206_168);

    /// <summary>The same shares in another number of images.</summary>
    public Statistics For(int images)
    {
        int Share(int count) => (int)Math.Round((double)count * images / Images);
        var (tiny, small, medium, large) = (Share(VerySmall), Share(Small), Share(Medium), Share(Large));
        return new Statistics(images, small + medium + large, Share(Crowds), Share(MultiPart), Vertices * images / Images, tiny, small, medium, large);
    }

    /// <summary>Objects of a size that are wanted, the very small apart from the small.</summary>
    public int Of(ObjectSize size) => size switch
    {
        ObjectSize.VerySmall => VerySmall,
        ObjectSize.Small => Small - VerySmall,
        ObjectSize.Medium => Medium,
        _ => Large,
    };
}

/// <summary>How large an object is, in square pixels: to 100, 1024, 9216 and beyond.</summary>
enum ObjectSize
{
    VerySmall,
    Small,
    Medium,
    Large,
}
