using Assay.Runtime.Plugins;

namespace Assay.Runtime.Doctor;

/// <summary>The plugins, and what is wrong with any.</summary>
static class PluginFacts
{
    public static IReadOnlyList<Fact> Of(PluginCatalog catalog)
    {
        catalog.LoadAll();
        return
        [
            .. catalog.Plugins.OrderBy(plugin => plugin.Name, StringComparer.Ordinal).Select(plugin => new Fact(plugin.Name, $"{plugin.Version}  {Path.GetDirectoryName(plugin.File)}")),
            .. catalog.Problems.Select(problem => new Fact(problem.Code, problem.Message, null, IsWrong: true)),
        ];
    }
}
