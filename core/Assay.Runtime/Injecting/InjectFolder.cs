using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Runtime.Injecting;

/// <summary>The folder that <c>assay inject</c> leaves behind. It is written beside its place and moved there when it is complete.</summary>
public sealed class InjectFolder : IDisposable
{
    public const string Injected = "injected.csv", PipelineFile = "pipeline.yaml", Record = "inject.json";

    InjectFolder(string path) => (Path, Staging) = (path, AtomicFile.Temporary(path));

    /// <summary>Absolute.</summary>
    public string Path { get; }

    /// <summary>Where it is written until it is complete; beside its place, so that relative paths are the same.</summary>
    internal string Staging { get; }

    /// <param name="force">What an earlier injection left there may be replaced; anything else is never touched.</param>
    /// <exception cref="AssayException">Something is there, or the folder lies among the data that the pipeline reads.</exception>
    public static InjectFolder Claim(string path, bool force, Pipeline pipeline)
    {
        path = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        if (pipeline.Paths.FirstOrDefault(named => IsBelow(path, named.Path)) is { } read)
            throw new AssayException("inject-folder", $"{path} lies in {read.Path}, which the pipeline reads: it would then read the copy, too; name another folder with --out");
        if (File.Exists(path) || Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any() && !(force && File.Exists(System.IO.Path.Combine(path, Record))))
            throw new AssayException("inject-folder", $"{path} is not empty; name a new folder with --out{(File.Exists(System.IO.Path.Combine(path, Record)) ? ", or replace that earlier injection with --force" : "")}");
        var folder = new InjectFolder(path);
        Directory.CreateDirectory(folder.Staging);
        return folder;
    }

    static bool IsBelow(string path, string data) => Directory.Exists(data) && (path + System.IO.Path.DirectorySeparatorChar).StartsWith(System.IO.Path.TrimEndingDirectorySeparator(data) + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Adds what is not the dataset's, and moves everything into place.</summary>
    internal void Write(Pipeline pipeline, InjectOptions options, InjectOutcome outcome, IReadOnlyDictionary<string, string> replaced)
    {
        InjectedCsv.Write(System.IO.Path.Combine(Staging, Injected), outcome.Errors);
        AtomicFile.WriteText(System.IO.Path.Combine(Staging, PipelineFile), to => to.Write(PipelineCopy.Write(pipeline, Path, replaced)));
        var entries = Directory.EnumerateFileSystemEntries(Staging).Select(entry => System.IO.Path.GetFileName(entry)).Append(Record).Order(StringComparer.Ordinal).ToArray();
        AtomicFile.Write(System.IO.Path.Combine(Staging, Record), to => WriteRecord(to, pipeline, options, outcome, entries));
        RemoveEarlier();
        Directory.CreateDirectory(Path);
        foreach (var entry in entries.OrderBy(entry => entry == Record))
            Directory.Move(System.IO.Path.Combine(Staging, entry), System.IO.Path.Combine(Path, entry));
    }

    static void WriteRecord(Stream to, Pipeline pipeline, InjectOptions options, InjectOutcome outcome, string[] entries)
    {
        using var json = new Utf8JsonWriter(to, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteNumber("schema_version", 1);
        json.WriteString("pipeline", System.IO.Path.GetFileName(pipeline.File));
        json.WriteString("fingerprint", outcome.Fingerprint);
        json.WriteNumber("samples", outcome.Samples);
        json.WriteNumber("errors", outcome.Errors.Count);
        WriteList(json, "kinds", options.Kinds.Order(StringComparer.Ordinal), json.WriteStringValue);
        json.WriteNumber("share", options.Share);
        WriteList(json, "strengths", options.Strengths.Order(), json.WriteNumberValue);
        json.WriteNumber("seed", options.Seed);
        json.WriteNumber("per_sample", options.PerSample);
        json.WriteNumber("min_pixels", options.MinPixels);
        json.WriteString("place", options.Place == InjectPlace.Hard ? "hard" : "random");
        WriteList(json, "files", entries, json.WriteStringValue);
        json.WriteEndObject();
    }

    static void WriteList<T>(Utf8JsonWriter json, string name, IEnumerable<T> values, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            write(value);
        json.WriteEndArray();
    }

    /// <summary>What an earlier injection says it wrote, and nothing else.</summary>
    void RemoveEarlier()
    {
        var record = System.IO.Path.Combine(Path, Record);
        if (!File.Exists(record))
            return;
        using var json = JsonDocument.Parse(File.ReadAllText(record, Encoding.UTF8));
        foreach (var name in json.RootElement.TryGetProperty("files", out var files) && files.ValueKind == JsonValueKind.Array ? files.EnumerateArray().Select(file => file.ToString()) : [])
            if (System.IO.Path.Combine(Path, name) is var entry && System.IO.Path.GetFileName(name) == name && name is not ("" or "." or ".."))
                Remove(entry);
    }

    static void Remove(string entry)
    {
        if (Directory.Exists(entry))
            Directory.Delete(entry, recursive: true);
        else
            File.Delete(entry);
    }

    public void Dispose() => Remove(Staging);
}
