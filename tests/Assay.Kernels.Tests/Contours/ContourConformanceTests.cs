using System.Text.Json;
using Assay.Kernels;
using Assay.Tests.Masks;

namespace Assay.Tests.Contours;

/// <summary>scipy's erosion and distance transform, google-deepmind/surface-distance and bowenc0221/boundary-iou-api on 142 pairs of masks.</summary>
public class ContourConformanceTests
{
    const double Near = 1e-9;

    static readonly JsonElement[] Pairs = [.. CocoCases.Load("contour_pairs.json").GetProperty("pairs").EnumerateArray()];

    static JointCrop? Crop(JsonElement pair, out int width, out int height)
    {
        (width, height) = (pair.Int("w"), pair.Int("h"));
        return JointCrop.Of(RleString.Decode(pair.Text("a"), width, height), RleString.Decode(pair.Text("b"), width, height), width, height);
    }

    [Theory]
    [InlineData(Neighbours.Four, ContourBorder.Background)]
    [InlineData(Neighbours.Four, ContourBorder.Foreground)]
    [InlineData(Neighbours.Eight, ContourBorder.Background)]
    [InlineData(Neighbours.Eight, ContourBorder.Foreground)]
    public void Distances_of_contours_and_regions_are_scipy_s(Neighbours neighbours, ContourBorder border)
    {
        var (name, measured) = ($"n{(neighbours == Neighbours.Four ? 4 : 8)}_border{(int)border}", 0);
        foreach (var pair in Pairs)
        {
            using var crop = Crop(pair, out _, out _);
            using var contours = crop is null ? null : ContourPair.Measure(crop, new ContourRule(ContourForm.Contour, neighbours, border));
            using var regions = crop is null ? null : ContourPair.Measure(crop, new ContourRule(ContourForm.Region, neighbours, border));
            if (pair.GetProperty("contour") is not { ValueKind: JsonValueKind.Object } all || all.GetProperty(name) is not { ValueKind: JsonValueKind.Object } expected)
            {
                Assert.True(contours is null && regions is null, $"{pair.Text("name")}: a distance where none is defined");
                continue;
            }
            measured++;
            CheckContours(pair.Text("name"), expected, contours!.Distance);
            CheckRegions(pair.Text("name"), expected, regions!.Distance);
        }
        Assert.True(measured > 130, $"only {measured} pairs were measured");
    }

    static void CheckContours(string name, JsonElement expected, ContourDistance found)
    {
        Assert.Equal((name, expected.Int("nA"), expected.Int("nB")), (name, found.FirstPixels, found.SecondPixels));
        Check(name, expected, "sumDB_on_dA", found.FirstSum);
        Check(name, expected, "sumDA_on_dB", found.SecondSum);
        Check(name, expected, "max_AB", found.FirstMax);
        Check(name, expected, "max_BA", found.SecondMax);
        Check(name, expected, "mean_sym", found.Mean);
        Check(name, expected, "d_sqrt2", found.LowerBound);
        Check(name, expected, "p95_linear", found.P95);
    }

    static void CheckRegions(string name, JsonElement expected, ContourDistance found)
    {
        Check(name, expected, "region_sumDB_on_dA", found.FirstSum);
        Check(name, expected, "region_sumDA_on_dB", found.SecondSum);
        Check(name, expected, "d_region_sqrt2", found.LowerBound);
    }

    static void Check(string name, JsonElement expected, string key, double found)
    {
        var value = expected.GetProperty(key).GetDouble();
        Assert.True(Math.Abs(value - found) <= Near * Math.Max(1, value), $"{name}: {key} is {found}, expected {value}");
    }

