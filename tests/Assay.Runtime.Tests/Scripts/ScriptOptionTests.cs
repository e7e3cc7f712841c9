using Assay.Runtime.Pipelines;
using Assay.Runtime.Scripts;
using Assay.Runtime.Tests.Pipelines;

namespace Assay.Runtime.Tests.Scripts;

/// <summary>What a pipeline says to a script, checked by lint, which runs nothing of it.</summary>
public sealed class ScriptOptionTests : IDisposable
{
    const string Thin = """
        double? Score(Exam exam, LabelMap? unetB = null_map, [Range(0, 1)] double threshold = 0.5, int minPixels = 3, bool strict = false,
            [AllowedValues("mean", "worst")] string of = "mean", IReadOnlyList<string>? classes = null, double? top = null) => 1;
        """;

    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    string Yaml(string steps) => $$"""
        dataset: { masks: { labels: {{Path.Combine(Reading.Folder, "data", "labels")}} } }
        references: { m: { arrays: { probabilities: {{Path.Combine(Reading.Folder, "data", "probabilities.npy")}} } } }
        steps:
        {{steps}}
        """;

    Pipeline Read(string steps) => Reading.Read(Yaml(steps), folder.File("p.yaml"));

    string Lint(string steps) => Reading.Lint(Yaml(steps), folder.File("p.yaml")).Replace(folder.Path + "/", "", StringComparison.Ordinal);

    /// <summary>A script whose top level and whose function throw: lint must not find out.</summary>
    void Write(string parameters = Thin) => folder.Write("thin.csx", parameters.Replace("LabelMap? unetB = null_map", "LabelMap? unetB", StringComparison.Ordinal)
        + "\nint trap = int.Parse(\"lint ran this\");");

    [Fact]
    public void Options_left_out_have_their_defaults_and_all_are_echoed()
    {
        Write();
        var resolved = Read("  - script: { file: thin.csx, unet_b: m, min_pixels: 7, classes: water }").Resolved;
        Assert.Contains("\"options\":{\"file\":\"thin.csx\",\"timeout\":null,\"isolate\":false,\"unet_b\":\"m\",\"threshold\":0.5,\"min_pixels\":7,\"strict\":false,\"of\":\"mean\",\"classes\":[\"water\"],\"top\":null}",
            resolved.Replace("\"timeout\":null,\"isolate\":false,", "", StringComparison.Ordinal).Replace("thin.csx\",", "thin.csx\",\"timeout\":null,\"isolate\":false,", StringComparison.Ordinal));
    }

    [Fact]
    public void Options_reach_the_function()
    {
        folder.Write("sum.csx", "double Score(double threshold = 0.5, int n = 2, string of = \"abc\", IReadOnlyList<int>? more = null, double? top = null, bool twice = false) => (threshold + n + of.Length + (more?.Sum() ?? 0) + (top ?? 0)) * (twice ? 2 : 1);");
        double? Of(string options) => ((IScorer)Read($"  - script: {{ file: sum.csx{options} }}").Steps[0].Instance).Examine(TestExam.Of("0")).Values[0];
        Assert.Equal(5.5, Of(""));
        Assert.Equal(17, Of(", threshold: 1.5, n: 1, of: ab, more: [1, 2], top: 1, twice: true"));
        Assert.Equal(2.5 + 100, Of(", of: '', more: 100"));
    }

