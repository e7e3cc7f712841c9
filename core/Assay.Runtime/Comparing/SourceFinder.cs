using System.Text.RegularExpressions;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Plugins;
using Assay.Runtime.Proposing;
using Assay.Runtime.Running;
using Assay.Runtime.Scripts;

namespace Assay.Runtime.Comparing;

/// <summary>Finds out what reads a path. Which files mean what is known to the plugins' recognizers.</summary>
/// <param name="file">Where the pipeline will lie, or would.</param>
public sealed partial class SourceFinder(PluginCatalog catalog, ScriptHost scripts, Hosts hosts, string file)
{
    readonly string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;

    /// <summary>The side that is a pipeline's dataset.</summary>
    /// <exception cref="AssayException">Nothing reads it, several formats do, or what it gives are no objects.</exception>
    public Source FindDataset(string path) => Written(path, [ComponentKind.Dataset]) ?? Recognized(path, null, [ComponentKind.Dataset]);

    /// <summary>The other side: a dataset or stored predictions.</summary>
    public Source FindReference(string path, Source dataset, string? beside)
    {
        ComponentKind[] kinds = [ComponentKind.Dataset, ComponentKind.Reference];
        var found = Written(path, kinds) ?? Recognized(path, dataset, kinds, beside);
        return found with { Scored = Create(ReferenceOf(dataset, found.Yaml)) is IReference { GivesConfidences: true } };
    }

    ReferenceUse ReferenceOf(Source dataset, string yaml) => Read($"dataset:\n  {dataset.Yaml}\nreferences:\n  other:\n    {yaml}\nsteps:\n  - limit: 1\n").References[0];

    /// <summary>A component with its options, as a pipeline has it: <c>coco: { annotations: a.json }</c>.</summary>
    Source? Written(string text, ComponentKind[] kinds)
    {
        if (Flow().Match(text) is not { Success: true } match)
            return null;
        var name = match.Groups[1].Value;
        _ = kinds.Select(kind => catalog.Find(kind, name)).OfType<Component>().FirstOrDefault()
            ?? throw new AssayException("unknown-format", $"no dataset{(kinds.Length > 1 ? " or reference" : "")} component is called '{name}'{Suggestion.For(name, Names(kinds))}; there are: {TextList.Of(Names(kinds))}");
        return new Source(text, name, text, name, Scored: false);
    }

    string[] Names(ComponentKind[] kinds) => [.. catalog.Components.Where(component => kinds.Contains(component.Kind)).Select(component => component.Name).Distinct().Order(StringComparer.Ordinal)];

    Source Recognized(string path, Source? dataset, ComponentKind[] kinds, string? beside = null)
    {
        var listing = new SourceListing(path, beside is not null && Path.Exists(beside) ? beside : null, folder);
        var candidates = Candidate.Find(catalog.Components.Where(component => kinds.Contains(component.Kind)), listing, folder, folder).Where(candidate => listing.Own.Contains(candidate.Main) || !File.Exists(Path.GetFullPath(candidate.Main, folder))).ToList();
        var objects = candidates.Where(candidate => GivesObjects(candidate, dataset)).ToList();
        if (objects.Count == 0)
            throw candidates is [var other, ..]
                ? new AssayException("no-objects", $"'{path}' is read by '{other.Component.Name}', which gives no objects with a class and a place; assay compare holds objects against each other. Label maps are compared by the steps label_iou, regions and contour: begin a pipeline with 'assay new pipeline'")
                : new AssayException("nothing-recognized", $"'{path}' holds nothing that a component recognizes, found {Describe(listing)}; expected data for one of {TextList.Of(Names(kinds))}. 'assay describe NAME' says what each reads; what is not recognized can be written out: '{(kinds.Length > 1 ? "coco_results: { results: b.json }" : "coco: { annotations: a.json }")}'");
        var best = objects.Where(candidate => candidate.Recognition.Sureness >= objects.Max(one => one.Recognition.Sureness) - 1e-9).ToList();
        var names = best.Select(candidate => candidate.Component.Name).Distinct().ToArray();
        if (names.Length > 1)
            throw new AssayException("ambiguous-format", $"'{path}' is read by {TextList.Of(names)}; write out which is meant, as in '{best[0].Yaml}'");
        return Joined(path, best);
    }

    static string Describe(SourceListing listing) => TextList.Of(listing.Own.GroupBy(one => Path.GetExtension(one).ToLowerInvariant()).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
        .Take(5).Select(group => $"{group.Count()} {(group.Key.Length == 0 ? "without extension" : group.Key)}")) + string.Concat(listing.Unreadable.Take(3).Select(one => $"; {one}"));

    /// <summary>One file, or the shards of one dataset: what the user named stands for all of them.</summary>
    Source Joined(string path, List<Candidate> found)
    {
        var first = found[0];
        var yaml = found.Count == 1 ? first.Yaml : (first with { Written = first.Written.ToDictionary(option => option.Key, option => option.Value == first.Main ? Shards(path, first.Main) : option.Value) }).Yaml;
        return new Source(path, first.Component.Name, yaml, found.Count == 1 ? first.Id : Identifier.SnakeCase(Path.GetFileName(Path.TrimEndingDirectorySeparator(path.Split('*')[0]))) is { } id && Identifier.IsValid(id) ? id : first.Id, Scored: false);
    }

    string Shards(string path, string first) => Path.GetRelativePath(folder, Directory.Exists(path) ? Path.Combine(Path.GetFullPath(path, folder), "**", "*" + Path.GetExtension(first)) : Path.GetFullPath(path, folder)).Replace('\\', '/');

    bool GivesObjects(Candidate candidate, Source? dataset)
    {
        try
        {
            var gives = dataset is null ? DatasetOf(candidate.Yaml).Gives : Create(ReferenceOf(dataset, candidate.Yaml)) switch { IDataset other => other.Gives, IReference other => other.Gives, _ => Evidence.None };
            return gives.HasFlag(Evidence.Instances);
        }
        catch (AssayException)
        {
            return false;
        }
    }

    object Create(ComponentUse use) => use.Component.Create(use.Options, hosts.For(use.Component));

    /// <summary>The dataset that a source is, not yet open.</summary>
    internal IDataset DatasetOf(string yaml)
    {
        return (IDataset)Create(Read($"dataset:\n  {yaml}\nsteps:\n  - limit: 1\n").Dataset);
    }

    Pipeline Read(string text) => PipelineReader.Read(new PipelineText(file, text), catalog, scripts, hosts.For);

    [GeneratedRegex(@"^\s*([A-Za-z_][A-Za-z0-9_]*):\s*\{.*\}\s*$", RegexOptions.Singleline)]
    private static partial Regex Flow();
}
