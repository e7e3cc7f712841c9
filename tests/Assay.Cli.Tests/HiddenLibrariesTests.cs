namespace Assay.Cli.Tests;

/// <summary>Nothing native is needed, except by what names it.</summary>
public class HiddenLibrariesTests
{
    static readonly Dictionary<string, string?> Hidden = new() { ["ASSAY_GDAL"] = "none", ["ASSAY_ONNXRUNTIME"] = "none" };

    /// <summary>Of examples that run a model: its key stands in the pipeline itself.</summary>
    static bool RunsModels(string pipeline) => File.ReadLines(pipeline).Any(line => line.TrimStart() is var text && !text.StartsWith('#') && (text.Contains("onnx:", StringComparison.Ordinal) || text.Contains("sam:", StringComparison.Ordinal)));

    [Fact]
    public void The_example_pipelines_that_run_no_model_pass_their_tests_without_native_libraries()
    {
        var folder = Path.Combine(Repository.Root, "pipelines");
        string[] pipelines = [.. Directory.GetFiles(folder, "*.yaml").Where(file => !file.EndsWith(".test.yaml", StringComparison.Ordinal) && !RunsModels(file)).Order(StringComparer.Ordinal)];

        var answer = AssayCommand.Run(Repository.Root, ["test", .. pipelines], Hidden).Exits(0);

        Assert.True(pipelines.Length >= 14, $"only {pipelines.Length} pipelines need no model");
        Assert.Contains("0 failed", answer.Output + answer.Errors);
    }

    [Fact]
    public void The_demo_needs_no_native_library()
    {
        using var folder = new TempFolder();

        AssayCommand.Run(folder.Path, ["demo", "--quiet"], Hidden).Exits(0);

        Assert.True(File.Exists(folder.File("assay-demo/run/queue.csv")));
    }
}
