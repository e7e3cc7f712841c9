using Assay.Runtime.Pipelines.Reading;
using Assay.Runtime.Plugins;
using Assay.Runtime.Scripts;

namespace Assay.Runtime.Pipelines;

/// <summary>A file of models, checked as references of a pipeline are: every name and option, in one pass. Nothing is opened or run.</summary>
public static class ModelFile
{
    /// <param name="Component">What runs it.</param>
    /// <param name="Classes">Its own classes, when the file names them.</param>
    /// <param name="Description">First line; may be empty.</param>
    public sealed record Entry(string Name, Component Component, IReadOnlyList<string> Classes, string Description);

    /// <param name="file">As diagnostics are to show it.</param>
    /// <exception cref="PipelineException">It cannot be used; holds every problem, in file order.</exception>
    public static IReadOnlyList<Entry> Read(string file, PluginCatalog catalog, ScriptHost scripts, Func<Component, IHost> hosts)
    {
        var diagnostics = new Diagnostics();
        var lint = new Lint(file, Path.GetDirectoryName(Path.GetFullPath(file))!, catalog, scripts, hosts, diagnostics);
        var entries = ModelRegistry.Read(lint)?.Entries.Select(entry => ReadOne(lint, entry)).OfType<Entry>().ToArray() ?? [];
        return diagnostics.Errors == 0 ? entries : throw new PipelineException(diagnostics.Sorted(file));
    }

    static Entry? ReadOne(Lint lint, Yaml.MapEntry entry)
    {
        if (entry.Value is not Yaml.MapNode model)
            return null;
        var described = model with { Entries = [.. model.Entries.Where(part => part.Key != ModelRegistry.Description)] };
        if (new ComponentReader(lint).Read(described, Section.Reference) is not { } chosen)
            return null;
        var hostKeys = new HostKeys(lint);
        var mapping = hostKeys.ReadMapping(chosen.Around);
        hostKeys.ReadShare(chosen.Around, "min_joined", 0.98);
        hostKeys.ReadExposure(chosen.Around);
        return new Entry(entry.Key, chosen.Component, [.. mapping.Classes?.Select(one => one.Name) ?? []], ModelRegistry.Describe(model));
    }
}