    [Theory]
    [InlineData("treshold: 0.3", "p.yaml(4,31): unknown-key: 'script' has no option 'treshold'; did you mean 'threshold'?")]
    [InlineData("minPixels: 3", "p.yaml(4,31): unknown-key: 'script' has no option 'minPixels'; did you mean 'min_pixels'?")]
    [InlineData("unetB: m", "p.yaml(4,31): unknown-key: 'script' has no option 'unetB'; did you mean 'unet_b'?")]
    [InlineData("threshold: 1.5", "p.yaml(4,42): out-of-range: 'threshold' is 1.5, must be between 0 and 1")]
    [InlineData("threshold: high", "p.yaml(4,42): wrong-type: 'threshold' is 'high', expected a number")]
    [InlineData("min_pixels: 1.5", "p.yaml(4,43): wrong-type: 'min_pixels' is '1.5', expected a whole number")]
    [InlineData("of: wurst", "p.yaml(4,35): unknown-value: 'of' is 'wurst', expected one of mean, worst; did you mean 'worst'?")]
    [InlineData("unet_b: n", "p.yaml(4,39): unknown-reference: 'unet_b' names the reference 'n', which 'references:' does not have; did you mean 'm'?")]
    [InlineData("path: x", "p.yaml(4,31): unknown-key: 'script' has no option 'path'")]
    public void What_does_not_fit_is_said_at_its_place(string option, string expected)
    {
        Write();
        Assert.StartsWith(expected, Lint($"  - script: {{ file: thin.csx, {option} }}"));
    }

    [Fact]
    public void A_parameter_of_a_type_no_reference_gives_and_without_default_is_required()
    {
        folder.Write("need.csx", "double Score(Exam exam, string attribute) => 1;");
        Assert.Equal("p.yaml(4,5): missing-key: 'script' needs the option 'attribute': text\n", Lint("  - script: { file: need.csx }"));
    }

    [Fact]
    public void A_script_that_does_not_compile_is_one_error_and_its_options_none()
    {
        folder.Write("thin.csx", "double Score(Exam exam, double threshold = 1) => nothing;");
        Assert.Equal("thin.csx(1,50): CS0103: The name 'nothing' does not exist in the current context\n", Lint("  - script: { file: thin.csx, threshold: 2, other: [1] }"));
    }

    [Theory]
    [InlineData("bool Keep(double? tii) => true;", "  - ti:\n  - script: { file: thin.csx }", "p.yaml(5,5): unknown-column: 'tii' is a parameter of Keep, so it stands for a column, and no earlier step adds one of that name; did you mean 'ti'?; say which with 'tii: COLUMN' (columns: ti)")]
    [InlineData("bool Keep(double? value) => true;", "  - ti:\n  - script: { file: thin.csx, value: hi }", "p.yaml(5,38): unknown-column: 'value' names the column 'hi'")]
    [InlineData("bool Keep(double? value, double limit = 1) => true;", "  - ti:\n  - script: { file: thin.csx, value: ti, timeout: 3s }", "p.yaml(5,42): unknown-key: 'script' has no option 'timeout'")]
    [InlineData("void Write(IRun run) {}", "  - ti:\n  - script: thin.csx", "p.yaml(5,13): wrong-kind: 'thin.csx' holds the function Write, so it is an output; name it under 'outputs:'")]
    [InlineData("double Score() => 1;", "  - ti:\noutputs:\n  - script: thin.csx", "p.yaml(6,13): wrong-kind: 'thin.csx' holds the function Score, so it is a step; name it under 'steps:'")]
    [InlineData("IEnumerable<int> Select(Table table, ColumnName by) => [];", "  - ti:\n  - script: { file: thin.csx, by: hi }", "p.yaml(5,35): unknown-column: 'by' names the column 'hi', which no earlier step adds")]
    public void Lint_knows_what_a_script_is_without_running_it(string script, string steps, string expected)
    {
        Write(script);
        Assert.StartsWith(expected, Lint(steps));
    }

    [Fact]
    public void Selectors_and_outputs_lint_beside_scorers()
    {
        folder.Write("keep.csx", "bool Keep(double? value, double limit = 0.5) => value < limit;");
        folder.Write("write.csx", "void Write(IRun run, TextWriter to, int count = 3) {}");
        var pipeline = Read("  - ti:\n  - script: { file: keep.csx, value: ti }\noutputs:\n  - script: { file: write.csx, path: out/x.md }");
        Assert.IsType<ScriptSelector>(pipeline.Steps[1].Instance);
        Assert.Equal("keep", pipeline.Steps[1].Id);
        Assert.Equal(["keep.csx", "write.csx"], pipeline.Scripts().Select(script => script.Files[0].Name));
        Assert.Contains("\"path\":\"out/x.md\",\"count\":3", pipeline.Resolved);
    }
}
