using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Assay.Runtime.Running;

/// <summary>Decides whether a folder can be run in: a new one, or one whose checkpoints were made from the same things.</summary>
static partial class Checkpoint
{
    /// <summary>Takes the folder for one run at a time; it is free again when the result is disposed, or the process ends.</summary>
    /// <param name="update">A run that was made from something else makes room for this one; its verdicts stay.</param>
    /// <exception cref="AssayException">The folder holds something else, a run that differs (the message says in what), or a run that is going on.</exception>
    public static IDisposable Claim(RunFolder folder, JsonObject basis, bool update = false)
    {
        _ = IsStale(folder, basis, update); // Refuses before anything is written.
        if (!File.Exists(folder.Basis))
            Prepare(folder, basis);
        var held = Hold(folder);
        try
        {
            if (IsStale(folder, basis, update)) // Another run may have been here before it was held.
            {
                folder.Clear();
                Prepare(folder, basis);
            }
            RemoveLeftovers(folder);
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Whether the folder holds a run that would go on; false: there is none yet, or it would be made anew. Writes nothing.</summary>
    /// <exception cref="AssayException">As <see cref="Claim"/>, as far as that can be told by looking.</exception>
    public static bool Fits(RunFolder folder, JsonObject basis, bool update) => !IsStale(folder, basis, update) && File.Exists(folder.Basis);

    /// <summary>Whether there is a run that has to make room.</summary>
    static bool IsStale(RunFolder folder, JsonObject basis, bool update)
    {
        if (File.Exists(folder.Basis))
            return Differs(folder, basis, update);
        if (Directory.Exists(folder.Path) && Directory.EnumerateFileSystemEntries(folder.Path).Any())
            throw new AssayException("folder-in-use", $"{folder.Path} is not empty and is not a run folder; name another one with --out");
        if (File.Exists(folder.Path))
            throw new AssayException("out-folder", $"{folder.Path} is a file, expected a folder to write the run into; name one with --out");
        return false;
    }

    static void Prepare(RunFolder folder, JsonObject basis)
    {
        try
        {
            RunRecord.Save(folder.Basis, basis);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AssayException("out-folder", $"{folder.Path} cannot be written to ({e.Message.TrimEnd('.')}), expected a folder that is writable or can be made; name another one with --out", e);
        }
    }

    static FileStream Hold(RunFolder folder)
    {
        try
        {
            return new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException e) when (!DiskFull.Explains(e))
        {
            throw new AssayException("run-locked", $"{folder.Path} cannot be used ({e.Message}); is another 'assay run' working in it? wait for it, or name another folder with --out", e);
        }
    }

    /// <summary>Removes half-written files of a run that was killed.</summary>
    static void RemoveLeftovers(RunFolder folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder.Path, "*.tmp", SearchOption.AllDirectories).Where(file => Leftover().IsMatch(file)).ToArray())
            File.Delete(file);
    }

    /// <summary>As <see cref="AtomicFile.Temporary"/> names them.</summary>
    [GeneratedRegex(@"\.\d+\.\d+\.tmp$")]
    private static partial Regex Leftover();

    /// <summary>Whether the folder's run was made from something else.</summary>
    static bool Differs(RunFolder folder, JsonObject basis, bool update)
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
        if (before is null && !update)
            throw new AssayException("broken-run", $"{folder.Basis} cannot be read, so it is unknown what the checkpoints were made from; --update makes the run anew, or name another folder with --out");
        var changed = basis.Select(entry => entry.Key).Union((before ?? []).Select(entry => entry.Key)).Where(key => !JsonNode.DeepEquals(basis[key], before?[key])).ToArray();
        if (changed.Length > 0 && !update)
            throw new AssayException("run-differs", $"{folder.Path} holds a run made from something else: {string.Join(", ", changed.Select(key => key == "references" ? References(basis[key], before?[key]) : Describe(key)))} changed; "
                + "--update makes it anew in its place, reusing scores that do not depend on that and keeping verdicts; or name another folder with --out");
        return changed.Length > 0;
    }

    /// <summary>Those whose model or options changed, or that there were not before.</summary>
    static string References(JsonNode? now, JsonNode? before)
    {
        var (ours, theirs) = (now as JsonObject ?? [], before as JsonObject ?? []);
        string[] changed = [.. ours.Select(one => one.Key).Union(theirs.Select(one => one.Key)).Where(id => !JsonNode.DeepEquals(ours[id], theirs[id])).Select(id => $"'{id}'")];
        return changed.Length == 0 ? "a reference" : $"reference {string.Join(" and ", changed)} (its model, data or options)";
    }

    static string Describe(string key) => key switch
    {
        "pipeline_hash" => "the pipeline",
        "plugins" => "a plugin",
        "scripts" => "a script",
        "dataset" => "the dataset",
        "assay" or "contract" => "Assay's version",
        "files" => "a file that a step's options name",
        "limit" => "--limit",
        "seed" => "the seed",
        _ => key,
    };
}
