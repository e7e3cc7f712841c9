using System.ComponentModel;

namespace Assay.Formats.CloudSen12;

/// <summary>Options of <see cref="CloudSen12Dataset"/>.</summary>
public sealed record CloudSen12Options
{
    [Shorthand]
    [Description("A folder with metadata.csv (GeoTIFF tree, or raw arrays), or TACO containers: a file, a folder of them, or a glob; containers that name the same patches are joined")]
    public required InputPath Path { get; init; }

    [Description("Which patches: those labelled with high quality, with scribbles, or not at all; several are allowed")]
    public IReadOnlyList<LabelKind> Labels { get; init; } = [LabelKind.High];

    [Description("Which mask counts as the labels: 'manual', or the name of another algorithm's ('sen2cor', 'unetmobv2_v2', ...), which makes a reference of it")]
    public string Mask { get; init; } = "manual";

    [Description("Only patches of these splits")]
    public IReadOnlyList<string> Split { get; init; } = [];

    [Description("Only patches of these classes of cloudiness: cloud-free, almost-clear, low-cloudy, mid-cloudy, cloudy")]
    public IReadOnlyList<string> CloudClass { get; init; } = [];

    [Description("Only patches of this many pixels a side, before padding: 509, 2000")]
    public IReadOnlyList<int> Size { get; init; } = [];

    [Description("The image that is opened")]
    public Product Product { get; init; }

    [Description("Where patches were padded with zeros; the padding is cropped")]
    public PaddingRule Padding { get; init; }
}
