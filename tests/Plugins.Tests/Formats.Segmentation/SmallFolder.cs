using Assay.Kernels.Codecs;

namespace Assay.Tests.Segmentation;

/// <summary>A dataset written by hand in a temporary folder; image files are as large as tests say.</summary>
sealed class SmallFolder : IDisposable
{
    readonly TempFolder folder = new();

    public StubHost Host { get; } = new() { Opens = _ => new Size(3, 2) };

    public InputPath Path => new(folder.Path);

    public string Write(string name, string text = "") => folder.Write(name, text);

    /// <summary>Label maps are 3 x 2.</summary>
    public string Grey(string name, params byte[] ids) => Save(name, PngImage.Grey(3, 2, ids));

    public string Wide(string name, params ushort[] ids) => Save(name, PngImage.Grey(3, 2, ids));

    public string Indexed(string name, int[] palette, params byte[] ids) => Save(name, PngImage.Indexed(3, 2, ids, [.. palette.SelectMany(Bytes)]));

    public string Colors(string name, params int[] colors) => Save(name, PngImage.Rgb(3, 2, [.. colors.SelectMany(Bytes)]));

    static byte[] Bytes(int color) => [(byte)(color >> 16), (byte)(color >> 8), (byte)color];

    string Save(string name, PngImage image)
    {
        PngFile.Write(folder.File(name), image);
        return folder.File(name);
    }

    public static T Open<T>(T dataset) where T : IDataset
    {
        dataset.OpenAsync(default).AsTask().GetAwaiter().GetResult();
        return dataset;
    }

    public static Sample Read(IDataset dataset, int index = 0) => dataset.ReadAsync(index, default).AsTask().GetAwaiter().GetResult();

    /// <summary>Class names of pixels, row by row; a dot is void.</summary>
    public static string Text(IDataset dataset, LabelMap map) => string.Join(' ', map.Ids.ToArray().Select(id => id == LabelMap.Void ? "." : dataset.Classes.First(known => known.Id == id).Name));

    /// <summary>Objects by class and pixels.</summary>
    public static string Text(IDataset dataset, IReadOnlyList<Instance> objects) => string.Join("; ", objects.Select(one => $"{dataset.Classes.First(known => known.Id == one.Class).Name}{(one.Crowd ? "*" : "")} "
        + (one.Geometry is MaskGeometry(var mask) ? string.Join(',', mask.Counts.ToArray()) : string.Join(',', ((PolygonGeometry)one.Geometry!).Parts.Single()))));

    public static string Codes(Sample sample) => string.Join(", ", sample.Problems.Select(problem => $"{problem.Code} {problem.Count}"));

    public void Dispose() => folder.Dispose();
}
