namespace Assay.Models.Onnx.Sam;

/// <summary>How an image lies in the square that SAM sees.</summary>
/// <param name="Image">The image's size.</param>
/// <param name="Target">The size it is resized to; from the upper left corner on.</param>
/// <param name="Side">The square's.</param>
readonly record struct SamFrame(Size Image, Size Target, int Side)
{
    /// <summary>The longer side fills the square, the rest is padding (segment_anything, utils/transforms.py, get_preprocess_shape; at least one pixel, where that gives none).</summary>
    public static SamFrame Letterbox(Size image, int side)
    {
        var scale = side * 1.0 / Math.Max(image.Width, image.Height);
        return new SamFrame(image, new Size(Resized(image.Width, scale), Resized(image.Height, scale)), side);
    }

    /// <summary>Both sides fill the square (SAM 2).</summary>
    public static SamFrame Stretch(Size image, int side) => new(image, new Size(side, side), side);

    static int Resized(int side, double scale) => Math.Max(1, (int)(side * scale + .5));

    /// <summary>A place in the image as one in the square. Each axis has the scale that its pixels were resized by, which rounding makes differ from the other's.</summary>
    public (float X, float Y) Map(double x, double y) => ((float)(x * ((double)Target.Width / Image.Width)), (float)(y * ((double)Target.Height / Image.Height)));
}
