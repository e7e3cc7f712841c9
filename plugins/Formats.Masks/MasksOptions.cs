using System.ComponentModel;

namespace Assay.Formats.Masks;

/// <summary>Options of <see cref="MasksDataset"/>.</summary>
public sealed record MasksOptions
{
    [Shorthand]
    [Description("Label maps: a folder (searched for .png, .tif, .tiff and .npy), a glob ('**' for any depth), or one file; an NPY of shape (N, H, W) is a stack whose ids are 0000, 0001, ...; without them nothing is annotated yet, and images: is needed")]
    public InputPath? Labels { get; init; }

    [Description("Images: a folder, a glob, or an NPY stack (N, H, W), (N, H, W, bands) or (N, bands, H, W)")]
    public InputPath? Images { get; init; }

    [Description("For label maps in colours, class -> colour: a name of CSS, a hexadecimal number in quotes, [red, green, blue], or a list of the first two; the classes are named by it, in this order")]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Colors { get; init; }

    [Description("Regular expression with one capture, the id, applied to each path below its root without extension; other files are left out")]
    public string? Match { get; init; }
}
