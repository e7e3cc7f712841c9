using Assay.Runtime.Pipelines;
using Assay.Runtime.Plugins;
using Microsoft.CodeAnalysis;

namespace Assay.Runtime.Tests.Plugins;

public sealed class PluginCatalogTests : IDisposable
{
    readonly TempFolder folder = new();
    readonly TempFolder nothing = new();
    readonly PluginBuild build;

    public PluginCatalogTests() => build = new PluginBuild(folder);

    public void Dispose()
    {
        folder.Dispose();
        nothing.Dispose();
    }

    PluginCatalog Discover(params string[] folders) => PluginCatalog.Discover(nothing.Path, folders);

    static IHost Host => new LintHost(Path.GetTempPath());

    [Fact]
    public void Built_in_steps_are_there_without_any_plugin()
    {
        var catalog = Discover();
        Assert.Empty(catalog.Problems);
        Assert.Equal("assay", catalog.Find(ComponentKind.TableStep, "where")!.Plugin);
    }

    [Fact]
    public void The_product_folder_has_no_problems_and_its_components_load()
    {
        var catalog = PluginCatalog.Discover(Repository.Product, []);
        Assert.DoesNotContain(catalog.Problems, problem => problem.Code is "plugin-broken" or "plugin-clash" or "plugin-component");
        Assert.All(catalog.Components, component => Assert.Equal(component.Name, ((ComponentAttribute)component.Type.GetCustomAttributes(typeof(ComponentAttribute), false).Single()).Name));
        Assert.All(catalog.Components, component => _ = component.OptionsType);
    }

    [Fact]
    public void A_folder_of_plugins_and_a_plugin_s_own_folder_mean_the_same()
    {
        build.Scorer("Alpha", "alpha");
        foreach (var given in new[] { folder.Path, Path.Combine(folder.Path, "Alpha"), Path.Combine(folder.Path, "Alpha") + "/" })
            Assert.Equal("Alpha", Discover(given).Find(ComponentKind.Scorer, "alpha")!.Plugin);
    }

    [Fact]
    public void A_plugin_found_twice_is_one_plugin() =>
        Assert.Empty(Discover(Path.GetDirectoryName(build.Scorer("Alpha", "alpha"))!, folder.Path).Problems);

    [Fact]
    public void A_component_is_created_in_a_context_of_its_own_with_the_host_s_contracts()
    {
        build.Scorer("Alpha", "alpha");
        // A stray copy of the contracts beside the plugin must not become a second set of types.
        File.Copy(typeof(IScorer).Assembly.Location, folder.File("Alpha/Assay.Contracts.dll"));
        var scorer = Assert.IsType<IScorer>(Discover(folder.Path).Find(ComponentKind.Scorer, "alpha")!.Create(null, Host), exactMatch: false);
        Assert.Equal("Alpha", System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(scorer.GetType().Assembly)!.Name);
    }

    [Fact]
    public void Two_plugins_have_versions_of_a_library_of_their_own()
    {
        foreach (var (plugin, number) in new[] { ("Alpha", 1), ("Beta", 2) })
        {
            var library = PluginBuild.Compile("Library", $"[assembly: System.Reflection.AssemblyVersion(\"{number}.0.0.0\")] public static class Library {{ public static double Number => {number}; }}", []);
            File.WriteAllBytes(folder.File($"{plugin}/Library.dll"), library);
            build.Scorer(plugin, plugin.ToLowerInvariant(), "return Library.Number;", MetadataReference.CreateFromImage(library));
        }
        var catalog = Discover(folder.Path);
        foreach (var (name, number) in new[] { ("alpha", 1.0), ("beta", 2.0) })
            Assert.Equal(number, ((IScorer)catalog.Find(ComponentKind.Scorer, name)!.Create(null, Host)).Examine(null!).Values[0]);
    }

