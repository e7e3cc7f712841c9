using System.Globalization;
using System.Text;
using Assay.Formats.Scaneo;
using Assay.Kernels.Codecs;

namespace Assay.Tests.Scaneo;

/// <summary>
/// A campaign on disk. Images are 8 x 6 pixels in EPSG:4326 unless a test says otherwise; their upper left corner is at 10 degrees east and 50 degrees north, and a pixel is half a degree, so that
/// pixel (x, y) begins at longitude 10 + x / 2 and latitude 50 - y / 2.
/// </summary>
sealed class CampaignFolder : IDisposable
{
    public const string Labels = """{ "labels": [{ "name": "water", "color": "#0000ff" }, { "name": "field", "color": "#00ff00" }] }""";

    public static readonly double[] Degrees = [10, .5, 0, 50, 0, -.5];

    readonly TempFolder folder = new();

    public CampaignFolder() => folder.Write("spai.json", Labels);

    public TiffHost Host { get; } = new();

    public string Path => folder.Path;

    public void Dispose() => folder.Dispose();

    public CampaignFolder Write(string name, string text)
    {
        folder.Write(name, text);
        return this;
    }

    public CampaignFolder Image(string name, int? epsg = 4326, double[]? transform = null, int width = 8, int height = 6)
    {
        TiffEncoder.Write<byte>(folder.File(name), new TiffHeader(width, height, 1, TiffType.UInt8) { Epsg = epsg, Transform = transform ?? Degrees }, new byte[width * height]);
        return this;
    }

    /// <summary>An image 'a' with these annotations.</summary>
    public CampaignFolder Annotated(params string[] features) => Image("a.tif").Write("a.geojson", Collection(features));

    public static string Collection(params IEnumerable<string> features) => $$"""{ "type": "FeatureCollection", "features": [{{string.Join(", ", features)}}] }""";

    public static string Tag(string label) => $$"""{ "type": "Feature", "geometry": { "type": "Polygon", "coordinates": [] }, "properties": { "label": "{{label}}", "task": "classification" } }""";

    /// <summary>As SCANEO writes it, with an outline that says the same.</summary>
    public static string Box(string label, string bbox) => $$"""{ "type": "Feature", "geometry": { "type": "Polygon", "coordinates": [[[11, 49], [12, 49], [12, 48], [11, 49]]] }, "properties": { "label": "{{label}}", "bbox": {{bbox}}, "task": "detection" } }""";

    public static string Area(string label, string polygons, string task = "\"segmentation\"") => $$"""{ "type": "Feature", "geometry": { "type": "MultiPolygon", "coordinates": {{polygons}} }, "properties": { "label": "{{label}}", "task": {{task}} } }""";

    /// <summary>A closed ring around pixels, in an image of degrees.</summary>
    public static string Ring(double left, double top, double right, double bottom) =>
        Ring([(10 + left / 2, 50 - top / 2), (10 + right / 2, 50 - top / 2), (10 + right / 2, 50 - bottom / 2), (10 + left / 2, 50 - bottom / 2)]);

    public static string Ring(IReadOnlyList<(double Longitude, double Latitude)> points)
    {
        var text = new StringBuilder("[");
        foreach (var (longitude, latitude) in points.Append(points[0]))
            text.Append(CultureInfo.InvariantCulture, $"{(text.Length > 1 ? ", " : "")}[{longitude}, {latitude}]");
        return text.Append(']').ToString();
    }

    public async Task<ScaneoDataset> Open(ScaneoTask? task = null, ScaneoLabels labels = ScaneoLabels.Instances, string? background = null, string? images = null)
    {
        var dataset = new ScaneoDataset(new ScaneoOptions { Path = new InputPath(folder.Path), Task = task, Labels = labels, Background = background, Images = images is null ? null : new InputPath(images) }, Host);
        await dataset.OpenAsync(default);
        return dataset;
    }

    /// <summary>The first sample.</summary>
    public async Task<Sample> Read(ScaneoTask? task = null, ScaneoLabels labels = ScaneoLabels.Instances, string? background = null) => await (await Open(task, labels, background)).ReadAsync(0, default);
}
