using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.Runtime.Scripts.Compiling;

/// <summary>A script as a class that an ordinary project compiles: its text as it is, with what it loads, under its own file names and lines.</summary>
static class ScriptWrapper
{
    /// <param name="className">With its namespace, if it has one.</param>
    public static string Wrap(ScriptSources sources, string className)
    {
        var dot = className.LastIndexOf('.');
        var files = sources.Files.Reverse().Select(file => (File: file, Text: Encoding.UTF8.GetString(file.Content).TrimStart('\uFEFF'))).Select(entry => (entry.File, entry.Text, Root: Root(entry.Text))).ToList();
        var text = new StringBuilder("// Made from a script for editors and 'dotnet build'; edit the script.\n#nullable disable warnings\n#nullable enable annotations\n");
        foreach (var line in files.SelectMany(entry => entry.Root.Usings.Select(one => one.ToString())).Distinct())
            text.Append(line).Append('\n');
        if (dot >= 0)
            text.Append($"namespace {className[..dot]};\n");
        text.Append($"sealed partial class {className[(dot + 1)..]}\n{{\n");
        foreach (var (file, content, root) in files)
            text.Append($"#line 1 \"{file.Path}\"\n").Append(Blanked(content, root)).Append('\n');
        return text.Append("#line default\n}\n").ToString();
    }

    static CompilationUnitSyntax Root(string text) => (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(kind: SourceCodeKind.Script)).GetRoot();

    // What has no place in a class becomes blanks, so that everything else stays where it was.
    static string Blanked(string text, CompilationUnitSyntax root)
    {
        var characters = text.ToCharArray();
        foreach (var span in root.Usings.Select(one => one.Span).Concat(root.GetLoadDirectives().Select(one => one.Span)).Concat(root.GetReferenceDirectives().Select(one => one.Span)))
            for (var i = span.Start; i < span.End; i++)
                if (characters[i] is not ('\n' or '\r'))
                    characters[i] = ' ';
        return new string(characters);
    }
}
