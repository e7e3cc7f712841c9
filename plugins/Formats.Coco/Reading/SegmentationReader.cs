using System.Text.Json;
using Assay.Kernels;

namespace Assay.Formats.Coco.Reading;

/// <summary>Reads a segmentation: polygons, or runs as text or as a list.</summary>
static class SegmentationReader
{
    /// <summary>The shape, or null when the list is empty.</summary>
    public static Geometry? Read(ref Utf8JsonReader reader, Size size, List<(string, string)> warnings) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.StartArray => Polygons(ReadParts(ref reader, size), size, warnings),
        JsonTokenType.StartObject => Noted(ReadRuns(ref reader, size), warnings),
        _ => throw new BrokenValue("broken-segmentation", "segmentation is neither a list of polygons nor an object with counts and size"),
    };

    static MaskGeometry Noted(MaskGeometry shape, List<(string, string)> warnings)
    {
        if (shape.Mask.Area == 0)
            warnings.Add(ZeroArea.Warning);
        return shape;
    }

    /// <summary>Checks polygons. One of fewer than three points is passed over, as long as another one is left.</summary>
    public static PolygonGeometry? Polygons(List<double[]> parts, Size size, List<(string, string)> warnings)
    {
        parts.RemoveAll(part => part.Length == 0);
        string? lacking = null;
        for (var i = 0; i < parts.Count; i++)
            if (Open(parts[i], i + 1, size) is { Length: >= 6 } open)
                parts[i] = open;
            else
            {
                lacking ??= $"polygon {i + 1} has {Points(parts[i])} different points, expected 3 or more{(parts[i].Length == 4 ? "; a box belongs into bbox" : "")}";
                parts[i] = [];
            }
        if (parts.Count == 0)
            return null;
        if (lacking is not null && parts.RemoveAll(part => part.Length == 0) > 0 && parts.Count == 0)
            throw new BrokenValue("polygon-too-short", lacking);
        if (lacking is not null)
            warnings.Add(("polygon-too-short", lacking + "; the object is kept without that part"));
        if (parts.TrueForAll(part => ZeroArea.Of(part, size)))
            warnings.Add(ZeroArea.Warning);
        return new PolygonGeometry(parts);
    }

    // Without a repeat of the first point at the end.
    static double[] Open(double[] xy, int part, Size size)
    {
        if (IsCounts(xy, size))
            throw FlatCounts($"polygon {part}", size);
        if (xy.Length % 2 == 1)
            throw new BrokenValue("polygon-odd", $"polygon {part} has {xy.Length} numbers, expected pairs of x and y");
        return IsClosed(xy) ? xy[..^2] : xy;
    }

    static bool IsClosed(double[] xy) => xy.Length > 2 && xy[0] == xy[^2] && xy[1] == xy[^1];

    static int Points(double[] xy) => xy.Length / 2 - (IsClosed(xy) ? 1 : 0);

    static List<double[]> ReadParts(ref Utf8JsonReader reader, Size size)
    {
        List<double[]> parts = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            parts.Add(reader.TokenType == JsonTokenType.StartArray ? NumberList.Read(ref reader, $"polygon {parts.Count + 1}") : throw NotNested(ref reader, size));
        return parts;
    }

    // The reader stands at the first entry of a list that holds no lists.
    static BrokenValue NotNested(ref Utf8JsonReader reader, Size size)
    {
        List<double> numbers = [];
        for (; reader.TokenType == JsonTokenType.Number; reader.Read())
            numbers.Add(reader.GetDouble());
        return IsCounts([.. numbers], size) ? FlatCounts("segmentation", size)
            : new BrokenValue("broken-segmentation", "segmentation is not a list of lists; write a polygon as [[x0, y0, x1, y1, ...]]");
    }

    /// <summary>Whether a list of numbers is the runs of a mask: whole numbers whose sum is the frame. As points they would lie outside.</summary>
    static bool IsCounts(double[] numbers, Size size)
    {
        var sum = 0.0;
        foreach (var number in numbers)
            if (number < 0 || number != Math.Floor(number))
                return false;
            else
                sum += number;
        return sum == size.Area && numbers.Any(number => number > Math.Max(size.Width, size.Height));
    }

    static BrokenValue FlatCounts(string what, Size size) =>
        new("flat-counts", $"{what} holds the counts of an RLE, not points; write it as {{\"counts\": [...], \"size\": [{size.Height}, {size.Width}]}}");

    static MaskGeometry ReadRuns(ref Utf8JsonReader reader, Size size)
    {
        double[]? stated = null, list = null;
        byte[]? text = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            if (reader.ValueTextEquals("size"u8) && reader.Read())
                stated = reader.TokenType == JsonTokenType.StartArray ? NumberList.Read(ref reader, "size") : throw new BrokenValue("rle-size", "size of the RLE is not a list [height, width]");
            else if (reader.ValueTextEquals("counts"u8) && reader.Read())
                (text, list) = ReadCounts(ref reader);
            else
            {
                reader.Read();
                reader.Skip();
            }
        CheckSize(stated, size);
        return text is null && list is null ? throw new BrokenValue("broken-segmentation", "the RLE has no counts")
            : new MaskGeometry(new Rle(size, text is null ? Runs(list!, size) : Decode(text, size)));
    }

    static (byte[]? Text, double[]? List) ReadCounts(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
            return (null, NumberList.Read(ref reader, "counts"));
        if (reader.TokenType != JsonTokenType.String)
            throw new BrokenValue("broken-segmentation", "counts of the RLE is neither a text nor a list");
        var text = new byte[reader.ValueSpan.Length];
        return (text[..reader.CopyString(text)], null);
    }

    static void CheckSize(double[]? stated, Size size)
    {
        if (stated is not { Length: 2 })
            throw new BrokenValue("rle-size", "the RLE has no size [height, width]");
        if (stated[0] < 0 || stated[1] < 0)
            throw new BrokenValue("negative-size", $"the RLE has a negative size [{stated[0]}, {stated[1]}]");
        if (stated[0] != size.Height || stated[1] != size.Width)
            throw new BrokenValue("rle-size", $"the size of the RLE is [{stated[0]}, {stated[1]}], the image's [height, width] is [{size.Height}, {size.Width}]");
    }

    static uint[] Decode(byte[] text, Size size)
    {
        try
        {
            return RleString.Decode(text, size.Width, size.Height);
        }
        catch (FormatException broken)
        {
            throw new BrokenValue("broken-rle", broken.Message);
        }
    }

    static uint[] Runs(double[] list, Size size)
    {
        var (runs, sum) = (new uint[list.Length], 0.0);
        for (var i = 0; i < list.Length; i++)
        {
            if (list[i] < 0 || list[i] > size.Area || list[i] != Math.Floor(list[i]))
                throw new BrokenValue("broken-rle", $"run {i} of the RLE is {list[i]}, expected a whole number from 0 to {size.Area}");
            runs[i] = (uint)list[i];
            sum += list[i];
        }
        return sum == size.Area ? runs : throw new BrokenValue("broken-rle", $"the runs of the RLE sum to {sum}, a {size} image has {size.Area} pixels");
    }
}
