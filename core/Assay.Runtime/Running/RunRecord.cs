using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.Runtime.Caching;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Scripts;

namespace Assay.Runtime.Running;

/// <summary>What a run was made from and what came of it, as deterministic JSON.</summary>
static class RunRecord
{
    const int MostProblems = 1000;

    internal static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Everything the results depend on. Two runs with the same basis give the same bytes.</summary>
    public static JsonObject Basis(Pipeline pipeline, OpenDataset dataset, IEnumerable<OpenReference> references, RunOptions options, FileManifest manifest) => new()
    {
        ["assay"] = typeof(RunRecord).Assembly.GetName().Version!.ToString(3),
        ["contract"] = typeof(IScorer).Assembly.GetName().Version!.ToString(2),
        ["pipeline_hash"] = Hash(pipeline),
        ["plugins"] = Plugins(pipeline.Deciding(), manifest),
        ["scripts"] = new JsonArray([.. pipeline.Steps.Select(use => use.Options).OfType<ScriptUse>().Select(use => ToJson(use.Compiled))]),
        ["dataset"] = new JsonObject { ["fingerprint"] = dataset.Source.Fingerprint, ["samples"] = dataset.Ids.Count },
        ["files"] = Files(pipeline, manifest),
        ["references"] = new JsonObject(references.Select(reference => KeyValuePair.Create(reference.Id, (JsonNode?)reference.Fingerprint))),
        ["limit"] = options.Limit,
        ["seed"] = options.Seed ?? pipeline.Control?.Seed,
    };

    static JsonNode ToJson(CompiledScript script)
    {
        var json = new JsonObject { ["file"] = script.Files[0].Name, ["sha256"] = script.Hash };
        if (script.Files.Count > 1)
            json["loads"] = new JsonArray([.. script.Files.Skip(1).Select(file => (JsonNode)new JsonObject { ["file"] = file.Name, ["sha256"] = file.Hash })]);
        if (script.References.Count > 0)
            json["references"] = new JsonArray([.. script.References.Select(reference => (JsonNode)new JsonObject { ["reference"] = reference.Directive, ["sha256"] = reference.Hash })]);
        return json;
    }

    static JsonArray Plugins(IEnumerable<Plugins.Component> components, FileManifest manifest) => new([.. components.Where(component => component.Plugin != "assay").DistinctBy(component => component.Plugin)
        .OrderBy(component => component.Plugin, StringComparer.Ordinal)
        .Select(component => (JsonNode)new JsonObject { ["name"] = component.Plugin, ["version"] = component.Version, ["sha256"] = manifest.Hash(component.File) })]);

    /// <summary>Files that steps' options and <c>attributes:</c> name, relative to the pipeline; null when there are none. Scripts, datasets and references are known by hashes of their own.</summary>
    static JsonObject? Files(Pipeline pipeline, FileManifest manifest)
    {
        var scripts = pipeline.Steps.Select(step => step.Options).OfType<ScriptUse>().SelectMany(use => InputFiles.Of(use.File));
        var files = pipeline.Steps.SelectMany(step => InputFiles.Of(step.Options)).Concat(InputFiles.Of(pipeline.Dataset.Attributes)).Except(scripts, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return files.Length == 0 ? null : new JsonObject(files.Select(file =>
            KeyValuePair.Create(Path.GetRelativePath(Path.GetDirectoryName(pipeline.File)!, file).Replace('\\', '/'), (JsonNode?)manifest.Hash(file))));
    }

    public static void Write(RunFolder folder, JsonObject basis, Pipeline pipeline, OpenDataset dataset, IEnumerable<OpenReference> references, FileManifest manifest, RunOutcome outcome)
    {
        var record = (JsonObject)basis.DeepClone();
        record["plugins"] = Plugins(pipeline.Components(), manifest); // Also of what does not decide its results.
        record["scripts"] = new JsonArray([.. pipeline.Scripts().Select(ToJson)]);
        record["pipeline"] = JsonNode.Parse(pipeline.Resolved);
        record["classes"] = new JsonArray([.. dataset.Classes.Select(entry => (JsonNode)JsonValue.Create(entry.Name))]);
        record["coverage"] = dataset.Coverage == Coverage.NonExhaustive ? "non_exhaustive" : dataset.Coverage.ToString().ToLowerInvariant();
        record["joins"] = new JsonObject(references.Select(reference => KeyValuePair.Create(reference.Id, (JsonNode?)new JsonObject
        {
            ["matched"] = reference.Join.Matched,
            ["of"] = reference.Join.Total,
            ["unused"] = reference.Join.Unused,
            ["only_in_dataset"] = Texts(reference.Join.Missing),
            ["only_in_reference"] = Texts(reference.Join.Extra),
            ["independent"] = !reference.ReadsLabels,
        })));
        if (references.Any(reference => reference.Facts.Count > 0))
            record["reference_facts"] = new JsonObject(references.Where(reference => reference.Facts.Count > 0).Select(reference => KeyValuePair.Create(reference.Id, (JsonNode?)new JsonObject(
                reference.Facts.OrderBy(fact => fact.Key, StringComparer.Ordinal).Select(fact => KeyValuePair.Create(fact.Key, (JsonNode?)fact.Value))))));
        record["samples"] = outcome.Samples;
        record["failed"] = outcome.Failed;
        record["steps"] = new JsonArray([.. outcome.Steps.Select(step => (JsonNode)new JsonObject
        {
            ["id"] = step.Step, ["component"] = step.Component, ["in"] = step.In, ["kept"] = step.Kept, ["without_evidence"] = step.Empty, ["failed"] = step.Failed,
        })]);
        record["columns"] = new JsonArray([.. outcome.Columns.Select(column => (JsonNode)new JsonObject
        {
            ["name"] = column.Name, ["of"] = column.Of.ToString().ToLowerInvariant(), ["suspicious"] = column.End.ToString().ToLowerInvariant(), ["unit"] = column.Unit,
        })]);
        record["queue"] = outcome.Queue.Count;
        record["sampling"] = outcome.Sampling?.ToJson();
        record["notes"] = Texts(outcome.Notes);
        if (outcome.Ledger.Count > 0)
            record["ledger"] = LedgerFile.Shorten(outcome.Ledger);
        record["problem_counts"] = new JsonObject(outcome.Problems.GroupBy(problem => problem.Code, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => KeyValuePair.Create(group.Key, (JsonNode?)group.Count())));
        record["problems"] = new JsonArray([.. outcome.Problems.Take(MostProblems).Select(ToJson)]);
        Save(folder.Run, record);
    }

    static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)JsonValue.Create(text))]);

    static JsonNode ToJson(Problem problem)
    {
        var json = new JsonObject { ["code"] = problem.Code, ["message"] = problem.Message };
        foreach (var (name, value) in new[] { ("file", problem.File), ("place", problem.Place), ("sample", problem.Sample) })
            if (value is not null)
                json[name] = value;
        return json;
    }

    public static void Save(string path, JsonNode json) => AtomicFile.WriteText(path, to => to.Write(json.ToJsonString(Indented) + "\n"));

    /// <summary>Of what decides a run's results: review, outputs, gates and cost may change while the run stays what it is.</summary>
    public static string Hash(Pipeline pipeline)
    {
        var deciding = JsonNode.Parse(pipeline.Resolved)!.AsObject();
        foreach (var section in Pipeline.Around)
            deciding.Remove(section);
        return Hash(deciding.ToJsonString());
    }

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
