using System.Text;
using Assay.Kernels.Codecs;
using Assay.Kernels.Geodesy;

namespace Assay.Tests.Scaneo;

/// <summary>The campaign of the example pipeline, and what a model says of it. ASSAY_ACCEPT=1 writes both.</summary>
public sealed class PipelineFixtures
{
    const int Side = 8;

    static readonly string Folder = Path.Combine(Repository.Root, "pipelines", "fixtures");

    static readonly string[] Images = ["north/a", "north/b", "south/c", "south/d"];

    public static TheoryData<string> Files => ["scaneo/spai.json", "scaneo/north/a.geojson", .. Images.Select(name => $"scaneo/{name}.tif"), "scaneo-probabilities.npy"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Fixtures_are_what_is_made_here(string name)
    {
        var (path, bytes) = (Path.Combine(Folder, name), Make(name));
        if (Environment.GetEnvironmentVariable("ASSAY_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }
        Assert.Equal(bytes, File.ReadAllBytes(path));
    }

    static byte[] Make(string name) => name switch
    {
        "scaneo/spai.json" => Encoding.UTF8.GetBytes("""{"labels": [{"name": "field", "color": "#c8b400"}, {"name": "forest", "color": "#006400"}, {"name": "water", "color": "#0048f0"}]}""" + "\n"),
        "scaneo/north/a.geojson" => Encoding.UTF8.GetBytes(CampaignFolder.Collection(
            CampaignFolder.Area("field", $"[[{Square(0, 0, 4, 8)}]]"), CampaignFolder.Area("forest", $"[[{Square(4, 0, 8, 8)}, {Square(5, 2, 7, 4)}]]"), CampaignFolder.Area("water", $"[[{Square(5, 2, 7, 4)}]]")) + "\n"),
        "scaneo-probabilities.npy" => Probabilities(),
        _ => TiffEncoder.Encode<byte>(new TiffHeader(Side, Side, 1, TiffType.UInt8) { Epsg = 32631, Transform = Transform(Array.FindIndex(Images, image => name.Contains(image, StringComparison.Ordinal))) },
            [.. Enumerable.Range(0, Side * Side).Select(i => (byte)(60 + i % 7))]),
    };

    static double[] Transform(int index) => [430_000 + 10 * Side * index, 10, 0, 4_600_000, 0, -10];

    /// <summary>Around pixels of the first image.</summary>
    static string Square(int left, int top, int right, int bottom)
    {
        var (utm, grid) = (GroundReference.Find("EPSG:32631")!, GeoTransform.Of(Transform(0)));
        return CampaignFolder.Ring([.. new[] { (left, top), (left, bottom), (right, bottom), (right, top) }.Select(corner => grid.ToGround(corner.Item1, corner.Item2)).Select(at => utm.ToLonLat(at.X, at.Y))
            .Select(at => (Math.Round(at.Longitude, 9), Math.Round(at.Latitude, 9)))]);
    }

    /// <summary>Of 255: sure of a and b, of the left half of c not, of d nowhere.</summary>
    static byte[] Probabilities()
    {
        (byte, byte, byte) sure = (235, 10, 10), unsure = (85, 85, 85);
        var values = new byte[Images.Length * 3 * Side * Side];
        for (var n = 0; n < Images.Length; n++)
            for (var i = 0; i < Side * Side; i++)
                (values[At(n, 0, i)], values[At(n, 1, i)], values[At(n, 2, i)]) = n == 3 || n == 2 && i % Side < Side / 2 ? unsure : sure;
        using TempFolder folder = new();
        NpyFile.Write<byte>(folder.File("x.npy"), [Images.Length, 3, Side, Side], values);
        return File.ReadAllBytes(folder.File("x.npy"));
    }

    static int At(int image, int type, int pixel) => (image * 3 + type) * Side * Side + pixel;
}
