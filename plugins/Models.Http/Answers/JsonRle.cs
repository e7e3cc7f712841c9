using System.Text.Json;
using Assay.Kernels;

namespace Assay.Models.Http.Answers;

/// <summary>Masks as COCO writes them: <c>[{ "segmentation": { "size": [h, w], "counts": ... }, "label": 3, "score": 0.9 }]</c>.</summary>
static class JsonRle
{
    const string Expected = "an array of { segmentation: { size: [height, width], counts }, label, score }";

    public static Opinion Read(Told told, HttpPlan plan, ClassList names) => ObjectList.Read(told, plan, Expected, (entry, index) => new Instance
    {
        Class = LabelNames.Read(told, entry, names) ?? throw told.Wrong($"object {index} has no label", Expected),
        Confidence = LabelNames.Confidence(told, entry),
        Geometry = new MaskGeometry(ReadMask(told, entry)),
    });

    static Rle ReadMask(Told told, JsonElement entry)
    {
        var rle = entry.Find("segmentation", "rle", "mask") ?? entry;
        if (rle.Find("size")?.Numbers() is not [var height, var width] || rle.Find("counts") is not { } counts)
            throw told.Wrong("an object has no RLE", "{ size: [height, width], counts }", "broken-rle");
        var size = told.Sample.Size;
        if (height != size.Height || width != size.Width)
            throw told.Wrong($"the RLE's size is [{height}, {width}] for an image of {size}", $"[{size.Height}, {size.Width}]", "broken-rle");
        try
        {
            return counts.ValueKind == JsonValueKind.String ? new Rle(size, RleString.Decode(counts.GetString(), size.Width, size.Height))
                : counts.Numbers() is { } numbers && numbers.All(number => number is >= 0 and <= uint.MaxValue && number == Math.Floor(number)) ? new Rle(size, [.. numbers.Select(number => (uint)number)])
                : throw new FormatException("its counts are neither text nor whole numbers");
        }
        catch (Exception broken) when (broken is FormatException or ArgumentException)
        {
            throw told.Wrong($"an RLE cannot be read: {broken.Message}", "column-major runs that fill the image", "broken-rle", broken);
        }
    }
}
