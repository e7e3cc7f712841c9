using Assay.Runtime.Evaluating;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Pipelines.Binding;
using Assay.Runtime.Plugins;
using Assay.Runtime.Running;
using Assay.Runtime.Scripts;

namespace Assay.Runtime.Verifying;

/// <summary>Finds out which dataset holds corrected labels: a path of the run's own format or of another, a component with its options, or a pipeline's dataset.</summary>
public sealed class CorrectedDataset(PluginCatalog catalog, ScriptHost scripts, Hosts hosts)
{
    /// <summary>What outputs call the file beside their labels that says how to read them, and what a pipeline needs besides.</summary>
    const string Described = "dataset.yaml", Steps = "steps:\n  - limit: 1\n";

    /// <param name="with">A path; <c>coco: { annotations: a.json }</c>; or a pipeline file.</param>
    /// <param name="format">The dataset component that reads the path; null: the run's own.</param>
    /// <param name="run">Whose labels were corrected.</param>
    /// <exception cref="AssayException">It is none of these, or cannot be opened.</exception>
    internal async Task<OpenDataset> OpenAsync(string with, string? format, Pipeline run, CancellationToken cancel)
    {
        var use = Find(with, format, run) with { Tiles = run.Dataset.Tiles };
        return await OpenDataset.OpenAsync(use, (IDataset)use.Component.Create(use.Options, hosts.For(use.Component)), new ProblemLog(), cancel);
    }

    DatasetUse Find(string with, string? format, Pipeline run)
    {
        if (!Path.Exists(with))
            return with.Contains(':', StringComparison.Ordinal) && with.Contains('{', StringComparison.Ordinal) ? Written(with)
                : throw new AssayException("no-corrected", $"{with} does not exist; expected the corrected labels as a path, a pipeline whose dataset they are, or a component with its options: 'coco: {{ annotations: corrected.json }}'");
        if (Path.Combine(with, Described) is var description && File.Exists(description) && IsPipeline(description))
            return Read(Whole(PipelineText.Load(description)));
        if (format is not null && format != run.Dataset.Component.Name)
            return Written($"{format}: {{ {KeyOf(format)}: {Quoted(Path.GetFullPath(with))} }}");
        return IsPipeline(with) ? Read(Whole(PipelineText.Load(with))) : run.Dataset with { Options = OtherPath.In(run.Dataset, Path.GetFullPath(with)) };
    }

    /// <summary>A file that says only which dataset it is about: outputs write one beside their labels.</summary>
    static PipelineText Whole(PipelineText text) => text.Text.Split('\n').Any(line => line.StartsWith("steps:", StringComparison.Ordinal)) ? text : text with { Text = text.Text.TrimEnd() + "\n" + Steps };

    static bool IsPipeline(string path) => Path.GetExtension(path) is ".yaml" or ".yml" && File.ReadLines(path).Any(line => line.StartsWith("dataset:", StringComparison.Ordinal));

    static string Quoted(string path) => $"'{path.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>The option that takes a format's path.</summary>
    string KeyOf(string format)
    {
        var component = catalog.Find(ComponentKind.Dataset, format) ?? throw new AssayException("unknown-format", $"no dataset component is called '{format}'{Suggestion.For(format, Names)}; there are: {TextList.Of(Names)}");
        var paths = component.OptionsType is not { } type ? [] : OptionsSchema.Of(type).Options.Where(option => option.Type == typeof(InputPath)).ToArray();
        return (paths.Where(option => option.Required).ToArray() is [var only] ? only : paths.FirstOrDefault(option => option.Key is "labels" or "annotations" or "path"))?.Key
            ?? throw new AssayException("no-corrected", $"it is not known which option of the dataset '{format}' the path stands for; write it out: '{format}: {{ ... }}'");
    }

    string[] Names => [.. catalog.Components.Where(component => component.Kind == ComponentKind.Dataset).Select(component => component.Name).Distinct().Order(StringComparer.Ordinal)];

    DatasetUse Written(string yaml) => Read(new PipelineText(Path.GetFullPath("corrected.yaml"), $"dataset:\n  {yaml}\n{Steps}"));

    DatasetUse Read(PipelineText text) => PipelineReader.Read(text, catalog, scripts, hosts.For).Dataset;
}
