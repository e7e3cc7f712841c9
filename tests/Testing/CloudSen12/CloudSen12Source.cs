using System.Globalization;
using System.Runtime.InteropServices;
using Assay.Kernels.Codecs;

namespace Assay.Testing.CloudSen12;

/// <summary>One small dataset, written in every layout: two products of a region with high-quality labels, one with scribbles.</summary>
/// <param name="side">Pixels a side without padding.</param>
/// <param name="padded">With padding, on the right and at the bottom.</param>
public sealed class CloudSen12Source(int side, int padded)
{
    /// <summary>A patch.</summary>
    /// <param name="Roi">The region.</param>
    /// <param name="Product">The Sentinel-2 product.</param>
    /// <param name="LabelType">high or scribble.</param>
    /// <param name="Difficulty">1 to 5.</param>
    /// <param name="Bands">Reflectances of three bands.</param>
    /// <param name="Mask">0 to 3, or strokes of 0 to 6 among 99.</param>
    /// <param name="Prediction">What another algorithm said: the truth, of the first patch without its thick clouds.</param>
    public sealed record Patch(string Roi, string Product, string LabelType, double Difficulty, ushort[][] Bands, ushort[] Mask, ushort[] Prediction);

    /// <summary>In the order of every layout.</summary>
    public IReadOnlyList<Patch> Patches { get; } =
    [
        Make("ROI_0001", "20190212T142031_20190212T143214_T19FDF", "high", 4, side), Make("ROI_0001", "20190403T142031_20190403T143214_T19FDF", "high", 2, side),
        Make("ROI_0003", "20200101T100000_20200101T100001_T30UXC", "scribble", 1, side),
    ];

    static Patch Make(string roi, string product, string type, double difficulty, int side)
    {
        ushort[] Paint(Func<int, int, int> value) => [.. Enumerable.Range(0, side * side).Select(pixel => (ushort)value(pixel % side, pixel / side))];
        int Truth(int x, int y) => (x * 5 / side + y * 4 / side + roi[^1]) % 4;
        return new(roi, product, type, difficulty, [.. Enumerable.Range(0, 3).Select(band => Paint((x, y) => 1000 + band * 100 + (x * 7 + y * 13 + roi[^1]) % 500))],
            Paint((x, y) => type == "high" ? Truth(x, y) : x % 5 == 0 ? y % 7 : 99), Paint((x, y) => difficulty >= 3 && Truth(x, y) == 1 ? 0 : Truth(x, y)));
    }

    string Metadata => "," + "roi_id,s2_id_gee,label_type,difficulty,proj_shape,cloud_coverage\n"
        + string.Concat(Patches.Select((patch, row) => $"{row},{patch.Roi},{patch.Product},{patch.LabelType},{patch.Difficulty.ToString(CultureInfo.InvariantCulture)},{side},{(row == 1 ? "cloudy" : "cloud-free")}\n"));

    /// <summary>As the original release: GeoTIFFs below label type, region and product.</summary>
    public void WriteTree(string root)
    {
        Directory.CreateDirectory(root);
        File.WriteAllText(Path.Combine(root, "metadata.csv"), Metadata);
        foreach (var patch in Patches)
        {
            var folder = Path.Combine(root, patch.LabelType, patch.Roi, patch.Product);
            Directory.CreateDirectory(Path.Combine(folder, "labels"));
            File.WriteAllBytes(Path.Combine(folder, "S2L1C.tif"), Tiff(side, [.. patch.Bands.SelectMany(band => band)], 3));
            // As released: floats, with a number far outside for pixels without a label.
            float[] floats = [.. patch.Mask.Select(code => code == 99 ? -3.4e38f : code)];
            File.WriteAllBytes(Path.Combine(folder, "labels", patch.LabelType == "high" ? "manual_hq.tif" : "manual_sc.tif"), TiffEncoder.Encode(Header(side, 1, TiffType.Float32) with { NoData = -3.4e38 }, (ReadOnlySpan<float>)floats));
            File.WriteAllBytes(Path.Combine(folder, "labels", "unetmobv2.tif"), Tiff(side, patch.Prediction, 1));
        }
    }

    /// <summary>As the release for training: raw arrays of one split.</summary>
    public void WriteArrays(string root)
    {
        var folder = Path.Combine(root, "train");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "metadata.csv"), Metadata);
        for (var band = 0; band < 3; band++)
            Write($"L1C_B{band + 1:00}.dat", patch => Pad(patch.Bands[band], (ushort)0), value => (short)value);
        Write("LABEL_manual_hq.dat", patch => Pad(patch.Mask, (ushort)0), value => (sbyte)value);
        Write("LABEL_manual_sc.dat", patch => Pad(patch.Mask, (ushort)0), value => (sbyte)value);
        Write("LABEL_unetmobv2.dat", patch => Pad(patch.Prediction, (ushort)0), value => (sbyte)value);

        void Write<T>(string name, Func<Patch, ushort[]> values, Func<ushort, T> cast) where T : unmanaged =>
            File.WriteAllBytes(Path.Combine(folder, name), [.. Patches.SelectMany(patch => MemoryMarshal.AsBytes<T>(Array.ConvertAll(values(patch), value => cast(value))).ToArray())]);
    }

    /// <summary>As containers hold them: padded, labels with 99 around; the prediction in a part of its own.</summary>
    public (IReadOnlyList<TacoWriter.Sample> Patches, IReadOnlyList<TacoWriter.Sample> Extra, Action<ParquetWriter> Columns) Containers() =>
        ([.. Patches.Select(patch => new TacoWriter.Sample(Id(patch), [("s2l1c", Tiff(padded, [.. patch.Bands.SelectMany(band => Pad(band, (ushort)0))], 3)), ("target", Tiff(padded, Pad(patch.Mask, (ushort)99), 1))]))],
         [.. Patches.Select(patch => new TacoWriter.Sample(Id(patch), [("cloudmask_unetmobv2", Tiff(padded, Pad(patch.Prediction, (ushort)0), 1))]))],
         table => table.Text("roi_id", [.. Patches.Select(patch => patch.Roi)]).Text("label_type", [.. Patches.Select(patch => patch.LabelType)]).Text("tortilla:data_split", [.. Patches.Select(_ => "train")])
             .Whole("real_proj_shape", [.. Patches.Select(_ => (long?)side)]).Real("difficulty", [.. Patches.Select(patch => (double?)patch.Difficulty)]));

    static string Id(Patch patch) => $"{patch.Roi}__{patch.Product}";

    ushort[] Pad(ushort[] values, ushort around) =>
        [.. Enumerable.Range(0, padded * padded).Select(pixel => (X: pixel % padded, Y: pixel / padded)).Select(at => at.X < side && at.Y < side ? values[at.Y * side + at.X] : around)];

    static TiffHeader Header(int size, int bands, TiffType type) => new(size, size, bands, type) { Epsg = 32630, Transform = [600000, 10, 0, 4200000, 0, -10] };

    static byte[] Tiff(int size, ushort[] planes, int bands) => TiffEncoder.Encode(Header(size, bands, TiffType.UInt16), (ReadOnlySpan<ushort>)planes);
}