    [Fact]
    public void Surface_distances_are_those_of_google_deepmind()
    {
        foreach (var pair in Pairs)
        {
            using var crop = Crop(pair, out _, out _);
            var (name, expected, found) = (pair.Text("name"), pair.GetProperty("surface_distance"), crop is null ? null : SurfaceDistance.Measure(crop));
            if (found is null)
            {
                Assert.True(expected.ValueKind == JsonValueKind.Null || expected.GetProperty("hd95").ValueKind == JsonValueKind.Null, $"{name}: no distance");
                continue;
            }
            Check(name, expected, "lenA", found.FirstLength);
            Check(name, expected, "lenB", found.SecondLength);
            Check(name, expected, "asd_gt_to_pred", found.FirstMean);
            Check(name, expected, "asd_pred_to_gt", found.SecondMean);
            Check(name, expected, "hd95", found.Hausdorff(.95));
            Check(name, expected, "hd100", found.Hausdorff(1));
            foreach (var dice in expected.GetProperty("surfaceDice").EnumerateObject())
            {
                var tolerance = double.Parse(dice.Name, System.Globalization.CultureInfo.InvariantCulture);
                var direct = new double[2];
                Assert.True(SurfaceDice.Find(crop!, [1, tolerance], direct));
                Check(name, expected.GetProperty("surfaceDice"), dice.Name, found.Dice(tolerance));
                Check(name, expected.GetProperty("surfaceDice"), dice.Name, direct[1]);
            }
        }
    }

    [Fact]
    public void Boundary_overlaps_are_those_of_their_authors()
    {
        foreach (var pair in Pairs)
        {
            using var crop = Crop(pair, out var width, out var height);
            foreach (var expected in pair.GetProperty("boundaryIou").EnumerateObject())
            {
                var iterations = BoundaryIou.Iterations(double.Parse(expected.Name, System.Globalization.CultureInfo.InvariantCulture), width, height);
                Assert.Equal((pair.Text("name"), expected.Value.GetProperty("i").GetInt64(), expected.Value.GetProperty("u").GetInt64()),
                    crop is null ? (pair.Text("name"), 0, 0) : (pair.Text("name"), BoundaryIou.Count(crop, iterations).Shared, BoundaryIou.Count(crop, iterations).All));
            }
        }
    }

    [Fact]
    public void Overlaps_in_a_crop_are_those_of_the_frame()
    {
        foreach (var pair in Pairs)
            using (var crop = Crop(pair, out _, out _))
                Assert.Equal((pair.GetProperty("inter").GetInt64(), pair.GetProperty("union").GetInt64()), crop is null ? (0, 0) : (crop.Shared, crop.FirstArea + crop.SecondArea - crop.Shared));
    }

    [Fact]
    public void Rows_of_the_comparison_of_two_releases_are_reproduced()
    {
        var (before, after) = (CocoCases.Load("real/instances_val2014_100.json"), CocoCases.Load("compare_b.json"));
        var sizes = before.GetProperty("images").EnumerateArray().ToDictionary(image => image.GetProperty("id").GetInt64(), image => (image.Int("width"), image.Int("height")));
        var (first, second) = (Objects(before), Objects(after));
        var rows = CocoCases.Load("compare_expected.json").GetProperty("contour_n8_border0").EnumerateArray().ToArray();
        Assert.Equal(656, rows.Length);
        foreach (var row in rows.Select(row => row.EnumerateArray().ToArray()))
        {
            var (a, b) = (first[row[0].GetInt64()], second[row[1].GetInt64()]);
            var (width, height) = sizes[a.GetProperty("image_id").GetInt64()];
            using var crop = JointCrop.Of(CocoCases.Draw(a.GetProperty("segmentation"), width, height), CocoCases.Draw(b.GetProperty("segmentation"), width, height), width, height);
            using var pair = ContourPair.Measure(crop!, ContourRule.Default);
            var found = pair!.Distance;
            Assert.Equal((row[3].GetInt32(), row[4].GetInt32()), (found.FirstPixels, found.SecondPixels));
            Assert.Equal([.. row[5..9].Select(number => number.GetDouble())], new[] { found.FirstSum, found.SecondSum, found.Mean, found.LowerBound }, (x, y) => Math.Abs(x - y) <= Near * Math.Max(1, x));
        }
    }

    static Dictionary<long, JsonElement> Objects(JsonElement file) => file.GetProperty("annotations").EnumerateArray().ToDictionary(annotation => annotation.GetProperty("id").GetInt64());
}
