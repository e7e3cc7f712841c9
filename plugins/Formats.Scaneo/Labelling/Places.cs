using Assay.Formats.Scaneo.Reading;

namespace Assay.Formats.Scaneo.Labelling;

/// <summary>Lists of coordinates.</summary>
static class Places
{
    public static IEnumerable<(double X, double Y)> PairsOf(double[] xy)
    {
        for (var i = 0; i + 1 < xy.Length; i += 2)
            yield return (xy[i], xy[i + 1]);
    }

    /// <summary>What to say of an annotation that lies wholly outside of its image.</summary>
    /// <param name="swapped">Where it would lie with longitude and latitude exchanged.</param>
    public static BrokenShape Outside(string what, Size size, Extent swapped) => swapped.Touches(size)
        ? new BrokenShape("swapped-coordinates", $"the {what} lies outside of the image, but inside when longitude and latitude are exchanged; "
            + (what == "box" ? "'bbox' is [[latitude, longitude], [latitude, longitude]]" : "coordinates are [longitude, latitude]"))
        : new BrokenShape("outside-image", $"the {what} lies wholly outside of the image; does it belong to another one?");
}
