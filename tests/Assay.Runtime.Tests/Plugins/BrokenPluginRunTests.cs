using Assay.Runtime.Plugins;
using Assay.Runtime.Tests.Walks;
using Microsoft.CodeAnalysis;

namespace Assay.Runtime.Tests.Plugins;

/// <summary>A pipeline that meets a plugin which was built or installed wrongly.</summary>
public sealed class BrokenPluginRunTests : IDisposable
{
    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    async Task<Assay.Runtime.Running.RunOutcome> RunAsync(string step, string end = " ]")
    {
        using var walk = new Walk("Walk.LabelReader", folder.Path);
        walk.Folder.Write("maps.txt", "a 00/11\nb ../..\nc 11/11");
        return await walk.RunAsync($"dataset: {{ text_maps: maps.txt }}\nsteps: [ {step}{end}");
    }

    [Fact]
    public async Task A_library_that_is_missing_stops_the_run_instead_of_failing_every_sample()
    {
        var library = MetadataReference.CreateFromImage(PluginBuild.Compile("Library", "public static class Library { public static double Number => 1; }", []));
        new PluginBuild(folder).Scorer("Alpha", "alpha", "return Library.Number;", library);
        var error = await Assert.ThrowsAsync<AssayException>(() => RunAsync("alpha: {}"));
        Assert.Equal(PluginCodes.Broken, error.Code);
        Assert.Contains("plugin 'Alpha'", error.Message);
        Assert.Contains("needs the assembly Library", error.Message);
    }

    [Theory]
    [InlineData("throw new System.InvalidOperationException(\"no licence\")", "broke in 'odd' with InvalidOperationException: no licence; this is a defect of the plugin")]
    [InlineData("throw new System.DllNotFoundException(\"libodd.so\")", "needs a native library that cannot be loaded: libodd.so")]
    public async Task What_an_output_throws_is_said_by_the_name_of_its_plugin(string code, string says)
    {
        new PluginBuild(folder).Plugin("Alpha", $$"""
            using Assay;
            [Component("odd", "x")]
            public sealed class Odd : IOutput { public System.Threading.Tasks.Task WriteAsync(IRun run, System.Threading.CancellationToken cancel) => {{code}}; }
            """);
        var error = await Assert.ThrowsAsync<AssayException>(() => RunAsync("limit: { count: 2 } ]\noutputs: [ odd: {}"));
        Assert.Equal(PluginCodes.Broken, error.Code);
        Assert.Contains("plugin 'Alpha'", error.Message);
        Assert.Contains(says, error.Message);
    }

    [Theory]
    [InlineData("throw new System.InvalidOperationException(\"no licence\")", PluginCodes.Broken, "plugin 'Alpha'")]
    [InlineData("throw new System.DllNotFoundException(\"libodd.so\")", PluginCodes.Broken, "plugin 'Alpha'")]
    [InlineData("throw new DataException(\"odd-data\", \"it is odd\")", "odd-data", "it is odd")]
    public async Task What_a_reference_throws_while_it_opens_is_said_by_the_name_of_its_plugin_unless_it_is_about_data(string code, string expected, string says)
    {
        new PluginBuild(folder).Plugin("Alpha", $$"""
            using System.Collections.Generic;
            using System.Threading;
            using System.Threading.Tasks;
            using Assay;
            [Component("odd", "x")]
            public sealed class Odd : IReference
            {
                public Evidence Gives => Evidence.Value;
                public bool ReadsLabels => false;
                public bool Costly => false;
                public int Batch => 1;
                public ClassList? Classes => null;
                public string Fingerprint => "odd";
                public ValueTask<IReadOnlyCollection<string>?> OpenAsync(IReadOnlyList<string> ids, ClassList classes, CancellationToken cancel) => {{code}};
                public ValueTask<IReadOnlyList<Opinion>> AskAsync(IReadOnlyList<Question> batch, CancellationToken cancel) => default;
                public ValueTask DisposeAsync() => default;
            }
            """);
        var error = await Assert.ThrowsAnyAsync<AssayException>(() => RunAsync("value_score: { reference: odd } ]\nreferences: { odd: { odd: {} } }", ""));
        Assert.Equal(expected, error.Code);
        Assert.Contains(says, error.Message);
    }

    [Fact]
    public async Task What_a_scorer_throws_itself_is_a_failure_of_its_sample()
    {
        new PluginBuild(folder).Scorer("Alpha", "alpha", "throw new System.IO.FileNotFoundException(\"no such list\", \"list.txt\");");
        var outcome = await RunAsync("alpha: {}");
        Assert.Equal(3, outcome.Failed);
    }

    [Fact]
    public async Task An_image_format_that_cannot_be_created_stops_nobody()
    {
        new PluginBuild(folder).Plugin("Alpha", """
            using Assay;
            [Component("odd", "x")]
            public sealed class Odd : IImageFormat
            {
                public Odd() => throw new System.InvalidOperationException("no licence");
                public bool Reads(System.ReadOnlySpan<byte> head, string path) => true;
                public IImage Open(string path) => null!;
                public void Save(string path, IImage image) { }
            }
            """);
        Assert.Equal(0, (await RunAsync("limit: { count: 2 }")).Failed);
    }
}
