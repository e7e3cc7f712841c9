using System.Globalization;

namespace Assay.Review.Terminal;

/// <summary>Which band a name means: the file's own names, Sentinel-2's for images of 12 or 13 bands, else b1, b2, ... from 1.</summary>
static class BandNames
{
    static readonly string[] Sentinel = ["B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B8A", "B9", "B10", "B11", "B12"];

    /// <summary>Level 2A has no band 10: it only sees cirrus.</summary>
    static readonly string[] Surface = [.. Sentinel.Where(name => name != "B10")];

    /// <summary>A band's position, or null when the image has none of that name.</summary>
    public static int? Find(string name, IReadOnlyList<string> own, int bands)
    {
        foreach (var names in (IReadOnlyList<string>[])[own, Usual(bands)])
            for (var i = 0; i < Math.Min(names.Count, bands); i++)
                if (Same(names[i], name))
                    return i;
        return name[0] is 'b' or 'B' && int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= bands && Usual(bands).Count == 0
            ? number - 1 : null;
    }

    static IReadOnlyList<string> Usual(int bands) => bands switch { 13 => Sentinel, 12 => Surface, _ => [] };

    /// <summary>B4 and B04 are one name.</summary>
    static bool Same(string one, string other) => Plain(one).Equals(Plain(other), StringComparison.OrdinalIgnoreCase);

    static string Plain(string name) => name.Length == 3 && name[0] is 'B' or 'b' && name.Length == 3 && name[1] == '0' ? $"B{name[2]}" : name;

    /// <summary>Views for people who have asked for none: colours as the eye sees them, and for Sentinel-2 short-wave infrared, in which ice, water and cloud part.</summary>
    public static IReadOnlyList<View> Guess(int bands, bool isPhoto)
    {
        var stretch = isPhoto ? Stretch.Fixed : Stretch.Percentile;
        return bands switch
        {
            1 or 2 => [View.Of("grey", new ViewOptions { Bands = ["b1"], Stretch = stretch })],
            12 or 13 => [Colours("rgb", ["B4", "B3", "B2"]), Colours("swir", ["B12", "B8A", "B4"]), Colours("infrared", ["B8", "B4", "B3"])],
            _ => [View.Of("rgb", new ViewOptions { Bands = ["b1", "b2", "b3"], Stretch = stretch })],
        };
    }

    static View Colours(string name, string[] bands) => View.Of(name, new ViewOptions { Bands = bands });
}
