using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Assay.Models.Http;

namespace Assay.Tests.Http;

/// <summary>The Open Inference Protocol, spoken by a server whose model gives each pixel its first band / 100 as the probability of class 1 of 2.</summary>
public sealed class KserveTests
{
    /// <summary>What a test may have the server do differently.</summary>
    sealed record Model
    {
        public bool Binary { get; init; } = true;
        public bool Silent { get; init; }
        public string Input { get; init; } = """[{"name": "x", "datatype": "FP32", "shape": [-1, 3, -1, -1]}]""";
        public string Output { get; init; } = """[{"name": "p", "datatype": "FP32", "shape": [-1, 2, -1, -1]}]""";
        public Func<float[], float[]> Change { get; init; } = values => values;
    }

    static LoopbackServer Serve(Model model) => new(request => request.Path switch
    {
        "/v2" when !model.Silent => LoopbackAnswer.Json($$"""{"name": "s", "version": "1", "extensions": [{{(model.Binary ? "\"binary_tensor_data\"" : "")}}]}"""),
        "/v2/models/unet" => LoopbackAnswer.Json($$"""{"name": "unet", "versions": ["1"], "platform": "onnx", "inputs": {{model.Input}}, "outputs": {{model.Output}}}"""),
        "/v2/models/unet/infer" => Infer(model, request),
        _ => LoopbackAnswer.Text(404, "{\"error\": \"unknown model\"}"),
    });

    static LoopbackAnswer Infer(Model model, LoopbackRequest request)
    {
        var head = request.Headers.TryGetValue("inference-header-content-length", out var length) ? int.Parse(length, System.Globalization.CultureInfo.InvariantCulture) : request.Body.Length;
        var input = JsonDocument.Parse(request.Body.AsMemory(0, head)).RootElement.GetProperty("inputs")[0];
        int[] shape = [.. input.GetProperty("shape").EnumerateArray().Select(side => side.GetInt32())];
        float[] x = model.Binary ? MemoryMarshal.Cast<byte, float>(request.Body.AsSpan(head)).ToArray() : [.. input.GetProperty("data").EnumerateArray().Select(number => number.GetSingle())];
        var area = shape[2] * shape[3];
        var p = new float[shape[0] * 2 * area];
        for (var n = 0; n < shape[0]; n++)
            for (var i = 0; i < area; i++)
                (p[(2 * n) * area + i], p[(2 * n + 1) * area + i]) = (1 - x[n * 3 * area + i] / 100, x[n * 3 * area + i] / 100);
        p = model.Change(p);
        var described = $"\"name\": \"p\", \"datatype\": \"FP32\", \"shape\": [{shape[0]}, 2, {shape[2]}, {shape[3]}]";
        if (!model.Binary)
            return LoopbackAnswer.Json($"{{\"outputs\": [{{{described}, \"data\": [{string.Join(", ", p.Select(value => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))}]}}]}}");
        var json = Encoding.UTF8.GetBytes($"{{\"outputs\": [{{{described}, \"parameters\": {{\"binary_data_size\": {p.Length * 4}}}}}]}}");
        return new LoopbackAnswer([.. json, .. MemoryMarshal.AsBytes(p.AsSpan())], "application/octet-stream") { Headers = new Dictionary<string, string> { ["Inference-Header-Content-Length"] = $"{json.Length}" } };
    }

    static HttpOptions Options(LoopbackServer server) => new() { Url = $"http://127.0.0.1:{server.Port}", Preset = Preset.KserveV2, Model = "unet" };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_batch_is_one_request_with_numbers_as_bytes_or_as_json(bool binary)
    {
        using var server = Serve(new Model { Binary = binary });
        await using var asked = await Asked.OpenAsync(Options(server));
        var opinions = await asked.Reference.AskAsync([asked.Question(0), asked.Question(1) with { OpenImage = () => new DrawnImage(new Size(2, 2), PixelType.UInt8, [0, 0, 0, 100], new float[4], new float[4]) }], TestContext.Current.CancellationToken);
        Assert.Equal([0.1, 0.2, 0.3, 0.4], Enumerable.Range(0, 4).Select(i => Math.Round(opinions[0].Probabilities![1, i], 6)));
        Assert.Equal([0, 0, 0, 1], Enumerable.Range(0, 4).Select(i => opinions[1].Probabilities![1, i]));
        Assert.Equal(["/v2/models/unet", "/v2", "/v2/models/unet/infer"], server.Requests.Select(request => request.Path));
        Assert.Equal(binary, server.Requests[2].Headers.ContainsKey("inference-header-content-length"));
    }

