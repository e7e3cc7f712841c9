using System.Globalization;
using System.Text;
using Assay.Kernels.Codecs;

namespace Assay.Review.Terminal;

/// <summary>Pictures by iTerm2's inline images: a PNG in one OSC 1337, scaled to the cells. What is written over them later hides them.</summary>
public static class ItermImages
{
    /// <summary>The bytes that show a picture on an area of cells.</summary>
    public static byte[] Show(Raster raster, Area area)
    {
        var png = PngEncoder.Encode(PngImage.Rgb(raster.Width, raster.Height, raster.ToBytes()));
        return Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"\e7\e[{area.Y + 1};{area.X + 1}H\e]1337;File=inline=1;size={png.Length};width={area.Width};height={area.Height};preserveAspectRatio=0;doNotMoveCursor=1:{Convert.ToBase64String(png)}\a\e8"));
    }
}
