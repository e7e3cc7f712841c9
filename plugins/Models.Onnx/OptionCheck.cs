using Assay.Kernels.Images;

namespace Assay.Models.Onnx;

/// <summary>Refuses options that contradict each other, before anything is opened.</summary>
static class OptionCheck
{
    /// <exception cref="AssayException">They do; the message says which ones.</exception>
    public static void Refuse(OnnxOptions options)
    {
        try
        {
            _ = new PixelScaling(options.Scale, options.Offset, options.Clip, options.Mean, options.Std);
        }
        catch (ArgumentException wrong)
        {
            throw Wrong(wrong.Message);
        }
        string[] framing = [.. new[] { (options.Resize.Count > 0, "resize"), (options.PadMultiple > 1, "pad_multiple"), (options.Tile is not null, "tile") }.Where(one => one.Item1).Select(one => one.Item2)];
        if (framing.Length > 1)
            throw Wrong($"'{framing[0]}' and '{framing[1]}' both say how an image comes to the model's size; leave one of them out");
        if (options.Resize.Count > 2 || options.Resize.Any(side => side is < 1 or > 32_768))
            throw Wrong($"resize is [{string.Join(", ", options.Resize)}], expected [width, height] or one number for both, each from 1 to 32768");
        if (options.Tile is { } tile && tile.Shared >= tile.Size)
            throw Wrong($"tile: overlap {tile.Shared} is not less than size {tile.Size}");
        if (options.Tile is not null && options.Task != OnnxTask.Segmentation)
            throw Wrong($"tile is for segmentation; for {options.Task.ToString().ToLowerInvariant()} cut the dataset itself: tiles: {{ size: {options.Tile.Size} }} beside it");
        if (options.MultiLabel && options.Task != OnnxTask.Classification)
            throw Wrong("multi_label is for classification; leave it out");
    }

    static AssayException Wrong(string what) => new("onnx-options", $"onnx: {what}");
}
