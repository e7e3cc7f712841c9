using System.Collections.Immutable;
using Assay.Runtime.Pipelines;
using Microsoft.CodeAnalysis;

namespace Assay.Runtime.Scripts.Compiling;

/// <summary>Answers <c>#r</c> with the assemblies that were hashed, and supplies what those need in turn.</summary>
sealed class ReferenceResolver(ScriptSources sources) : MetadataReferenceResolver
{
    public override bool ResolveMissingAssemblies => true;

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties) =>
        sources.FindReference(baseFilePath ?? "", reference) is not { } found ? []
        : [found.Assemblies.Count > 0 ? Of(found.Assemblies[0]) : MetadataReference.CreateFromFile(PlatformAssemblies.Find(reference)!)];

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity identity) =>
        sources.References.Select(reference => reference.Find(identity.Name)).FirstOrDefault(found => found is not null) is { } assembly ? Of(assembly)
        : PlatformAssemblies.Find(identity.Name) is { } file ? MetadataReference.CreateFromFile(file) : null;

    static PortableExecutableReference Of(ScriptAssembly assembly) => MetadataReference.CreateFromImage(assembly.Read(), filePath: assembly.Path);

    /// <summary>Why there is no such reference, and what to do.</summary>
    public string? Complaint(string file, string directive) =>
        sources.FindReference(file, directive) is not null ? null
        : directive.StartsWith(ScriptDirectives.NuGet, StringComparison.Ordinal)
            ? $"#r \"nuget:...\" is not supported: checking a pipeline downloads nothing. Make a plugin of the script, which may have packages ('assay new plugin --from {sources.Files[0].Name}'), or name the assembly: #r \"lib/Package.dll\""
        : ScriptDirectives.PluginOf(directive) is { } plugin ? $"no plugin is called '{plugin}'{Suggestion.For(plugin, sources.PluginNames)}{Listed()}"
        : ScriptDirectives.IsPath(directive) ? $"there is no '{directive}'; the path is relative to the script, '{ShownPath.Of(sources.PathOf(file, directive) ?? directive)}' does not exist"
        : $"'{directive}' is no part of .NET; write #r \"plugin:Name\" for a plugin, #r \"path.dll\" for an assembly beside the script, or the full name of a part of .NET such as #r \"System.Xml.Linq\"";

    string Listed() => sources.PluginNames.ToList() is { Count: > 0 } names ? $" (plugins: {TextList.Of(names)})" : "; none is installed";

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => sources.GetHashCode();
}
