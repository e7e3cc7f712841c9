using System.Text.Json;

namespace Assay.Formats.Segmentation.Cityscapes;

/// <summary>A file of polygons, the lowest first.</summary>
sealed record PolygonFile(Size Size, IReadOnlyList<(string Label, double[] Points)> Objects)
{
    /// <exception cref="DataException">It is none.</exception>
    public static PolygonFile Read(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var (width, height) = (json.RootElement.GetProperty("imgWidth").GetInt32(), json.RootElement.GetProperty("imgHeight").GetInt32());
            if (width < 1 || height < 1 || (long)width * height > int.MaxValue)
                throw new DataException("image-without-pixels", $"the image is {width}x{height}, expected at least a pixel and at most {int.MaxValue}", path);
            return new PolygonFile(new Size(width, height), [.. json.RootElement.GetProperty("objects").EnumerateArray().Select(one => (one.GetProperty("label").GetString() ?? "", PointsOf(one.GetProperty("polygon"))))]);
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw new DataException("broken-json", $"the file is none of Cityscapes' polygons: {broken.Message.Split(". ")[0].TrimEnd('.')}; expected imgWidth, imgHeight and objects with label and polygon", path, inner: broken);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new DataException("unreadable-file", $"the file cannot be read: {unreadable.Message}", path, inner: unreadable);
        }
    }

    /// <summary>Points are corners of pixels' grid; a closing repeat is left out.</summary>
    static double[] PointsOf(JsonElement polygon)
    {
        double[] points = [.. polygon.EnumerateArray().SelectMany(point => new[] { Finite(point[0]), Finite(point[1]) })];
        return points.Length > 6 && points[0] == points[^2] && points[1] == points[^1] ? points[..^2] : points;
    }

    static double Finite(JsonElement number) => number.GetDouble() is var value && double.IsFinite(value) ? value : throw new FormatException("a coordinate is not finite");
}
