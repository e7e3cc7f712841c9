using System.Runtime.InteropServices;
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
        Assert.DoesNotContain(catalog.Problems, problem => problem.Code is PluginCodes.Broken or PluginCodes.Clash or PluginCodes.Component);
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

    [Fact]
    public void A_plugin_for_newer_kernels_is_refused_too()
    {
        build.ForContracts("Future", "alpha", "0.9.0.0", "Assay.Kernels");
        Assert.Contains("plugin 'Future' was built against Assay.Kernels 0.9, this host speaks 0.1", Assert.Single(Discover(folder.Path).Problems).Message);
    }

    [Theory]
    [InlineData("1.2.0.0", true, "")]
    [InlineData("1.1.7.0", true, "")]
    [InlineData("1.3.0.0", false, "install a newer Assay")]
    [InlineData("2.0.0.0", false, "install a newer Assay")]
    [InlineData("0.9.0.0", false, "install a version of the plugin that was built for this Assay")]
    public void Older_minors_fit_newer_minors_and_other_majors_do_not(string theirs, bool fits, string advice)
    {
        var ours = new Version(1, 2, 0, 0);
        Assert.Equal(fits, ContractVersion.Fits(new Version(theirs), ours));
        Assert.Contains(advice, ContractVersion.Refusal("Alpha", "Assay.Contracts", new Version(theirs), ours));
    }

    [Fact]
    public void A_plugin_for_another_processor_is_refused_by_name()
    {
        var other = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? Platform.X64 : Platform.Arm64;
        build.For(other, "Alpha", "using Assay; [Component(\"a\", \"x\")] public class A : IOutput { public System.Threading.Tasks.Task WriteAsync(IRun run, System.Threading.CancellationToken cancel) => null!; }");
        var catalog = Discover(folder.Path);
        Assert.Contains($"plugin 'Alpha' was built for {other.ToString().ToLowerInvariant()} processors only", Assert.Single(catalog.Problems).Message);
        Assert.Contains("AnyCPU", catalog.WhyRefused(ComponentKind.Output, "a")!.Message);
    }

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
    public void Two_plugins_of_one_name_in_two_folders_are_refused_and_both_places_named()
    {
        using var other = new TempFolder();
        build.Scorer("Alpha", "alpha");
        new PluginBuild(other).Scorer("Alpha", "beta");
        var catalog = Discover(folder.Path, other.Path);
        var problem = Assert.Single(catalog.Problems);
        Assert.Equal($"plugin 'Alpha' lies in 2 places: {folder.File("Alpha/Alpha.dll")} and {other.File("Alpha/Alpha.dll")}; remove all but one", problem.Message);
        Assert.Same(problem, catalog.WhyRefused(ComponentKind.Scorer, "alpha"));
        Assert.Same(problem, catalog.WhyRefused(ComponentKind.Scorer, "beta"));
        Assert.Null(catalog.FindPlugin("Alpha"));
    }

    [Fact]
    public void Components_of_one_name_clash_across_folders_too()
    {
        using var other = new TempFolder();
        build.Scorer("Alpha", "same");
        new PluginBuild(other).Scorer("Beta", "same");
        Assert.Contains("'same' is declared twice", Assert.Single(Discover(folder.Path, other.Path).Problems).Message);
    }

    [Fact]
    public void A_link_to_a_plugin_s_folder_is_no_second_plugin()
    {
        using var other = new TempFolder();
        build.Scorer("Alpha", "alpha");
        Directory.CreateSymbolicLink(other.File("Alpha"), Path.Combine(folder.Path, "Alpha"));
        Directory.CreateSymbolicLink(other.File("all"), folder.Path);
        var catalog = Discover(folder.Path, Path.Combine(other.Path, "Alpha"), Path.Combine(other.Path, "all"));
        Assert.Empty(catalog.Problems);
        Assert.Equal("Alpha", Assert.Single(catalog.Plugins).Name);
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
    public void A_file_that_cannot_be_read_is_a_problem_by_name()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "Loop"));
        File.CreateSymbolicLink(Path.Combine(folder.Path, "Loop", "Loop.dll"), "Loop.dll");
        var problem = Assert.Single(Discover(folder.Path).Problems, problem => problem.Code == PluginCodes.Broken);
        Assert.StartsWith("plugin 'Loop' cannot be read: ", problem.Message);
    }

    [Fact]
    public void A_component_nobody_knows_may_be_in_a_plugin_nobody_can_read()
    {
        folder.Write("Broken/Broken.dll", "this is no assembly");
        Assert.Contains("it may be in plugin 'Broken', which cannot be read", Discover(folder.Path).WhyMissing("alpha"));
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
        Assert.Contains("is a file", Assert.Single(Discover(folder.Write("Alpha.dll", "")).Problems).Message);
    }
}