    [Fact]
    public async Task A_server_that_says_nothing_of_itself_gets_json()
    {
        using var server = Serve(new Model { Binary = false, Silent = true });
        await using var asked = await Asked.OpenAsync(Options(server));
        Assert.Equal(0.4, (await asked.AskAsync()).Probabilities![1, 3], 1e-6);
    }

    [Fact]
    public async Task Images_of_two_sizes_are_two_requests()
    {
        using var server = Serve(new Model());
        await using var asked = await Asked.OpenAsync(Options(server));
        Question Of(int index, int width) => new(index, new Sample { Id = $"s{index}", Size = new Size(width, 1) }, () => new DrawnImage(new Size(width, 1), PixelType.UInt8, new float[width], new float[width], new float[width]));
        var opinions = await asked.Reference.AskAsync([Of(0, 2), Of(1, 3), Of(2, 2)], TestContext.Current.CancellationToken);
        Assert.Equal([2, 3, 2], opinions.Select(opinion => opinion.Probabilities!.Size.Width));
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task A_model_that_takes_one_image_gets_one()
    {
        using var server = Serve(new Model { Input = """[{"name": "x", "datatype": "FP32", "shape": [1, 3, 2, 2]}]""" });
        await using var asked = await Asked.OpenAsync(Options(server));
        await asked.Reference.AskAsync([asked.Question(0), asked.Question(1)], TestContext.Current.CancellationToken);
        Assert.Equal(4, server.Requests.Count);
    }

    [Theory]
    [InlineData("""[{"name": "x", "datatype": "FP32", "shape": [-1, 13, -1, -1]}]""", "the model takes 13 bands ([-1, 13, -1, -1]), 's0' has 3; choose with bands:")]
    [InlineData("""[{"name": "x", "datatype": "FP32", "shape": [-1, 3, 256, 256]}]""", "the model takes 256x256 pixels")]
    public async Task An_image_that_the_model_does_not_take_is_refused(string input, string says)
    {
        using var server = Serve(new Model { Input = input });
        await using var asked = await Asked.OpenAsync(Options(server));
        var failure = await asked.FailsAsync();
        Assert.Equal("model-mismatch", failure.Code);
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"name": "x", "datatype": "BYTES", "shape": [-1, 3, -1, -1]}]""", null, "the model's input 'x' is of BYTES")]
    [InlineData("""[{"name": "x", "datatype": "FP32", "shape": [-1, 3]}]""", null, "has the shape [-1, 3]")]
    [InlineData("""[{"name": "x", "datatype": "FP32", "shape": [-1, 3, -1, -1]}, {"name": "y", "datatype": "FP32", "shape": [1]}]""", null, "the model has the inputs x, y, expected the name of one: input: NAME")]
    [InlineData(null, """[{"name": "p", "datatype": "INT64", "shape": [-1, -1, -1]}]""", "for class numbers say response: mask_tensor")]
    public async Task A_model_that_does_not_fit_is_refused_before_anything_is_sent(string? input, string? output, string says)
    {
        var model = new Model();
        using var server = Serve(model with { Input = input ?? model.Input, Output = output ?? model.Output });
        var failure = await Assert.ThrowsAsync<DataException>(() => Asked.OpenAsync(Options(server)));
        Assert.Equal("model-mismatch", failure.Code);
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Requests, request => request.Method == "POST");
    }

    [Fact]
    public async Task Numbers_that_are_no_probabilities_name_their_sample_alone()
    {
        using var server = Serve(new Model { Change = values => [.. values.Select(value => value * 30)] });
        await using var asked = await Asked.OpenAsync(Options(server));
        Assert.Contains("if these are logits say activation: softmax", (await asked.FailsAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_number_of_numbers_is_refused()
    {
        using var server = Serve(new Model { Change = values => values[..^1] });
        await using var asked = await Asked.OpenAsync(Options(server));
        Assert.Contains("does not have 7 numbers", (await asked.FailsAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_nobody_serves_stops_the_run()
    {
        using var server = Serve(new Model());
        await using var asked = await Asked.OpenAsync(Options(server) with { Model = "other" });
        Assert.Equal(IReference.OutOfReach, (await Assert.ThrowsAsync<AssayException>(() => asked.AskAsync())).Code);
    }
}
