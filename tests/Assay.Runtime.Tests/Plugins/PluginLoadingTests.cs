using System.Resources;
using System.Runtime.Loader;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Plugins;
using Microsoft.CodeAnalysis;

namespace Assay.Runtime.Tests.Plugins;

/// <summary>Plugins that bring things along, or fail to; all are compiled, put on disk and really loaded.</summary>
public sealed class PluginLoadingTests : IDisposable
{
    readonly TempFolder folder = new();
    readonly PluginBuild build;

    public PluginLoadingTests() => build = new PluginBuild(folder);

    public void Dispose() => folder.Dispose();

    PluginCatalog Discover() => PluginCatalog.Discover(folder.File("nothing"), [folder.Path]);

    Component Alpha => Discover().Find(ComponentKind.Scorer, "alpha")!;

    static IScorer Create(Component component) => (IScorer)component.Create(null, new LintHost(Path.GetTempPath()));

    static double? Score(Component component) => Create(component).Examine(null!).Values[0];

    /// <summary>A library of its own, beside the plugin unless it is left out.</summary>
    MetadataReference Library(string plugin, string code, bool isThere = true)
    {
        var image = PluginBuild.Compile("Library", code, []);
        if (isThere)
            File.WriteAllBytes(folder.File($"{plugin}/Library.dll"), image);
        return MetadataReference.CreateFromImage(image);
    }

    [Fact]
    public void Two_plugins_have_versions_of_a_library_of_their_own()
    {
        foreach (var (plugin, number) in new[] { ("Alpha", 1), ("Beta", 2) })
            build.Scorer(plugin, plugin.ToLowerInvariant(), "return Library.Number;",
                Library(plugin, $"[assembly: System.Reflection.AssemblyVersion(\"{number}.0.0.0\")] public static class Library {{ public static double Number => {number}; }}"));
        var catalog = Discover();
        Assert.Equal(1, Score(catalog.Find(ComponentKind.Scorer, "alpha")!));
        Assert.Equal(2, Score(catalog.Find(ComponentKind.Scorer, "beta")!));
    }

    [Fact]
    public void Texts_of_a_culture_come_from_the_plugin_s_own_satellite_assembly()
    {
        build.Scorer("Alpha", "alpha", """
            var texts = new System.Resources.ResourceManager("Texts", typeof(Scorer).Assembly);
            return new Score { Reason = texts.GetString("greeting", System.Globalization.CultureInfo.GetCultureInfo("de")) };
            """);
        File.WriteAllBytes(folder.File("Alpha/de/Alpha.resources.dll"), PluginBuild.Compile("Alpha.resources", "[assembly: System.Reflection.AssemblyCulture(\"de\")]", [],
            resources: new ResourceDescription("Texts.de.resources", () => Texts("Servus"), isPublic: true)));
        Assert.Equal("Servus", Create(Alpha).Examine(null!).Reason);
    }

    static MemoryStream Texts(string greeting)
    {
        var stream = new MemoryStream();
        using (var writer = new ResourceWriter(stream))
        {
            writer.AddResource("greeting", greeting);
            writer.Generate();
            return new MemoryStream(stream.ToArray());
        }
    }

    [Fact]
    public void A_missing_library_is_an_error_that_names_plugin_and_library_when_the_code_that_wants_it_runs()
    {
        build.Scorer("Alpha", "alpha", "return Library.Number;", Library("Alpha", "[assembly: System.Reflection.AssemblyVersion(\"3.1.0.0\")] public static class Library { public static double Number => 1; }", isThere: false));
        var alpha = Alpha;
        var scorer = Create(alpha);
        var fault = alpha.FaultOf(Assert.Throws<FileNotFoundException>(() => scorer.Examine(null!)))!;
        Assert.Equal(PluginCodes.Broken, fault.Code);
        Assert.Contains($"plugin 'Alpha' ({alpha.File}) needs the assembly Library 3.1.0.0, which cannot be loaded from {folder.File("Alpha")}", fault.Message);
    }

    [Fact]
    public void A_library_that_only_the_host_has_is_missing_too()
    {
        var host = typeof(YamlDotNet.Serialization.Deserializer).Assembly;
        build.Scorer("Alpha", "alpha", "return new YamlDotNet.Serialization.DeserializerBuilder().GetHashCode();", MetadataReference.CreateFromFile(host.Location));
        var alpha = Alpha;
        var scorer = Create(alpha);
        Assert.Contains("plugin 'Alpha'", alpha.FaultOf(Assert.ThrowsAny<IOException>(() => scorer.Examine(null!)))!.Message);
        File.Copy(host.Location, folder.File("Alpha/YamlDotNet.dll"));
        Assert.NotNull(Score(Alpha));
    }

