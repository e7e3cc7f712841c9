using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Assay.Runtime.Scripts.Compiling;

/// <summary>Compiles a script and the files it loads, and reads the signature of its function. Reports every error at once.</summary>
static class ScriptCompiler
{
    // Our own message stands for the compiler's "metadata references are not supported".
    const string ReferencesUnsupported = "CS7099";

    static readonly string[] Usings = ["System", "System.Collections.Generic", "System.Linq", "Assay", "Assay.Kernels"];

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static CompiledCode Compile(ScriptSources sources, bool optimised)
    {
        var main = sources.Files[0];
        using var content = new MemoryStream(main.Content);
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(content, Encoding.UTF8), new CSharpParseOptions(kind: SourceCodeKind.Script), main.Name);
        var options = Emission.Options.WithOptimizationLevel(optimised ? OptimizationLevel.Release : OptimizationLevel.Debug).WithScriptClassName(ScriptFunction.ClassName).WithUsings(Usings.Where(Exists))
            .WithSourceReferenceResolver(new SourceResolver(sources));
        var compilation = CSharpCompilation.CreateScriptCompilation(ScriptFunction.ClassName, tree, References.All, options, returnType: typeof(object));
        ScriptComplaints complaints = new(sources);
        foreach (var directive in compilation.SyntaxTrees.SelectMany(file => ((CompilationUnitSyntax)file.GetRoot()).GetReferenceDirectives()))
            complaints.Add(directive.GetLocation(), "no-references", "#r is not supported: a script uses .NET's core library, Assay and Assay.Kernels; write a plugin for more");
        complaints.Add(compilation.GetDiagnostics().Where(problem => problem.Severity == DiagnosticSeverity.Error && problem.Id != ReferencesUnsupported));
        complaints.Throw();
        var facts = ScriptSignature.Read(compilation, complaints);
        complaints.Throw();
        return Emission.Write(compilation, facts, symbols: true);
    }

    static bool Exists(string space) => !space.StartsWith("Assay.", StringComparison.Ordinal)
        || SharedAssemblies.All.Any(assembly => assembly.GetExportedTypes().Any(type => type.Namespace == space));
}
