using System.Text;
using System.Text.Json;
using Assay.Kernels.Codecs;
using Assay.Models.Http;

namespace Assay.Tests.Http;

public sealed class RequestTests
{
    static readonly Georeference Utm = new("EPSG:32633", [600_000, 10, 0, 5_000_000, 0, -10]);

    static LoopbackServer Masks() => new(_ => new LoopbackAnswer(PngEncoder.Encode(PngImage.Grey(2, 2, [0, 1, 2, 1])), "image/png"));

    static HttpOptions Options(LoopbackServer server) => new() { Url = server.Url, Response = AnswerForm.MaskPng };

    static async Task<LoopbackRequest> Sent(Func<HttpOptions, HttpOptions> change, Func<IImage?>? image = null)
    {
        using var server = Masks();
        await using var asked = await Asked.OpenAsync(change(Options(server)), image);
        await asked.AskAsync();
        return Assert.Single(server.Requests);
    }

    [Fact]
    public async Task The_default_is_the_form_that_scaneo_sends()
    {
        var request = await Sent(options => options, () => new DrawnImage(new Size(2, 2), PixelType.UInt16, [1000, 2000, 3000, 65535], [1, 2, 3, 4]) { Where = Utm, BandNames = ["B02", "B03"] });
        Assert.Equal("POST", request.Method);
        Assert.StartsWith("multipart/form-data; boundary=", request.Headers["content-type"], StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Disposition: form-data; name=\"image\"; filename=\"image\"\r\n\r\nII*\0", request.Latin, StringComparison.Ordinal);
        using var tiff = TiffFile.Read(request.Part("image"));
        Assert.Equal((2, 2, 2, TiffType.UInt16, TiffCompression.None, false), (tiff.Header.Width, tiff.Header.Height, tiff.Header.Bands, tiff.Header.Type, tiff.Header.Compression, tiff.Header.Planar));
        Assert.Equal(Utm.Transform, tiff.Header.Transform);
        Assert.Equal(32633, tiff.Header.Epsg);
        Assert.Equal(["B02", "B03"], tiff.Header.BandNames);
        Assert.Equal([1000, 2000, 3000, 65535], tiff.ReadBand<ushort>(0));
        Assert.Equal([1, 2, 3, 4], tiff.ReadBand<ushort>(1));
    }

    [Theory]
    [InlineData("""PROJCS["WGS 84 / UTM zone 33N",GEOGCS["WGS 84",AUTHORITY["EPSG","4326"]],AUTHORITY["EPSG","32633"]]""", 32633)]
    [InlineData("""PROJCRS["a",BASEGEOGCRS["b",ID["EPSG",4326]],ID["EPSG",25832]]""", 25832)]
    [InlineData("""LOCAL_CS["site"]""", null)]
    public async Task A_reference_system_in_words_is_sent_by_its_code(string wkt, int? code)
    {
        var request = await Sent(options => options, () => new DrawnImage(new Size(2, 2), PixelType.UInt8, [1, 2, 3, 4]) { Where = Utm with { Crs = wkt } });
        using var tiff = TiffFile.Read(request.Part("image"));
        Assert.Equal((code, true), (tiff.Header.Epsg, tiff.Header.Transform!.SequenceEqual(Utm.Transform)));
    }

    [Fact]
    public async Task Png_is_sent_with_its_type_and_fields_before_it()
    {
        var request = await Sent(options => options with { Encoding = ImageEncoding.MultipartPng, Field = "file", Form = new Dictionary<string, RequestValue> { ["version"] = new() { Text = "2" } } });
        Assert.Equal("2", Encoding.ASCII.GetString(request.Part("version")!));
        Assert.Contains("name=\"file\"; filename=\"image.png\"\r\nContent-Type: image/png\r\n\r\n", request.Latin, StringComparison.Ordinal);
        var png = PngDecoder.Decode(request.Part("file"));
        Assert.Equal([10, 50, 90, 20, 60, 100], png.Narrow[..6]);
    }

    [Fact]
    public async Task Json_holds_the_file_in_base64_beside_the_fields()
    {
        var request = await Sent(options => options with { Encoding = ImageEncoding.JsonBase64, Form = new Dictionary<string, RequestValue> { ["mode"] = new() { Text = "fast" } } });
        var json = JsonDocument.Parse(request.Body).RootElement;
        Assert.Equal(("application/json", "fast"), (request.Headers["content-type"], json.GetProperty("mode").GetString()));
        Assert.Equal(12, PngDecoder.Decode(json.GetProperty("image").GetBytesFromBase64()).Narrow.Length);
        var wide = await Sent(options => options with { Encoding = ImageEncoding.JsonBase64 }, () => new DrawnImage(new Size(2, 2), PixelType.Float32, [0.5f, 1, 2, 3]));
        using var tiff = TiffFile.Read(JsonDocument.Parse(wide.Body).RootElement.GetProperty("image").GetBytesFromBase64());
        Assert.Equal([0.5f, 1, 2, 3], tiff.ReadBand<float>(0));
    }

