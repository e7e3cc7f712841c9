using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.Runtime.Scripts.Compiling;

/// <summary>Whether a script is still right when it is a class of a plugin. What a script may and a class may not is said in terms of the script.</summary>
static class PromotionCheck
{
    /// <param name="className">Of the script's class, with its namespace.</param>
    /// <param name="around">Sources of the plugin, by file name.</param>
    /// <exception cref="ScriptException">It is not.</exception>
    public static void Run(ScriptSources sources, string className, IEnumerable<KeyValuePair<string, string>> around)
    {
        ScriptComplaints complaints = new(sources);
        foreach (var file in sources.Files)
            RefuseTopLevel(file, complaints);
        complaints.Throw();
        if (ScriptPackage.Of(sources).Count > 0)
            return; // The packages are not here; the build of the plugin tells.
        foreach (var problem in Compile(sources, className, around).GetDiagnostics().Where(problem => problem.Severity == DiagnosticSeverity.Error))
            complaints.Add(problem.Location.GetMappedLineSpan(), problem.Id, problem.GetMessage() + (sources.Find(problem.Location.GetMappedLineSpan().Path) is null ? $" (in {problem.Location.GetLineSpan().Path}, which the plugin would have)" : ""));
        complaints.Throw();
    }

    static CSharpCompilation Compile(ScriptSources sources, string className, IEnumerable<KeyValuePair<string, string>> around)
    {
        var usings = KeyValuePair.Create("Usings.cs", string.Concat(ScriptCompiler.Usings.Select(name => $"global using {name};\n")));
        var trees = around.Append(usings).Append(KeyValuePair.Create("Script.cs", ScriptWrapper.Wrap(sources, className))).Select(file => CSharpSyntaxTree.ParseText(file.Value, path: file.Key));
        var resolver = new ReferenceResolver(sources);
        var references = sources.Files.SelectMany(file => ScriptDirectives.Of(file, "r").SelectMany(directive => resolver.ResolveReference(directive, file.Name, MetadataReferenceProperties.Assembly)));
        return CSharpCompilation.Create("Check", trees, References.All.Concat(references), Emission.Options.WithMetadataReferenceResolver(resolver));
    }

    static void RefuseTopLevel(ScriptSource file, ScriptComplaints complaints)
    {
        var tree = CSharpSyntaxTree.ParseText(System.Text.Encoding.UTF8.GetString(file.Content), new CSharpParseOptions(kind: SourceCodeKind.Script), file.Name);
        foreach (var member in ((CompilationUnitSyntax)tree.GetRoot()).Members)
            if (member is GlobalStatementSyntax)
                complaints.Add(member.GetLocation(), "script-plugin", "a statement outside of functions runs when a script starts, and a plugin has no such moment; put it into the function, or give a field its value where it is declared");
            else if (member is FieldDeclarationSyntax { Declaration.Type.IsVar: true } field)
                complaints.Add(field.Declaration.Type.GetLocation(), "script-plugin", "'var' outside of functions is for scripts only; write the type, as a field of a class has it");
    }
}
