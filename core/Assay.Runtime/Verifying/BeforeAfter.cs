using Assay.Kernels.Codecs;
using Assay.Runtime.Running;

namespace Assay.Runtime.Verifying;

/// <summary>Writes pictures of items: before on the left, after on the right.</summary>
/// <param name="folder">Where to.</param>
/// <param name="dataset">Whose images lie below the labels; grey where there is none.</param>
sealed class BeforeAfter(string folder, OpenDataset dataset)
{
    const int Gap = 6;
    const byte Grey = 96;

    /// <returns>The file's name; null when the image cannot be read.</returns>
    public string? Draw(LabelChange change, int index, VerifiedItem item)
    {
        try
        {
            var view = CropView.Around(item.Place, change.Before.Size);
            var painter = new CropPainter(view, ReadImage(index, view));
            var name = $"{Identifier(item.Outcome)}-{item.Item}.png";
            Directory.CreateDirectory(folder);
            AtomicFile.Write(Path.Combine(folder, name), stream => stream.Write(PngEncoder.Encode(Join(view.Size, painter.Paint(change.Before), painter.Paint(change.After)))));
            return name;
        }
        catch (DataException)
        {
            return null; // A picture is no reason to stop; the verdict on the item stands.
        }
    }

    public static string Identifier(Outcome outcome) => outcome == Outcome.NewlyBroken ? "newly_broken" : outcome.ToString().ToLowerInvariant();

    byte[] ReadImage(int index, CropView view)
    {
        var to = new byte[3 * view.Size.Area];
        using var image = dataset.Source.OpenImage(index);
        if (image is null)
        {
            Array.Fill(to, Grey);
            return to;
        }
        var band = new float[view.Size.Area];
        for (var channel = 0; channel < 3; channel++)
        {
            image.Read(view.Window, image.Bands < 3 ? 0 : channel, view.Size, band);
            var (low, high) = image.Stored == PixelType.UInt8 ? (0, 255) : Stretch(band);
            for (var i = 0; i < band.Length; i++)
                to[3 * i + channel] = float.IsNaN(band[i]) ? (byte)0 : (byte)Math.Clamp(255 * (band[i] - low) / Math.Max(high - low, 1e-6f), 0, 255);
        }
        return to;
    }

    /// <summary>From the 2nd to the 98th of a hundred values.</summary>
    static (float Low, float High) Stretch(float[] band)
    {
        var sorted = band.Where(float.IsFinite).Order().ToArray();
        return sorted.Length == 0 ? (0, 1) : (sorted[sorted.Length * 2 / 100], sorted[sorted.Length * 98 / 100]);
    }

    static PngImage Join(Size size, byte[] left, byte[] right)
    {
        var width = 2 * size.Width + Gap;
        var to = new byte[3 * width * size.Height];
        Array.Fill(to, (byte)255);
        for (var y = 0; y < size.Height; y++)
        {
            left.AsSpan(3 * y * size.Width, 3 * size.Width).CopyTo(to.AsSpan(3 * y * width));
            right.AsSpan(3 * y * size.Width, 3 * size.Width).CopyTo(to.AsSpan(3 * (y * width + size.Width + Gap)));
        }
        return PngImage.Rgb(width, size.Height, to);
    }
}
