using Assay.Runtime.Plugins;

namespace Assay.Runtime.Pipelines.Reading;

/// <summary>A part of a pipeline that names one component, with the keys that may stand beside it.</summary>
/// <param name="Word">What one is called in messages: <c>a step</c>.</param>
/// <param name="Kinds">Looked up in this order.</param>
/// <param name="HostKeys">Keys that the host itself understands.</param>
/// <param name="Planned">Keys that a later version will understand.</param>
sealed record Section(string Word, ComponentKind[] Kinds, string[] HostKeys, string[] Planned)
{
    public static readonly Section Dataset = new("a dataset", [ComponentKind.Dataset], ["classes", "map", "ignore", "coverage", "attributes", "tiles"], []);
    public static readonly Section Reference =
        new("a reference", [ComponentKind.Reference, ComponentKind.Dataset], ["classes", "map", "ignore", "min_joined", "trained_on", "folds"], []);
    public static readonly Section Step = new("a step", [ComponentKind.Scorer, ComponentKind.TableStep], ["id", "maps", "over"], []);
    public static readonly Section Review = new("a reviewer", [ComponentKind.Reviewer], [], []);
    public static readonly Section Output = new("an output", [ComponentKind.Output], [], []);

    public IEnumerable<string> Names(PluginCatalog catalog) =>
        catalog.Components.Where(component => Kinds.Contains(component.Kind)).Select(component => component.Name).Distinct();
}
