using System.Text.Json;
using System.Text.Json.Nodes;

namespace Assay.Runtime.Running;

/// <summary>Decides whether a folder can be run in: a new one, or one whose checkpoints were made from the same things.</summary>
static class Checkpoint
{
    /// <exception cref="AssayException">The folder holds something else, or a run that differs; the message says in what.</exception>
    public static void Claim(RunFolder folder, JsonObject basis)
    {
        if (File.Exists(folder.Basis))
            Compare(folder, basis);
        else if (Directory.Exists(folder.Path) && Directory.EnumerateFileSystemEntries(folder.Path).Any())
            throw new AssayException("folder-in-use", $"{folder.Path} is not empty and is not a run folder; name another one with --out");
        RunRecord.Save(folder.Basis, basis);
    }

    static void Compare(RunFolder folder, JsonObject basis)
    {
        JsonObject? before;
        try
        {
            before = JsonNode.Parse(File.ReadAllText(folder.Basis)) as JsonObject;
        }
        catch (JsonException)
        {
            before = null;
        }
        if (before is null)
            throw new AssayException("broken-run", $"{folder.Basis} cannot be read, so it is unknown what the checkpoints were made from; remove {folder.Path} or name another folder with --out");
        var changed = basis.Select(entry => entry.Key).Union(before.Select(entry => entry.Key)).Where(key => !JsonNode.DeepEquals(basis[key], before[key])).ToArray();
        if (changed.Length > 0)
            throw new AssayException("run-differs",
                $"{folder.Path} holds a run made from something else: {string.Join(", ", changed.Select(Describe))} changed; name another folder with --out, or remove this one");
    }

    static string Describe(string key) => key switch
    {
        "pipeline_hash" => "the pipeline",
        "plugins" => "a plugin",
        "scripts" => "a script",
        "dataset" => "the dataset",
        "references" => "a reference",
        "assay" or "contract" => "Assay's version",
        "limit" => "--limit",
        "seed" => "the seed",
        _ => key,
    };
}