    [Theory]
    [InlineData("0.2.0.0", "install a newer Assay")]
    [InlineData("1.0.0.0", "install a newer Assay")]
    public void A_plugin_for_newer_contracts_is_refused_before_it_is_loaded(string version, string advice)
    {
        build.ForContracts("Future", "alpha", version);
        var catalog = Discover(folder.Path);
        var problem = Assert.Single(catalog.Problems);
        Assert.Contains($"plugin 'Future' was built against Assay.Contracts {version[..3]}, this host speaks 0.1", problem.Message);
        Assert.Contains(advice, problem.Message);
        Assert.Null(catalog.Find(ComponentKind.Scorer, "alpha"));
        Assert.Same(problem, catalog.WhyRefused(ComponentKind.Scorer, "alpha"));
    }

    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(0, 0, true)]
    [InlineData(0, 2, false)]
    [InlineData(1, 0, false)]
    public void Older_minors_fit_newer_minors_and_other_majors_do_not(int major, int minor, bool fits) =>
        Assert.Equal(fits, ContractVersion.Fits(new Version(major, minor, 0, 0)));

    [Fact]
    public void Of_two_components_with_one_name_neither_wins_and_both_plugins_are_named()
    {
        build.Scorer("Alpha", "same");
        build.Scorer("Beta", "same");
        var catalog = Discover(folder.Path);
        var problem = Assert.Single(catalog.Problems);
        Assert.Contains("'Alpha'", problem.Message);
        Assert.Contains("'Beta'", problem.Message);
        Assert.Empty(catalog.Named("same"));
    }

    [Fact]
    public void A_plugin_cannot_take_the_name_of_a_built_in_step()
    {
        build.Scorer("Alpha", "where");
        Assert.Contains("declared twice", Assert.Single(Discover(folder.Path).Problems).Message);
    }

    [Fact]
    public void A_file_that_is_no_assembly_is_a_problem_by_name_and_the_others_work()
    {
        build.Scorer("Alpha", "alpha");
        folder.Write("Broken/Broken.dll", "this is no assembly");
        folder.Write("Empty/Empty.dll", "");
        folder.Write("Misnamed/Other.dll", "x");
        var catalog = Discover(folder.Path);
        Assert.NotNull(catalog.Find(ComponentKind.Scorer, "alpha"));
        Assert.Equal(["Misnamed", "Broken", "Empty"], catalog.Problems.Select(problem => new[] { "Misnamed", "Broken", "Empty" }.First(name => problem.Message.Contains(name))));
    }

    [Fact]
    public void A_truncated_assembly_is_a_problem_not_a_crash()
    {
        var bytes = File.ReadAllBytes(build.Scorer("Alpha", "alpha"));
        for (var length = 0; length < bytes.Length; length += 97)
        {
            File.WriteAllBytes(folder.File("Alpha/Alpha.dll"), bytes[..length]);
            _ = Discover(folder.Path).Components;
        }
    }

    [Fact]
    public void A_missing_dependency_is_an_error_that_names_plugin_and_cause()
    {
        var library = PluginBuild.Compile("Library", "public class Ancestor { } public static class Library { public static double Number => 1; }", []);
        build.Scorer("Alpha", "alpha", "return Library.Number;", MetadataReference.CreateFromImage(library));
        build.Plugin("Beta", "public class Nothing { }");
        var component = Discover(folder.Path).Find(ComponentKind.Scorer, "alpha")!;
        Assert.IsType<FileNotFoundException>(Record.Exception(() => ((IScorer)component.Create(null, Host)).Examine(null!)));
    }

    [Fact]
    public void An_assembly_that_vanished_after_discovery_is_an_error_that_names_the_plugin()
    {
        var file = build.Scorer("Alpha", "alpha");
        var component = Discover(folder.Path).Find(ComponentKind.Scorer, "alpha")!;
        File.WriteAllText(file, "gone");
        var error = Assert.Throws<AssayException>(() => component.Type);
        Assert.Contains("plugin 'Alpha'", error.Message);
        Assert.Contains(file, error.Message);
    }

    [Theory]
    [InlineData("[Component(\"Bad-Name\", \"x\")] public class A : IOutput { public System.Threading.Tasks.Task WriteAsync(IRun run, System.Threading.CancellationToken cancel) => null!; }", "must be snake_case")]
    [InlineData("[Component(\"a\", \"x\")] public class A { }", "implements none of")]
    [InlineData("[Component(\"a\", \"x\")] class A : IOutput { public System.Threading.Tasks.Task WriteAsync(IRun run, System.Threading.CancellationToken cancel) => null!; }", "must be public")]
    public void A_class_that_cannot_be_a_component_is_a_problem(string code, string says)
    {
        build.Plugin("Alpha", "using Assay; " + code);
        Assert.Contains(says, Assert.Single(Discover(folder.Path).Problems).Message);
    }

    [Fact]
    public void A_class_with_two_constructors_is_an_error_when_used()
    {
        build.Plugin("Alpha", "using Assay; [Component(\"a\", \"x\")] public class A : IOutput { public A() { } public A(IHost host) { } public System.Threading.Tasks.Task WriteAsync(IRun run, System.Threading.CancellationToken cancel) => null!; }");
        var component = Discover(folder.Path).Find(ComponentKind.Output, "a")!;
        Assert.Contains("one public constructor", Assert.Throws<AssayException>(() => component.OptionsType).Message);
    }

    [Fact]
    public void A_folder_that_does_not_exist_or_holds_nothing_is_a_problem()
    {
        Assert.Contains("does not exist", Assert.Single(Discover(Path.Combine(folder.Path, "nowhere")).Problems).Message);
        Assert.Contains("holds no plugin", Assert.Single(Discover(folder.Path).Problems).Message);
    }
}
