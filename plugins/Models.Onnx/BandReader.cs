using Assay.Kernels.Images;

namespace Assay.Models.Onnx;

/// <summary>Reads a band at another size: what shrinks is averaged by the image itself, what grows is read as it is and drawn between its pixels.</summary>
static class BandReader
{
    /// <param name="to">Row-major, of the target's area.</param>
    public static void Read(IImage image, int band, Size target, Span<float> to)
    {
        var whole = new Box(0, 0, image.Size.Width, image.Size.Height);
        var shrunk = new Size(Math.Min(image.Size.Width, target.Width), Math.Min(image.Size.Height, target.Height));
        if (shrunk == target)
        {
            image.Read(whole, band, target, to);
            return;
        }
        var plane = new float[shrunk.Area];
        image.Read(whole, band, shrunk, plane);
        BilinearPlane.Resize(plane, shrunk.Width, shrunk.Width, shrunk.Height, to, target.Width, target.Height);
    }
}
