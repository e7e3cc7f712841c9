using System.Text;
using System.Text.Json;
using Assay.Kernels.Codecs;
using Assay.Models.Http;

namespace Assay.Tests.Http;

/// <summary>A point inside each annotated object goes out, the object there comes back.</summary>
public sealed class SamTests
{
    static readonly Georeference Utm = new("EPSG:32633", [500, 10, 0, 100, 0, -10]);

    static DrawnImage Scene() => new(new Size(6, 5), PixelType.UInt16, Fill(1), Fill(257), Fill(514), Fill(65_535)) { Where = Utm };

    static float[] Fill(float value) => [.. Enumerable.Repeat(value, 30)];

    static readonly Labels Labels = new()
    {
        Instances =
        [
            new Instance { Class = 2, SourceId = "7", Geometry = new BoxGeometry(new Box(1, 1, 3, 3)) },
            new Instance { Class = 1, SourceId = "8", Geometry = new BoxGeometry(new Box(0, 0, 6, 5)), Crowd = true },
        ],
    };

    [Fact]
    public async Task The_form_is_scaneos_with_points_label_and_georeference()
    {
        using var server = new LoopbackServer(_ => LoopbackAnswer.Json("""{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [[[510, 90], [540, 90], [540, 60], [510, 90]]]}}"""));
        await using var asked = await Asked.OpenAsync(new HttpOptions { Url = server.Url, Preset = Preset.Scaneo, Task = ModelTask.Sam, Coordinates = Coordinates.Crs }, Scene);
        Assert.True(asked.Reference.ReadsLabels);
        var opinion = (await asked.Reference.AskAsync([asked.Question(0, Labels)], TestContext.Current.CancellationToken))[0];
        var request = Assert.Single(server.Requests);
        string Field(string name) => Encoding.UTF8.GetString(request.Part(name)!);
        Assert.Equal(("[[2, 2]]", "cloud", "EPSG:32633", "[500, 10, 0, 100, 0, -10]"), (Field("points"), Field("label"), Field("crs"), Field("transform")));
        Assert.Contains("name=\"image\"; filename=\"image.png\"\r\nContent-Type: image/png", request.Latin, StringComparison.Ordinal);
        Assert.Equal([255, 2, 1], PngDecoder.Decode(request.Part("image")).Narrow[..3]);
        var found = Assert.Single(opinion.Instances!);
        Assert.Equal((2, "7", "sam", 0), (found.Class, found.SourceId, found.Source, found.Answers));
        Assert.Equal([1, 1, 4, 1, 4, 4], ((PolygonGeometry)found.Geometry!).Parts[0]);
    }

    [Fact]
    public async Task Nuclio_gets_json_and_answers_with_rows_of_a_mask()
    {
        using var server = new LoopbackServer(_ => LoopbackAnswer.Json($$"""{"mask": [{{string.Join(", ", Enumerable.Repeat("[0, 0, 1, 255, 0, 0]", 5))}}]}"""));
        await using var asked = await Asked.OpenAsync(new HttpOptions { Url = server.Url, Preset = Preset.NuclioSam }, Scene);
        var opinion = (await asked.Reference.AskAsync([asked.Question(0, Labels)], TestContext.Current.CancellationToken))[0];
        var json = JsonDocument.Parse(Assert.Single(server.Requests).Body).RootElement;
        Assert.Equal(("[[2, 2]]", "[]"), (json.GetProperty("pos_points").GetRawText(), json.GetProperty("neg_points").GetRawText()));
        Assert.Equal(10, ((MaskGeometry)Assert.Single(opinion.Instances!).Geometry!).Mask.Area);
    }

    [Fact]
    public async Task Nothing_is_asked_about_a_sample_without_objects()
    {
        using var server = new LoopbackServer(_ => LoopbackAnswer.Json("{}"));
        await using var asked = await Asked.OpenAsync(new HttpOptions { Url = server.Url, Task = ModelTask.Sam }, Scene);
        Assert.Same(Opinion.None, await asked.AskAsync());
        Assert.Empty((await asked.Reference.AskAsync([asked.Question(0, new Labels { Instances = [] })], TestContext.Current.CancellationToken))[0].Instances!);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_geometry_that_is_null_finds_nothing()
    {
        using var server = new LoopbackServer(_ => LoopbackAnswer.Json("""{"type": "Feature", "properties": {}, "geometry": null}"""));
        await using var asked = await Asked.OpenAsync(new HttpOptions { Url = server.Url, Task = ModelTask.Sam }, Scene);
        Assert.Empty((await asked.Reference.AskAsync([asked.Question(0, Labels)], TestContext.Current.CancellationToken))[0].Instances!);
    }
}
