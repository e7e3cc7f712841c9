using System.Text.Json;
using System.Xml.Linq;

namespace Assay.Tests.Cvat;

/// <summary>Files of CVAT's own and of datumaro: every object is an instance or a tag, or it is counted.</summary>
public sealed class ConformanceTests : IDisposable
{
    static readonly string[] Shapes = ["box", "polygon", "polyline", "points", "ellipse", "cuboid", "skeleton", "mask"];

    readonly SmallCvat cvat = new();

    public void Dispose() => cvat.Dispose();

    [Theory]
    [InlineData("doc_images_example.xml", "points-as-box 1, polyline-as-box 2, skeleton-as-box 1, skeleton-points-left-out 3", "undeclared-label 1")]
    [InlineData("datumaro/for_images/train.xml", "points-as-box 1, skeleton-as-box 2, skeleton-points-left-out 8", "object-without-label 2")]
    [InlineData("doc_video_example.xml", "empty-as-annotated 4614, interpolated-left-out 1, outside-left-out 6, skeleton-as-box 2, skeleton-points-left-out 6", "")]
    [InlineData("datumaro/for_video/annotations.xml", "empty-as-annotated 1, interpolated-left-out 2, outside-left-out 4, points-as-box 1, polyline-as-box 1, skeleton-as-box 1, skeleton-points-left-out 4", "")]
    public void Every_object_of_a_file_is_imported_or_counted(string file, string ledger, string problems)
    {
        var path = Conformance.Path("cvat/" + file);
        var dataset = cvat.Open(path);
        var instances = SmallCvat.ReadAll(dataset).Sum(sample => (sample.Labels?.Instances?.Count ?? 0) + (sample.Labels?.Tags?.Count ?? 0));
        var (found, wrong) = (cvat.Ledger(dataset), cvat.Problems(dataset));
        Assert.Equal(ledger, SmallCvat.Text(found));
        Assert.Equal(problems, SmallCvat.Text(wrong));
        var objects = XDocument.Load(path).Root!.Elements().Where(part => part.Name.LocalName is "image" or "track").SelectMany(part => part.Elements())
            .Count(element => Shapes.Contains(element.Name.LocalName) || element.Name.LocalName == "tag");
        Assert.Equal(objects, instances + wrong.Values.Sum() + found.GetValueOrDefault("interpolated-left-out") + found.GetValueOrDefault("outside-left-out"));
    }

    [Theory]
    [InlineData("job", 56)]
    [InlineData("task", 29)]
    public void Every_object_of_the_servers_answers_is_imported_or_counted(string of, int answers)
    {
        using var all = JsonDocument.Parse(File.ReadAllBytes(Conformance.Path("cvat/cvat_shared_assets/annotations.json")));
        var labels = File.ReadAllText(Conformance.Path("cvat/cvat_shared_assets/labels.json"));
        var answered = 0;
        foreach (var answer in all.RootElement.GetProperty(of).EnumerateObject())
        {
            answered++;
            cvat.Host.Problems.Clear();
            cvat.Write($"{answer.Name}/labels.json", labels);
            var path = cvat.Write($"{answer.Name}/annotations.json", answer.Value.GetRawText());
            var json = answer.Value;
            var tags = json.GetProperty("tags").GetArrayLength();
            var shapes = json.GetProperty("shapes").GetArrayLength();
            var tracked = json.GetProperty("tracks").EnumerateArray().SelectMany(track => track.GetProperty("shapes").EnumerateArray()).ToArray();
            if (tags + shapes + tracked.Length == 0)
            {
                Assert.Equal("no-samples", Assert.Throws<DataException>(() => cvat.Open(path)).Code);
                continue;
            }
            var dataset = cvat.Open(path);
            var samples = SmallCvat.ReadAll(dataset);
            Assert.Equal("", SmallCvat.Text(cvat.Problems(dataset)));
            Assert.Equal(tags, samples.Sum(sample => sample.Labels?.Tags?.Count ?? 0));
            Assert.Equal(shapes + tracked.Count(shape => !shape.GetProperty("outside").GetBoolean()), samples.Sum(sample => sample.Labels?.Instances?.Count ?? 0));
            Assert.Equal(tracked.Count(shape => shape.GetProperty("outside").GetBoolean()), cvat.Ledger(dataset).GetValueOrDefault("outside-left-out"));
        }
        Assert.Equal(answers, answered);
    }

