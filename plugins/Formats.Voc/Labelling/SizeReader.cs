using System.Globalization;
using System.Xml.Linq;
using Assay.Formats.Voc.Reading;

namespace Assay.Formats.Voc.Labelling;

/// <summary>The size of an image: its file's, which counts, and what the XML file says of it.</summary>
static class SizeReader
{
    /// <exception cref="DataException">Neither says one that can be.</exception>
    public static Size Of(XElement root, VocImage image, Size? stored, SampleLedger ledger)
    {
        var (width, height) = (Whole(root, "width"), Whole(root, "height"));
        if (stored is { } size)
        {
            if ((width, height) != (size.Width, size.Height))
                ledger.Add(new Problem("stated-size", $"the XML file says {width}x{height}, the image is {size}, which counts; are the boxes those of another version of the image?") { Place = root.Element("size") is { } at ? XmlFile.PlaceOf(at) : null });
            return size;
        }
        if (width <= 0 || height <= 0)
            throw new DataException("image-without-pixels", $"the size of the image is {width}x{height}, expected a width and a height of 1 or more; name the images with 'images:', whose sizes count", image.Xml);
        return width * height <= int.MaxValue ? new Size((int)width, (int)height)
            : throw new DataException("image-too-large", $"the image has {width}x{height} pixels, at most {int.MaxValue} fit into a mask; cut it into tiles", image.Xml);
    }

    static long Whole(XElement root, string name) => root.Element("size")?.Text(name) is { } text && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
