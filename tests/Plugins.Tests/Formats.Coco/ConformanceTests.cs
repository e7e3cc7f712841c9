using System.Globalization;
using System.Text;
using System.Text.Json;
using Assay.Formats.Coco;
using Assay.Kernels;

namespace Assay.Tests.Coco;

/// <summary>Files that others wrote, compared with what System.Text.Json reads of them.</summary>
public sealed class ConformanceTests : IDisposable
{
    readonly SmallCoco coco = new();

    public void Dispose() => coco.Dispose();

    [Theory]
    [InlineData("real/instances_val2014_100.json", 839)]
    [InlineData("real/panoptic/panoptic_coco_detection_format.json", 50)]
    [InlineData("compare_b.json", 1004)]
    [InlineData("synth_gt.json", 233)]
    public void Every_annotation_is_read_with_all_it_says(string file, int count)
    {
        var path = Conformance.Path("coco/" + file);
        var dataset = coco.Dataset(new CocoDatasetOptions { Annotations = new InputPath(path), Join = CocoJoin.Id });
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        var expected = json.RootElement.GetProperty("annotations").EnumerateArray().Select(one => Said(one.GetProperty("image_id").ToString(), one));
        var read = Enumerable.Range(0, dataset.Ids.Count).Select(i => SmallCoco.Read(dataset, i)).SelectMany(sample => sample.Labels!.Instances!.Select(one => Said(sample.Id, one, one.StatedArea)));
        Assert.Equal(count, expected.Count());
        Assert.Equal(expected.Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
        Assert.Empty(coco.Host.Problems);
    }

    [Theory]
    [InlineData("real/instances_val2014_fakebbox100_results.json", "real/instances_val2014_100.json")]
    [InlineData("real/instances_val2014_fakesegm100_results.json", "real/instances_val2014_100.json")]
    [InlineData("synth_dt_bbox.json", "synth_gt.json")]
    [InlineData("synth_dt_segm.json", "synth_gt.json")]
    public async Task Every_detection_is_read_with_all_it_says(string file, string images)
    {
        var dataset = coco.Dataset(new CocoDatasetOptions { Annotations = new InputPath(Conformance.Path("coco/" + images)), Join = CocoJoin.Id });
        await using var results = new CocoResults(new CocoResultsOptions { Results = new InputPath(Conformance.Path("coco/" + file)) }, coco.Host);
        await results.OpenAsync(dataset.Ids, dataset.Classes, CancellationToken.None);
        using var json = JsonDocument.Parse(File.ReadAllBytes(Conformance.Path("coco/" + file)));
        var expected = json.RootElement.EnumerateArray().Select(one => Said(one.GetProperty("image_id").ToString(), one));
        List<string> read = [];
        for (var i = 0; i < dataset.Ids.Count; i++)
        {
            var sample = SmallCoco.Read(dataset, i);
            var opinion = Assert.Single(await results.AskAsync([new Question(i, sample, () => null)], CancellationToken.None));
            Assert.Empty(opinion.Problems);
            read.AddRange(opinion.Instances!.Select(one => Said(sample.Id, one, one.Confidence)));
        }
        Assert.Equal(expected.Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
        Assert.Empty(coco.Host.Problems);
    }

    [Fact]
    public void Numbers_in_any_spelling_are_what_double_parse_says()
    {
        var random = new Random(5);
        for (var round = 0; round < 300; round++)
        {
            string[] spelled = [.. Enumerable.Range(0, 6 + 2 * random.Next(4)).Select(_ => Spell(random))];
            var (space, text) = (round % 3 == 0 ? " " : round % 3 == 1 ? "\n\t" : "", new StringBuilder("[["));
            text.AppendJoin($"{space},{space}", spelled).Append(space).Append("]]");
            var polygon = Assert.IsType<PolygonGeometry>(Assert.Single(coco.ReadOne($$"""{"id":1,"image_id":1,"category_id":7,"segmentation":{{text}}}""").Labels!.Instances!).Geometry);
            Assert.Equal(spelled.Select(number => double.Parse(number, CultureInfo.InvariantCulture)), polygon.Parts[0]);
        }
    }

    static string Spell(Random random)
    {
        var number = (random.NextDouble() - .3) * Math.Pow(10, random.Next(-3, 6));
        var format = random.Next(6) switch { 0 => "R", 1 => "0", 2 => "0.00", 3 => "0.0000000000000000", 4 => "0.###E+0", _ => "0.##" };
        return number.ToString(format, CultureInfo.InvariantCulture);
    }

    // What both must agree in: image, class, crowd, area or score, box, shape.
    static string Said(string image, JsonElement one)
    {
        var number = one.TryGetProperty("score", out var score) ? score.GetDouble() : one.GetProperty("area").GetDouble();
        var box = one.TryGetProperty("bbox", out var bbox) ? string.Join(',', bbox.EnumerateArray().Select(side => side.GetDouble())) : "";
        var shape = one.TryGetProperty("segmentation", out var segmentation) ? Shape(segmentation) : "box";
        return $"{image} {one.GetProperty("category_id")} {one.TryGetProperty("iscrowd", out var crowd) && crowd.GetInt32() == 1} {number:R} {box} {shape}";
    }

    static string Shape(JsonElement segmentation)
    {
        if (segmentation.ValueKind == JsonValueKind.Array)
            return string.Join(';', segmentation.EnumerateArray().Select(part => string.Join(',', part.EnumerateArray().Select(number => number.GetDouble()))));
        var counts = segmentation.GetProperty("counts");
        return counts.ValueKind == JsonValueKind.String ? counts.GetString()! : RleString.Encode([.. counts.EnumerateArray().Select(run => run.GetUInt32())]);
    }

    static string Said(string image, Instance one, double? number)
    {
        var box = one.StatedBox is { } stated ? string.Join(',', stated.X, stated.Y, stated.Width, stated.Height) : "";
        var shape = one.Geometry switch
        {
            PolygonGeometry(var parts) => string.Join(';', parts.Select(part => string.Join(',', part))),
            MaskGeometry(var mask) => RleString.Encode(mask.Counts),
            _ => "box",
        };
        return $"{image} {one.Class} {one.Crowd} {number:R} {box} {shape}";
    }
}
