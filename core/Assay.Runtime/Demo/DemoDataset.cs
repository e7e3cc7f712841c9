using Assay.Kernels.Codecs;

namespace Assay.Runtime.Demo;

/// <summary>A synthetic segmentation dataset with known label errors, and a simulated model's probabilities: what <c>assay demo</c> audits.</summary>
/// <param name="Folder">Absolute.</param>
/// <param name="Samples">How many images there are.</param>
/// <param name="Errors">Every error in the labels, in sample order, at most one an image.</param>
public sealed record DemoDataset(string Folder, int Samples, IReadOnlyList<LabelError> Errors)
{
    /// <summary>The size of the demo.</summary>
    public const int Usual = 200;

    /// <summary>Red, green, blue per class, told apart by colour-blind people too (Okabe and Ito 2008).</summary>
    static readonly byte[] Palette = [240, 228, 66, 0, 114, 178, 0, 158, 115, 213, 94, 0, 120, 120, 120, 204, 121, 167];

    /// <summary>
    /// Writes images, labels, truth, the model's probabilities, the list of errors and a pipeline. The same seed and count give the same bytes, whatever
    /// <paramref name="jobs"/> and the machine (PNG files: the same pixels; their compression belongs to the platform).
    /// </summary>
    public static DemoDataset Write(string folder, int seed, int count = Usual, int jobs = 0)
    {
        folder = Path.GetFullPath(folder);
        foreach (var part in DemoFolder.Parts)
            Directory.CreateDirectory(Path.Combine(folder, part));
        var plan = DemoPlan.Draw(seed, count);
        var errors = new LabelError?[count];
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = jobs > 0 ? jobs : Environment.ProcessorCount }, index =>
        {
            var tile = DemoTile.Make(seed, index, plan[index]);
            errors[index] = tile.Error;
            Write(folder, tile);
        });
        var dataset = new DemoDataset(folder, count, [.. errors.OfType<LabelError>()]);
        File.WriteAllText(Path.Combine(folder, DemoFolder.Injected), DemoText.Injected(dataset.Errors));
        File.WriteAllText(Path.Combine(folder, DemoFolder.Pipeline), DemoText.Pipeline);
        File.WriteAllText(Path.Combine(folder, DemoFolder.Scorers), DemoText.Scorers);
        return dataset;
    }

    static void Write(string folder, DemoTile tile)
    {
        var (width, height) = (tile.Size.Width, tile.Size.Height);
        PngFile.Write(Path.Combine(folder, DemoFolder.Images, tile.Id + ".png"), PngImage.Rgb(width, height, tile.Image));
        PngFile.Write(Path.Combine(folder, DemoFolder.Labels, tile.Id + ".png"), Indexed(tile.Size, tile.Labels));
        PngFile.Write(Path.Combine(folder, DemoFolder.Truth, tile.Id + ".png"), Indexed(tile.Size, tile.Truth));
        NpyFile.Write<byte>(Path.Combine(folder, DemoFolder.Model, tile.Id + ".npy"), [Scene.ClassNames.Count, height, width], tile.Probabilities);
    }

    static PngImage Indexed(Size size, ushort[] map) => PngImage.Indexed(size.Width, size.Height, Array.ConvertAll(map, id => (byte)id), Palette);
}