    [Theory]
    [InlineData(22, 69)]
    [InlineData(30, 248)]
    [InlineData(30, 249)]
    public void Masks_of_the_server_have_the_pixels_that_others_decoded(int task, int id)
    {
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Conformance.Path("cvat/rle/rle_expected.json")));
        using var answers = JsonDocument.Parse(File.ReadAllBytes(Conformance.Path("cvat/cvat_shared_assets/annotations.json")));
        var one = expected.RootElement.EnumerateArray().Single(one => one.TryGetProperty("shape", out var shape) && shape.GetInt32() == id);
        int[] box = [.. new[] { "left", "top", "width", "height" }.Select(name => one.GetProperty(name).GetInt32())];
        var dataset = cvat.Open(cvat.Write("annotations.json", answers.RootElement.GetProperty("task").GetProperty($"{task}").GetRawText()));
        var mask = ((MaskGeometry)SmallCvat.ReadAll(dataset).SelectMany(sample => sample.Labels?.Instances ?? []).Single(instance => instance.SourceId == $"{id}").Geometry!).Mask;
        Assert.Equal(one.GetProperty("area").GetInt64(), mask.Area);
        Assert.Equal(Pixels(Conformance.Path($"cvat/rle/rest_mask_task{task}_shape{id}.npy"), box[2] * box[3]), Cropped(mask, box));
    }

    [Fact]
    public void A_mask_of_a_file_is_drawn_where_the_file_says()
    {
        var dataset = cvat.Open(Conformance.Path("cvat/doc_images_example.xml"));
        var mask = Assert.Single(SmallCvat.Read(dataset).Labels!.Instances!.Select(one => one.Geometry).OfType<MaskGeometry>()).Mask;
        Assert.Equal(149, mask.Area);
        Assert.Equal(Pixels(Conformance.Path("cvat/rle/doc_mask.npy"), 13 * 15), Cropped(mask, [707, 888, 13, 15]));
    }

    [Fact]
    public void Corners_of_rotated_boxes_are_those_that_others_computed()
    {
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Conformance.Path("cvat/rle/rotated_box.json")));
        foreach (var one in expected.RootElement.EnumerateArray().Where(one => one.GetProperty("rotation").GetDouble() != 0))
        {
            string[] box = [.. one.GetProperty("box").EnumerateArray().Select(number => number.GetRawText())];
            var read = SmallCvat.Read(cvat.Image($"<box label='car' xtl='{box[0]}' ytl='{box[1]}' xbr='{box[2]}' ybr='{box[3]}' rotation='{one.GetProperty("rotation").GetRawText()}'/>"));
            var corners = Assert.Single(((PolygonGeometry)Assert.Single(read.Labels!.Instances!).Geometry!).Parts);
            Assert.Equal(one.GetProperty("corners").EnumerateArray().SelectMany(point => point.EnumerateArray().Select(number => number.GetDouble())), corners, (a, b) => Math.Abs(a - b) < 1e-6);
        }
    }

    [Fact]
    public void An_ellipse_of_the_server_is_the_one_of_the_file()
    {
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Conformance.Path("cvat/rle/ellipse.json")));
        var points = expected.RootElement.GetProperty("rest_points").GetRawText();
        var xml = expected.RootElement.GetProperty("xml");
        var json = cvat.Open(cvat.Write("annotations.json", $$"""{ "shapes": [ { "type": "ellipse", "label": "car", "points": {{points}}, "frame": 0 } ] }"""));
        var file = cvat.Xml($"<image name='a' width='{SmallCvat.Read(json).Size.Width}' height='{SmallCvat.Read(json).Size.Height}'><ellipse label='car' cx='{xml.GetProperty("cx")}' cy='{xml.GetProperty("cy")}' rx='{xml.GetProperty("rx")}' ry='{xml.GetProperty("ry")}'/></image>");
        Assert.Equal(MaskOf(file).Counts.ToArray(), MaskOf(json).Counts.ToArray());
        Assert.InRange(MaskOf(file).Area, Math.PI * 30 * 20 * .99, Math.PI * 30 * 20 * 1.01);
    }

    static Rle MaskOf(IDataset dataset) => ((MaskGeometry)SmallCvat.Read(dataset).Labels!.Instances![0].Geometry!).Mask;

    static string Pixels(string npy, int count) => string.Concat(File.ReadAllBytes(npy)[^count..].Select(value => value == 0 ? '.' : '#'));

    static string Cropped(Rle mask, int[] box)
    {
        var pixels = new byte[mask.Size.Area];
        Assay.Kernels.RunMask.Unpack(mask.Counts, mask.Size.Width, mask.Size.Height, pixels);
        return string.Concat(Enumerable.Range(0, box[2] * box[3]).Select(i => pixels[(box[1] + i / box[2]) * mask.Size.Width + box[0] + i % box[2]] == 0 ? '.' : '#'));
    }
}
