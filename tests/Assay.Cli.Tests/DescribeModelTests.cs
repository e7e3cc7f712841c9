using System.Text.Json;
using Assay.Kernels.Codecs;

namespace Assay.Cli.Tests;

/// <summary><c>assay describe model.onnx</c>, which needs no ONNX Runtime.</summary>
public sealed class DescribeModelTests : IDisposable
{
    static readonly Dictionary<string, string?> Hidden = new() { ["ASSAY_ONNXRUNTIME"] = "none" };

    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    Answer Describe(params string[] arguments) => AssayCommand.Run(folder.Path, ["describe", .. arguments], new Dictionary<string, string?>(Hidden) { ["ASSAY_CACHE"] = folder.File("cache") });

    string Save(string name) => new OnnxGraph("net").Input("image", OnnxType.Float, "batch", 13, 512, 512).Weights("k", [4, 13, 1, 1], new float[52]).Node("Conv", ["image", "k"], ["logits"])
        .Output("logits", OnnxType.Float, "batch", 4, 512, 512).Note("classes", "clear,cloud,thin,shadow").Save(folder.File(name));

    [Fact]
    public void A_model_is_described_with_the_lines_that_would_use_it()
    {
        Save("u-net.onnx");
        Assert.Equal("""
            u-net.onnx: an ONNX model, 'net'

            input             'image' float32 [batch, 13, 512, 512]
            output            'logits' float32 [batch, 4, 512, 512]
            metadata classes  clear,cloud,thin,shadow
            operators         Conv
            parameters        52
            opset             13
            file format       IR version 8
            written by        assay-tests

            in a pipeline:
              references:
                u_net:
                  onnx:
                    model: u-net.onnx
                    bands: 1-13            # the image's bands in the model's order
                    scale: 1               # what training did to pixels: scale, offset, clip, mean, std
                    tile: { size: 512 }    # or resize: 512, or pad_multiple: 512
                    activation: softmax    # no Softmax or Sigmoid is in the graph, so it seems to give logits

            """, Describe("u-net.onnx").Exits(0).Output);
    }

    [Fact]
    public void The_lines_are_a_pipeline_s()
    {
        Save("net.onnx");
        folder.Write("labels.csv", "");
        var lines = JsonDocument.Parse(Describe("net.onnx", "--json").Exits(0).Output).RootElement.GetProperty("pipeline").GetString();
        Directory.CreateDirectory(folder.File("labels"));
        folder.Write("pipeline.yaml", $"dataset:\n  masks: {{ labels: labels }}\n  classes: [clear, cloud, thin, shadow]\n{lines}steps:\n  - soft_min: {{ reference: net }}\n");
        AssayCommand.Run(folder.Path, ["lint", "pipeline.yaml"], new Dictionary<string, string?>(Hidden)).Exits(0);
    }

    [Fact]
    public void A_file_that_is_no_model_is_named_with_what_it_is()
    {
        folder.Write("page.onnx", "<html>404</html>");
        var answer = Describe("page.onnx").Exits(2);
        Assert.Contains("page.onnx", answer.Errors, StringComparison.Ordinal);
        Assert.Contains("the file is text", answer.Errors, StringComparison.Ordinal);
        Assert.Contains("cannot be read", Describe("nowhere.onnx").Exits(2).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_without_the_library_says_how_to_install_it()
    {
        var answer = AssayCommand.Run(folder.Path, ["run", Path.Combine(Repository.Root, "pipelines", "onnx-soft-min.yaml"), "--out", folder.File("out")], new Dictionary<string, string?>(Hidden) { ["ASSAY_CACHE"] = folder.File("cache") }).Exits(2);
        Assert.Contains("npm install --ignore-scripts onnxruntime-node", answer.Errors, StringComparison.Ordinal);
    }
}
