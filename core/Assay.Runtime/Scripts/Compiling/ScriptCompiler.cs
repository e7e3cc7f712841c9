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
    // Our own message stands for the compiler's "metadata file could not be found".
    const string ReferenceMissing = "CS0006";

    /// <summary>Namespaces that every script may use without saying so.</summary>
    public static IReadOnlyList<string> Usings { get; } =
    [
        "System", "System.Collections.Generic", "System.ComponentModel", "System.ComponentModel.DataAnnotations", "System.IO", "System.Linq", "System.Threading",
        "System.Threading.Tasks", "Assay", "Assay.Kernels",
    ];

    /// <param name="debugging">Name the files by their paths, for a debugger; else relative to the script.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static CompiledCode Compile(ScriptSources sources, bool optimised, bool debugging)
    {
        ReferenceResolver resolver = new(sources);
        var compilation = Compilation(sources, resolver, optimised, debugging);
        ScriptComplaints complaints = new(sources);
        foreach (var directive in compilation.SyntaxTrees.SelectMany(file => ((CompilationUnitSyntax)file.GetRoot()).GetReferenceDirectives()))
            if (resolver.Complaint(directive.SyntaxTree.FilePath, directive.File.ValueText) is { } complaint)
                complaints.Add(directive.GetLocation(), "script-reference", complaint);
        complaints.Add(compilation.GetDiagnostics().Where(problem => problem.Severity == DiagnosticSeverity.Error && problem.Id != ReferenceMissing));
        complaints.Throw();
        var facts = ScriptSignature.Read(compilation, complaints);
        complaints.Throw();
        return Emission.Write(compilation, facts, symbols: true);
    }

    /// <summary>Reads the signature of a script that only compiles with packages, which are not here; what its function does is not looked at.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static CodeFacts ReadSignature(ScriptSources sources)
    {
        var compilation = Compilation(sources, new ReferenceResolver(sources), optimised: true, debugging: false);
        ScriptComplaints complaints = new(sources);
        complaints.Add(compilation.SyntaxTrees.SelectMany(file => file.GetDiagnostics()).Where(problem => problem.Severity == DiagnosticSeverity.Error));
        complaints.Throw();
        var facts = ScriptSignature.Read(compilation, complaints);
        complaints.Throw();
        return facts;
    }

    static CSharpCompilation Compilation(ScriptSources sources, ReferenceResolver resolver, bool optimised, bool debugging)
    {
        var main = sources.Files[0];
        var tree = CSharpSyntaxTree.ParseText(Text(main), new CSharpParseOptions(kind: SourceCodeKind.Script), debugging ? main.Path : main.Name);
        var options = Emission.Options.WithOptimizationLevel(optimised ? OptimizationLevel.Release : OptimizationLevel.Debug).WithScriptClassName(ScriptFunction.ClassName).WithUsings(Usings.Where(Exists))
            .WithSourceReferenceResolver(new SourceResolver(sources, debugging)).WithMetadataReferenceResolver(resolver);
        return CSharpCompilation.CreateScriptCompilation(ScriptFunction.ClassName, tree, References.All, options, returnType: typeof(object));
    }

    /// <summary>Compiles a script that nobody asked for: what the compiler needs is then loaded, and most of it is compiled itself.</summary>
    public static void Warm()
    {
        var content = "double? Score(Exam exam, LabelMap model, [Range(0, 1)] double limit = 0.5) => exam.Instances!.Where(one => one.Class > 0).Average(one => (double?)one.Class);"u8.ToArray();
        Compile(new ScriptSources("", [new ScriptSource("warm.csx", "warm.csx", "") { Content = content }], []), optimised: true, debugging: false);
    }

    // Debuggers compare the checksum with that of the file they show.
    static SourceText Text(ScriptSource source)
    {
        using var content = new MemoryStream(source.Content);
        return SourceText.From(content, Encoding.UTF8, SourceHashAlgorithm.Sha256);
    }

    static bool Exists(string space) => !space.StartsWith("Assay.", StringComparison.Ordinal)
        || SharedAssemblies.All.Any(assembly => assembly.GetExportedTypes().Any(type => type.Namespace == space));
}
