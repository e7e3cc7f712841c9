using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Assay.Runtime.Scripts.Compiling;

/// <summary>What scripts and expressions are compiled against, read once per process.</summary>
static class References
{
    static readonly string[] Framework =
    [
        "System.Private.CoreLib", "System.Runtime", "System.Collections", "System.Linq", "System.Memory", "System.Console", "System.Numerics.Vectors",
        "System.Runtime.Numerics", "System.Text.RegularExpressions", "System.Text.Json", "System.ComponentModel.Annotations", "System.ComponentModel.Primitives",
    ];

    /// <summary>The class library, the contracts and the kernels.</summary>
    public static ImmutableArray<MetadataReference> All { get; } = [.. Files().Select(file => MetadataReference.CreateFromFile(file))];

    static IEnumerable<string> Files()
    {
        if (PlatformAssemblies.Find("System.Private.CoreLib") is null)
            throw new AssayException("no-class-library", "the compiler finds no System.Private.CoreLib; scripts need the .NET runtime beside the application, not a single file");
        return Framework.Select(PlatformAssemblies.Find).OfType<string>().Concat(SharedAssemblies.All.Select(assembly => assembly.Location));
    }
}
