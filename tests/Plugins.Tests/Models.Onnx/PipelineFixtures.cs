using Assay.Kernels.Codecs;

namespace Assay.Tests.Onnx;

/// <summary>The models and images of the example pipelines: small enough to stand in the repository, and made here. ASSAY_ACCEPT=1 writes them.</summary>
public sealed class PipelineFixtures
{
    const int Side = 8, Bands = 13;

    static readonly string Folder = Path.Combine(Repository.Root, "pipelines", "fixtures");

    /// <summary>What the pixels of clear, thick cloud, thin cloud and shadow reflect, in every band.</summary>
    static readonly ushort[] Reflectances = [1000, 6000, 3500, 300];

    public static TheoryData<string> Files => ["scenes.npy", "greys.onnx", "clouds.onnx", "hardness.onnx", "sentinel-labels.npy", .. Enumerable.Range(0, Patches.Length).Select(i => $"sentinel/000{i}.tif")];

    [Theory]
    [MemberData(nameof(Files))]
    public void Fixtures_are_what_is_made_here(string name)
    {
        var path = Path.Combine(Folder, name);
        var bytes = Make(name);
        if (Environment.GetEnvironmentVariable("ASSAY_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }
        Assert.Equal(bytes, File.ReadAllBytes(path));
    }

    static byte[] Make(string name) => name switch
    {
        "greys.onnx" => Nearest("greys", 1, [65 / 255f, 125 / 255f, 205 / 255f], 400, "ground,building,water").ToArray(),
        "clouds.onnx" => Nearest("clouds", Bands, [.. Reflectances.Select(value => value / 10_000f)], 60, "clear,thick cloud,thin cloud,shadow").ToArray(),
        "hardness.onnx" => Hardness().ToArray(),
        "scenes.npy" => Scenes(),
        "sentinel-labels.npy" => Labels(),
        _ => Patch(name[^5] - '0'),
    };

    /// <summary>
    /// The class whose level is nearest to the mean of the bands, as a softmax of -sharpness * (x - level)^2; what is the same for all classes is left out, so it is a convolution:
    /// 2 * sharpness * level * x - sharpness * level^2.
    /// </summary>
    static OnnxGraph Nearest(string name, int bands, float[] levels, float sharpness, string classes) => new OnnxGraph(name)
        .Input("image", OnnxType.Float, "batch", bands, "height", "width")
        .Weights("weights", [levels.Length, bands, 1, 1], [.. levels.SelectMany(level => Enumerable.Repeat(2 * sharpness * level / bands, bands))])
        .Weights("bias", [levels.Length], [.. levels.Select(level => -sharpness * level * level)])
        .Node("Conv", ["image", "weights", "bias"], ["logits"]).Node("Softmax", ["logits"], ["probabilities"], ("axis", 1))
        .Output("probabilities", OnnxType.Float, "batch", levels.Length, "height", "width").Note("classes", classes);

    /// <summary>How much neighbouring pixels differ, on average: a patch of one class is easy, one of many borders is hard.</summary>
    static OnnxGraph Hardness() => new OnnxGraph("hardness").Input("image", OnnxType.Float, "batch", Bands, "height", "width")
        .Weights("edges", [1, Bands, 1, 2], [.. Enumerable.Repeat(new[] { 1f / Bands, -1f / Bands }, Bands).SelectMany(pair => pair)])
        .Node("Conv", ["image", "edges"], ["differences"]).Node("Abs", ["differences"], ["steps"]).Node("GlobalAveragePool", ["steps"], ["mean"]).Node("Flatten", ["mean"], ["hardness"])
        .Output("hardness", OnnxType.Float, "batch", 1);

    /// <summary>What is really there, a row between slashes: what the images are drawn from.</summary>
    static readonly string[] Patches =
    [
        "00000000/00000000/00000000/00000000/00000000/00000000/00000000/00000000",
        "11110000/11110000/11110000/11110000/11110000/11110000/11110000/11110000",
        "10101010/10101010/10101010/10101010/10101010/10101010/10101010/10101010",
        "12121212/12121212/12121212/12121212/00000000/00000000/30303030/30303030",
    ];

    static readonly byte[] Greys = [65, 125, 205];

    /// <summary>The likeliest class of every pixel of probabilities.npy, as its grey.</summary>
    static byte[] Scenes()
    {
        using var file = NpyFile.Open(Path.Combine(Folder, "probabilities.npy"));
        var (classes, area) = ((int)file.Shape[1], (int)(file.Shape[2] * file.Shape[3]));
        var values = file.Slice<byte>(0, (int)file.Header.Count).Span.ToArray();
        return Npy([file.Shape[0], file.Shape[2], file.Shape[3]], [.. Enumerable.Range(0, (int)file.Shape[0] * area)
            .Select(i => Greys[Enumerable.Range(0, classes).MaxBy(k => values[(i / area * classes + k) * area + i % area])])]);
    }

    static byte[] Npy(long[] shape, byte[] values)
    {
        using TempFolder folder = new();
        NpyFile.Write<byte>(folder.File("x.npy"), shape, values);
        return File.ReadAllBytes(folder.File("x.npy"));
    }

    /// <summary>What was labelled: the third patch is called cloud altogether, in the last one thin cloud is called thick.</summary>
    static readonly string[] Labelled = [Patches[0], Patches[1], Patches[2].Replace('0', '1'), Patches[3].Replace('2', '1')];

    static byte[] Labels() =>
        Npy([Labelled.Length, Side, Side], [.. Labelled.SelectMany(rows => LabelMap.Parse(rows).Ids.ToArray()).Select(id => (byte)id)]);

    static byte[] Patch(int index)
    {
        var ids = LabelMap.Parse(Patches[index]).Ids;
        var planes = new ushort[Bands * Side * Side];
        for (var band = 0; band < Bands; band++)
            for (var i = 0; i < ids.Length; i++)
                planes[band * Side * Side + i] = (ushort)(Reflectances[ids[i]] + band - Bands / 2); // The bands' mean is the class's.
        return TiffEncoder.Encode<ushort>(new TiffHeader(Side, Side, Bands, TiffType.UInt16)
        {
            Epsg = 32633,
            Transform = [500_000, 10, 0, 5_000_000 - 10 * Side * index, 0, -10],
            BandNames = ["B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B09", "B10", "B11", "B12"],
        }, planes);
    }
}
