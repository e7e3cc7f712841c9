using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Assay.Runtime.Scripts.Compiling;

/// <summary>Writes a compilation without errors as bytes.</summary>
static class Emission
{
    public static CSharpCompilationOptions Options { get; } = new(OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release, deterministic: true, nullableContextOptions: NullableContextOptions.Annotations);

    public static CompiledCode Write(Compilation compilation, CodeFacts facts, bool symbols)
    {
        using var assembly = new MemoryStream();
        using var pdb = new MemoryStream();
        var result = compilation.Emit(assembly, symbols ? pdb : null, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        if (!result.Success)
            throw new InvalidOperationException(string.Join("\n", result.Diagnostics));
        return new CompiledCode(assembly.ToArray(), pdb.ToArray(), facts);
    }
}
