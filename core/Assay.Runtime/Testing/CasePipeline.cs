using Assay.Runtime.Pipelines;
using Assay.Runtime.Pipelines.Reading;
using Assay.Runtime.Pipelines.Yaml;
using Assay.Runtime.Plugins;
using Assay.Runtime.Scripts;

namespace Assay.Runtime.Testing;

/// <summary>Reads the pipeline of a case: with the case's variables, dataset and references in place of its own.</summary>
static class CasePipeline
{
    /// <exception cref="PipelineException">Lint refuses it. Problems whose place is in the test file are the test's own.</exception>
    public static Pipeline Read(TestFile file, TestCase test, PluginCatalog catalog, ScriptHost scripts, Func<Component, IHost> hosts)
    {
        var pipeline = PipelineReader.Read(PipelineText.Load(file.Pipeline), catalog, scripts, hosts, test.Environment.GetValueOrDefault, (root, diagnostics) => Amend(root, test, diagnostics));
        var wrong = new Diagnostics();
        new NameCheck(pipeline, test, wrong).Run();
        return wrong.Errors == 0 ? pipeline with { Review = null, Outputs = [] } : throw new PipelineException(wrong.Sorted(file.File));
    }

    static Node Amend(Node root, TestCase test, Diagnostics diagnostics)
    {
        if (root is not MapNode pipeline)
            return root;
        if (test.Dataset is { } dataset)
            pipeline = With(pipeline, "dataset", Merge(pipeline.Find("dataset")?.Value, dataset, Section.Dataset));
        if (test.References is not { } given)
            return pipeline;
        var references = pipeline.Find("references")?.Value as MapNode ?? new MapNode(given.Place, []);
        foreach (var entry in given.Entries)
            if (references.Find(entry.Key) is not { } own)
                diagnostics.Error(entry.Place, Codes.UnknownReference, $"the pipeline has no reference '{entry.Key}' that could be replaced"
                    + (references.Entries.Count == 0 ? "; it has none" : $"{Suggestion.For(entry.Key, references.Entries.Select(other => other.Key))} (references: {TextList.Of(references.Entries.Select(other => other.Key))})"));
            else
                references = With(references, entry.Key, entry.Value is MapNode map ? Merge(own.Value, map, Section.Reference) : entry.Value);
        return With(pipeline, "references", references);
    }

    static MapNode With(MapNode map, string key, Node value) =>
        map.Find(key) is { } own ? map with { Entries = [.. map.Entries.Select(entry => entry == own ? own with { Value = value } : entry)] } : map with { Entries = [.. map.Entries, new(key, value.Place, value)] };

    /// <summary>The case's component takes the place of the pipeline's; keys beside it (classes, map, ...) stay unless the case gives them.</summary>
    static MapNode Merge(Node? own, MapNode given, Section section)
    {
        var replaces = given.Entries.Any(entry => !section.HostKeys.Contains(entry.Key));
        var stay = (own as MapNode)?.Entries.Where(entry => given.Find(entry.Key) is null && (!replaces || section.HostKeys.Contains(entry.Key))) ?? [];
        return given with { Entries = [.. given.Entries, .. stay] };
    }
}
