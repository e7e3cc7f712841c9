using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Plugins;
using Assay.Runtime.Running;
using Assay.Runtime.Scripts;

namespace Assay.Runtime.Caching;

/// <summary>
/// Names what scores depend on: the engine, the component and all files of its plugin, those of image formats, options and the files they name, the dataset and the references with their options,
/// classes and mappings. Whatever might matter is part of a key; one that is too wide costs time, one that is too narrow would be a wrong score.
/// </summary>
sealed class UnitKeys
{
    readonly FileManifest manifest;
    readonly JsonNode resolved;
    readonly IReadOnlyList<StepUse> steps;
    readonly Dictionary<string, string> plugins = [];
    readonly Dictionary<string, string> references = [];
    readonly string dataset;

    public UnitKeys(Pipeline pipeline, OpenDataset dataset, IEnumerable<OpenReference> references, IEnumerable<Component> imageFormats, FileManifest manifest)
    {
        (this.manifest, resolved, steps) = (manifest, JsonNode.Parse(pipeline.Resolved)!, pipeline.Steps);
        this.dataset = new Digest().Add(Engine).Add(string.Join(' ', imageFormats.Select(Plugin).Order(StringComparer.Ordinal))).Add(Plugin(pipeline.Dataset.Component)).Add(Path.GetDirectoryName(pipeline.File)).Add(resolved["dataset"]?.ToJsonString())
            .Add(dataset.Coverage.ToString()).Add(Text(dataset.Source.Classes)).Add(Text(dataset.Classes))
            .Add(string.Join(' ', InputFiles.Of(pipeline.Dataset.Attributes).Select(manifest.Hash))).Hex();
        foreach (var (place, reference) in references.Index())
            this.references[reference.Id] = new Digest().Add(Plugin(reference.Use.Component)).Add((resolved["references"] as JsonArray)?[place]?.ToJsonString())
                .Add(reference.Id).Add(reference.Costly ? reference.Fingerprint : "").Add(reference.Classes is { } classes ? Text(classes) : null).Hex();
    }

    /// <summary>What runs: a new build of the engine, or another .NET, computes everything anew.</summary>
    static string Engine { get; } = string.Join(' ', new[] { typeof(IScorer), typeof(Kernels.ArgMax), typeof(UnitKeys) }.Select(type => type.Module.ModuleVersionId.ToString())
        .Append(Environment.Version.ToString()).Append(System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString()));

    static string Text(ClassList classes) => string.Join('\n', classes.Select(entry => entry.ToString()));

    /// <summary>Everything about a step that is the same for all samples; null when its scores are not kept between runs: a dataset scorer's depend on all that it observed,
    /// and per-pixel maps are not kept.</summary>
    public string? Of(StepUse step)
    {
        if (step.Instance is not IScorer or IDatasetScorer { Rounds: > 0 } || step.Maps)
            return null;
        try
        {
            var digest = new Digest().Add(dataset).Add(Plugin(step.Component)).Add(step.Component.Name).Add(Options(step)).Add((step.Instance as ScriptScorer)?.Script.Hash);
            foreach (var plugin in (step.Instance as ScriptScorer)?.Script.References.Where(reference => reference.Plugin is not null) ?? [])
                digest.Add(Plugin(plugin.Assemblies[0].Path));
            foreach (var file in InputFiles.Of(step.Options))
                digest.Add(file).Add(manifest.Hash(file));
            foreach (var (role, reference) in step.Roles.OrderBy(role => role.Key, StringComparer.Ordinal))
                digest.Add(role).Add(references[reference]);
            return digest.Hex();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A step as it stands in the pipeline, but for its id.</summary>
    string? Options(StepUse step)
    {
        var place = steps.TakeWhile(other => other != step).Count();
        var written = (resolved["steps"] as JsonArray)?[place]?.DeepClone();
        (written as JsonObject)?.Remove("id");
        return written?.ToJsonString();
    }

    string Plugin(Component component) => component.Plugin == "assay" ? Engine : Plugin(component.File);

    /// <summary>All files of a plugin: it may bring libraries, models and tables of its own.</summary>
    string Plugin(string main)
    {
        if (!plugins.TryGetValue(main, out var key))
        {
            var digest = new Digest().Add(Path.GetFileNameWithoutExtension(main));
            var folder = Path.GetDirectoryName(main)!;
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                digest.Add(Path.GetRelativePath(folder, file)).Add(manifest.Hash(file));
            plugins[main] = key = digest.Hex();
        }
        return key;
    }
}
