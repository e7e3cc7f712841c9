namespace Assay.Contracts.Tests.Layering;

/// <summary>The only edges there may be between projects. A new one is a decision about the whole system: discuss it before changing this table.</summary>
public class LayeringTests
{
    static readonly Dictionary<string, string[]> Core = new()
    {
        ["Assay.Contracts"] = [],
        ["Assay.Kernels"] = [],
        ["Assay.Runtime"] = ["Assay.Contracts", "Assay.Kernels"],
        ["Assay.Cli"] = ["Assay.Runtime"],
    };

    [Fact]
    public void A_core_project_uses_only_the_layers_below_it()
    {
        var projects = ProjectFile.All.Where(project => project.Area == "core").ToArray();
        Assert.Equal(Core.Keys.Order(), projects.Select(project => project.Name).Order());
        foreach (var project in projects)
            Allow(project, Core[project.Name]);
    }

    [Fact]
    public void A_plugin_uses_contracts_and_kernels_only()
    {
        var plugins = ProjectFile.All.Where(project => project.Area == "plugins").ToArray();
        Assert.NotEmpty(plugins);
        foreach (var plugin in plugins)
            Allow(plugin, ["Assay.Contracts", "Assay.Kernels"]);
    }

    [Fact]
    public void Contracts_and_kernels_need_no_package()
    {
        foreach (var project in ProjectFile.All.Where(project => project.Name is "Assay.Contracts" or "Assay.Kernels"))
            Assert.Empty(project.Packages);
    }

    [Fact]
    public void Only_the_host_lists_plugins_and_only_to_have_them_built()
    {
        var host = ProjectFile.All.Single(project => project.Name == "Assay.Cli");
        Assert.DoesNotContain("plugins", host.Uses);
        Assert.Equal(["plugins"], host.BuiltBefore);
        Assert.All(ProjectFile.All.Where(project => project.Area != "tests" && project != host), project => Assert.Empty(project.BuiltBefore));
    }

    [Fact]
    public void A_walk_is_built_like_a_plugin_from_outside()
    {
        var walks = ProjectFile.All.Where(project => project.Name.StartsWith("Walk.", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(walks);
        foreach (var walk in walks)
            Allow(walk, ["Assay.Contracts", "Assay.Kernels"]);
    }

    static void Allow(ProjectFile project, string[] allowed)
    {
        var refused = project.Uses.Except(allowed).ToArray();
        Assert.True(refused.Length == 0, $"{project.Name} may use {(allowed.Length == 0 ? "nothing" : string.Join(" and ", allowed))}, but it refers to {string.Join(", ", refused)}");
    }
}
