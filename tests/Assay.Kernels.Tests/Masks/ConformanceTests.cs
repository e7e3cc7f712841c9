using System.Security.Cryptography;
using System.Text.Json;
using Assay.Kernels;

namespace Assay.Tests.Masks;

public class ConformanceTests
{
    [Fact]
    public void Every_polygon_case_is_drawn_as_pycocotools_draws_it()
    {
        var drawn = 0;
        foreach (var test in CocoCases.Load("rle_cases.json").GetProperty("polygons").EnumerateArray().Where(test => !test.TryGetProperty("error", out _)))
        {
            var (name, width, height) = (test.Text("name"), test.Int("w"), test.Int("h"));
            var parts = test.GetProperty("segmentation").EnumerateArray().Zip(test.GetProperty("parts").EnumerateArray());
            Assert.All(parts, part => Check(part.Second, PolygonRaster.ToRuns(part.First.Numbers(), width, height), height, name));
            var runs = CocoCases.Draw(test.GetProperty("segmentation"), width, height);
            Check(test, runs, height, name);
            Assert.Equal((name, test.Text("maskSha1")), (name, Hash(runs, width, height)));
            drawn++;
        }
        Assert.True(drawn > 300, $"only {drawn} cases were drawn");
    }

    [Fact]
    public void Every_string_case_is_read_and_written_as_pycocotools_does()
    {
        foreach (var test in CocoCases.Load("rle_cases.json").GetProperty("strings").EnumerateArray())
        {
            var (name, width, height) = (test.Text("name"), test.Int("w"), test.Int("h"));
            uint[] counts = [.. test.GetProperty("countsList").EnumerateArray().Select(count => count.GetUInt32())];
            Assert.Equal(counts, RleString.Decode(test.Text("counts"), width, height));
            Check(test, counts, height, name);
            if (test.TryGetProperty("maskSha1", out var hash))
                Assert.Equal((name, hash.GetString()), (name, Hash(counts, width, height)));
        }
    }

    [Fact]
    public void Every_real_annotation_is_drawn_as_pycocotools_draws_it()
    {
        var segmentations = CocoCases.Load("real/instances_val2014_100.json").GetProperty("annotations").EnumerateArray()
            .ToDictionary(annotation => annotation.GetProperty("id").GetInt64(), annotation => annotation.GetProperty("segmentation"));
        foreach (var test in CocoCases.Load("real_ann_rle.json").EnumerateArray())
        {
            var id = test.GetProperty("id").GetInt64();
            Check(test, CocoCases.Draw(segmentations[id], test.Int("w"), test.Int("h")), test.Int("h"), $"annotation {id}");
        }
    }

    [Fact]
    public void Overlaps_of_masks_are_pycocotools()
    {
        foreach (var test in CocoCases.Load("iou_cases.json").EnumerateArray())
        {
            var (width, height) = (test.Int("w"), test.Int("h"));
            var references = Masks(test.GetProperty("gtRle"), width, height);
            var detections = Masks(test.GetProperty("dtRle"), width, height);
            Assert.Equal(test.Text("union"), RleString.Encode(RunLengths.UnionAll([.. references, .. detections])));
            Assert.Equal(test.Text("intersect"), RleString.Encode(references.Concat(detections).Aggregate((a, b) => RunLengths.Intersection(a, b))));
            EachPair(test, "segm", (d, r, crowd) => RunLengths.Iou(detections[d], references[r], crowd));
            EachPair(test, "segmNoCrowd", (d, r, _) => RunLengths.Iou(detections[d], references[r]));
        }
    }

    [Fact]
    public void Overlaps_of_boxes_are_pycocotools()
    {
        foreach (var test in CocoCases.Load("iou_cases.json").EnumerateArray())
        {
            var references = Boxes(test.GetProperty("gtBbox"));
            var detections = Boxes(test.GetProperty("dtBbox"));
            EachPair(test, "bbox", (d, r, crowd) => BoxIou.Compute(detections[d], references[r], crowd));
        }
    }

    static void EachPair(JsonElement test, string expected, Func<int, int, bool, double> compute)
    {
        bool[] crowds = [.. test.GetProperty("iscrowd").EnumerateArray().Select(crowd => crowd.GetInt32() == 1)];
        foreach (var (row, d) in test.GetProperty(expected).EnumerateArray().Select((row, d) => (row.Numbers(), d)))
            for (var r = 0; r < row.Length; r++)
                Assert.Equal(row[r], compute(d, r, crowds[r]), 1e-12);
    }

    static uint[][] Masks(JsonElement texts, int width, int height) =>
        [.. texts.EnumerateArray().Select(text => RleString.Decode(text.GetString()!, width, height))];

    static (double, double, double, double)[] Boxes(JsonElement boxes) => [.. boxes.EnumerateArray().Select(box => box.Numbers()).Select(b => (b[0], b[1], b[2], b[3]))];

    static void Check(JsonElement expected, uint[] runs, int height, string name)
    {
        Assert.Equal((name, expected.Text("counts")), (name, RleString.Encode(runs)));
        Assert.Equal((name, expected.GetProperty("area").GetInt64()), (name, RunLengths.Area(runs)));
        Assert.Equal(expected.GetProperty("bbox").Numbers(), CocoCases.Bounds(runs, height));
    }

    // SHA-1 of the mask, row-major, eight pixels a byte, the first in the highest bit.
    static string Hash(uint[] runs, int width, int height)
    {
        var mask = new byte[width * height];
        RunMask.Unpack(runs, width, height, mask);
        var bits = new byte[(mask.Length + 7) / 8];
        for (var i = 0; i < mask.Length; i++)
            bits[i / 8] |= (byte)(mask[i] << (7 - i % 8));
#pragma warning disable CA5350 // a checksum, not a secret
        return Convert.ToHexStringLower(SHA1.HashData(bits));
#pragma warning restore CA5350
    }
}