    [Fact]
    public async Task Png_has_no_room_for_two_bands()
    {
        using var server = Masks();
        await using var asked = await Asked.OpenAsync(Options(server) with { Encoding = ImageEncoding.MultipartPng }, () => new DrawnImage(new Size(2, 2), PixelType.UInt8, [1, 2, 3, 4], [1, 2, 3, 4]));
        var failure = await asked.FailsAsync();
        Assert.Equal("image-encoding", failure.Code);
        Assert.Contains("'s0' has 2 bands of UInt8", failure.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Headers_and_query_are_sent_with_secrets_filled_in()
    {
        using var server = Masks();
        SecretHost host = new(("KEY", "k3y&"), ("TOKEN", "t0ken"));
        var options = Options(server) with
        {
            Url = server.Url + "?model=unet",
            Headers = new Dictionary<string, RequestValue> { ["Authorization"] = new() { Env = new SecretName("TOKEN"), Before = "Bearer " }, ["X-Team"] = new() { Text = "eo" } },
            Query = new Dictionary<string, RequestValue> { ["api_key"] = new() { Env = new SecretName("KEY") } },
        };
        await using var asked = await Asked.OpenAsync(options, null, host);
        await asked.AskAsync();
        var request = Assert.Single(server.Requests);
        Assert.Equal("/predict?model=unet&api_key=k3y%26", request.Target);
        Assert.Equal(("Bearer t0ken", "eo"), (request.Headers["authorization"], request.Headers["x-team"]));
    }

    [Fact]
    public async Task Scaneos_steps_count_bands_from_zero()
    {
        static IImage Sentinel() => new DrawnImage(new Size(2, 1), PixelType.UInt16, [9, 9], [0, 300], [1500, 3000], [6000, 2999]);
        using var server = new LoopbackServer(_ => new LoopbackAnswer(PngEncoder.Encode(PngImage.Grey(2, 1, [0, 1]))));
        await using var rgb = await Asked.OpenAsync(Options(server) with { Preprocess = ["S2RGB"] }, Sentinel);
        await rgb.AskAsync();
        using var bytes = TiffFile.Read(server.Requests[0].Part("image"));
        Assert.Equal(TiffType.UInt8, bytes.Header.Type);
        Assert.Equal([[255, 254], [127, 255], [0, 25]], new[] { 0, 1, 2 }.Select(bytes.ReadBand<byte>));
        await using var raw = await Asked.OpenAsync(Options(server) with { Preprocess = ["SATRGB"] }, Sentinel);
        await raw.AskAsync();
        using var doubles = TiffFile.Read(server.Requests[1].Part("image"));
        Assert.Equal(TiffType.Float64, doubles.Header.Type);
        Assert.Equal([[0, 0.1], [0.5, 1], [1, 2999 / 3000.0]], new[] { 0, 1, 2 }.Select(doubles.ReadBand<double>));
    }

    [Fact]
    public async Task Bands_are_chosen_by_number_range_or_name_and_scaled_to_floats()
    {
        static IImage Named() => new DrawnImage(new Size(2, 2), PixelType.UInt16, [0, 1, 2, 3], [1000, 2000, 3000, 12_000], [4, 4, 4, 4]) { BandNames = ["B02", "B03", "B04"] };
        var request = await Sent(options => options with { Bands = ["B03", "1"], Scale = [0.0001], Clip = [0, 1], Mean = [0.1, 0], Std = [2] }, Named);
        using var tiff = TiffFile.Read(request.Part("image"));
        Assert.Equal((2, TiffType.Float32), (tiff.Header.Bands, tiff.Header.Type));
        Assert.Equal([0, 0.05, 0.1, 0.45], tiff.ReadBand<float>(0).Select(value => Math.Round(value, 6)));
        using var range = TiffFile.Read((await Sent(options => options with { Bands = ["2-3, 1"] }, Named)).Part("image"));
        Assert.Equal([1000, 4, 0], new[] { 0, 1, 2 }.Select(band => (int)range.ReadBand<ushort>(band)[0]));
    }

    [Fact]
    public async Task A_band_that_is_not_there_is_named()
    {
        using var server = Masks();
        await using var asked = await Asked.OpenAsync(Options(server) with { Bands = ["4"] });
        Assert.Equal("'s0': band 4 is not in the image, which has 3 bands, counted from 1", (await asked.FailsAsync()).Message);
    }
}
