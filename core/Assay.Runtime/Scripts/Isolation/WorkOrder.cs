using System.Text.Json;
using System.Text.Json.Serialization;
using Assay.Runtime.Plugins;

namespace Assay.Runtime.Scripts.Isolation;

/// <summary>What another process needs to know of a script to run it just as this one would: its files as they were read, what they refer to, and its options.</summary>
sealed record WorkOrder
{
    /// <summary>Where compiled code is kept; what this process compiled is found there.</summary>
    public required string Cache { get; init; }
    public required string Folder { get; init; }
    public required IReadOnlyList<WorkFile> Files { get; init; }
    public required IReadOnlyList<WorkReference> References { get; init; }

    /// <summary>Options by key, each a list of texts; null is null.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>?> Values { get; init; }

    public static WorkOrder Of(ScriptUse use, string cache)
    {
        var sources = use.Compiled.Sources;
        return new WorkOrder
        {
            Cache = cache,
            Folder = sources.Folder,
            Files = [.. sources.Files.Select(file => new WorkFile(file.Path, file.Name, file.Hash, file.Content))],
            References = [.. sources.References.Select(reference => new WorkReference(reference.Directive, reference.Assemblies, reference.Plugin is null ? null : ScriptDirectives.PluginOf(reference.Directive)))],
            Values = use.Compiled.Parameters.Where(parameter => parameter.Fill == ScriptFill.Option).ToDictionary(parameter => parameter.Key, parameter => ScriptTypes.Texts(use.ValueOf(parameter))),
        };
    }

    public CompiledScript Compile()
    {
        ScriptSources sources = new(Folder, Files.Select(file => new ScriptSource(file.Path, file.Name, file.Hash) { Content = file.Content }), References.Select(Reference));
        return new ScriptHost(Cache, _ => { }).Compile(sources);
    }

    static ScriptReference Reference(WorkReference reference) => new(reference.Directive, reference.Assemblies)
    {
        Plugin = reference.Plugin is null ? null : () => new PluginContext(reference.Assemblies[0].Path).LoadFromAssemblyPath(reference.Assemblies[0].Path),
    };

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, WorkJson.Default.WorkOrder);

    public static WorkOrder FromJson(byte[] json) => JsonSerializer.Deserialize(json, WorkJson.Default.WorkOrder)!;
}

/// <summary>A file of the script.</summary>
sealed record WorkFile(string Path, string Name, string Hash, byte[] Content);

/// <summary>What a file refers to.</summary>
/// <param name="Plugin">The plugin's name, when it is one.</param>
sealed record WorkReference(string Directive, IReadOnlyList<ScriptAssembly> Assemblies, string? Plugin);

[JsonSerializable(typeof(WorkOrder))]
sealed partial class WorkJson : JsonSerializerContext;