    [Fact]
    public void A_missing_library_of_the_class_itself_is_an_error_when_the_plugin_is_loaded()
    {
        var library = Library("Alpha", "public abstract class Ancestor { }", isThere: false);
        build.Plugin("Alpha", "using Assay; [Component(\"alpha\", \"x\")] public class A : Ancestor, IScorer { public System.Collections.Generic.IReadOnlyList<Need> Needs => []; public Evidence Labels => 0; "
            + "public System.Collections.Generic.IReadOnlyList<Column> Columns => []; public Score Examine(Exam exam) => Score.None; }", [PluginBuild.Contracts, library]);
        Assert.Contains("needs the assembly Library", Assert.Throws<AssayException>(() => Alpha.Type).Message);
    }

    [Fact]
    public void A_library_without_the_member_that_was_compiled_against_is_an_error_that_names_the_plugin()
    {
        build.Scorer("Alpha", "alpha", "return Library.Number;", Library("Alpha", "public static class Library { public static double Number => 1; }"));
        Library("Alpha", "public static class Library { }");
        var alpha = Alpha;
        var scorer = Create(alpha);
        Assert.Contains("plugin 'Alpha'", alpha.FaultOf(Assert.ThrowsAny<MissingMemberException>(() => scorer.Examine(null!)))!.Message);
    }

    [Fact]
    public void A_native_library_that_is_not_there_is_an_error_that_names_plugin_and_library()
    {
        Native();
        var alpha = Alpha;
        var scorer = Create(alpha);
        var fault = alpha.FaultOf(Assert.Throws<DllNotFoundException>(() => scorer.Examine(null!)))!;
        Assert.Contains("plugin 'Alpha'", fault.Message);
        Assert.Contains("answers", fault.Message);
    }

    [Fact]
    public void A_native_library_for_another_processor_is_an_error_that_names_the_plugin()
    {
        Native();
        folder.Write(OperatingSystem.IsWindows() ? "Alpha/answers.dll" : OperatingSystem.IsMacOS() ? "Alpha/libanswers.dylib" : "Alpha/libanswers.so", "no library");
        var alpha = Alpha;
        var scorer = Create(alpha);
        Assert.Contains("plugin 'Alpha'", alpha.FaultOf(Assert.ThrowsAny<Exception>(() => scorer.Examine(null!)))!.Message);
    }

    void Native() => build.Plugin("Alpha", PluginBuild.NativeScorer);

    [Fact]
    public void A_static_constructor_that_throws_is_an_error_that_names_plugin_and_place()
    {
        Output("static A() => throw new System.InvalidOperationException(\"no licence\");");
        var error = Refused();
        Assert.Contains("plugin 'Alpha'", error);
        Assert.Contains("throws while it is loaded, in the static constructor of A: InvalidOperationException: no licence", error);
    }

    [Fact]
    public void A_module_initialiser_that_throws_is_an_error_that_names_plugin_and_place()
    {
        Output("[System.Runtime.CompilerServices.ModuleInitializer] public static void Start() => throw new System.InvalidOperationException(\"no licence\");");
        Assert.Contains("throws while it is loaded, in its module initialiser: InvalidOperationException: no licence", Refused());
    }

    [Fact]
    public void A_constructor_that_throws_is_a_diagnostic_that_names_component_and_plugin()
    {
        Output("public A() => throw new System.InvalidOperationException(\"no licence\");");
        var diagnostics = Assert.Throws<PipelineException>(() => Read("steps: [ { random: {} } ]\noutputs: [ { a: {} } ]")).Diagnostics;
        Assert.Contains(diagnostics, diagnostic => diagnostic.Message.Contains("'a' of plugin 'Alpha' failed on its options: InvalidOperationException: no licence"));
    }

    [Fact]
    public void A_plugin_is_loaded_when_one_of_its_components_is_used_and_not_before()
    {
        build.Scorer("Alpha", "alpha");
        var catalog = Discover();
        var plugin = catalog.FindPlugin("Alpha")!;
        Assert.Null(plugin.LoadTime);
        _ = catalog.Find(ComponentKind.Scorer, "alpha")!.OptionsType;
        Assert.True(plugin.LoadTime > TimeSpan.Zero);
        Assert.Same(plugin.Assembly, catalog.Find(ComponentKind.Scorer, "alpha")!.Type.Assembly);
        Assert.Equal("Alpha", AssemblyLoadContext.GetLoadContext(plugin.Assembly)!.Name);
    }

    void Output(string member) => build.Plugin("Alpha", "using Assay; [Component(\"a\", \"x\")] public class A : IOutput { public System.Threading.Tasks.Task WriteAsync(IRun run, System.Threading.CancellationToken cancel) => null!; " + member + " }");

    string Refused()
    {
        var component = Discover().Find(ComponentKind.Output, "a")!;
        return Assert.Throws<AssayException>(() => component.Create(null, new LintHost(Path.GetTempPath()))).Message;
    }

    Pipeline Read(string yaml)
    {
        var catalog = PluginCatalog.Discover(Repository.Product, [folder.Path]);
        var text = $"dataset:\n  masks: {{ labels: {Path.Combine(Repository.Root, "pipelines/fixtures/label-maps.npy")} }}\n  classes: 3\n{yaml}\n";
        return PipelineReader.Read(folder.Write("p.yaml", text), catalog, new(folder.File("cache/scripts"), _ => { }), LintHost.For(folder.File("cache")));
    }
}
