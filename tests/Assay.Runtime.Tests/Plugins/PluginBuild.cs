using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Assay.Runtime.Tests.Plugins;

/// <summary>Compiles small plugins into a folder, as their authors' builds would leave them.</summary>
sealed class PluginBuild(TempFolder folder)
{
    /// <summary>A scorer that asks the native library <c>answers</c>.</summary>
    public const string NativeScorer = """
        using System.Collections.Generic;
        using Assay;
        [Component("alpha", "x")]
        public sealed class Scorer : IScorer
        {
            [System.Runtime.InteropServices.DllImport("answers")] static extern int answer();
            public IReadOnlyList<Need> Needs => [];
            public Evidence Labels => Evidence.None;
            public IReadOnlyList<Column> Columns => [new Column("")];
            public Score Examine(Exam exam) => answer();
        }
        """;

    static readonly IReadOnlyList<MetadataReference> Framework =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file) is "System.Private.CoreLib.dll" or "System.Runtime.dll" or "netstandard.dll" or "System.Collections.dll" or "System.Runtime.InteropServices.dll")
            .Select(file => MetadataReference.CreateFromFile(file))];

    public static readonly MetadataReference Contracts = MetadataReference.CreateFromFile(typeof(IScorer).Assembly.Location);

    public string Root => folder.Path;

    /// <summary>A scorer called <paramref name="component"/> in <c>name/name.dll</c>.</summary>
    public string Scorer(string name, string component, string examine = "return Score.None;", params MetadataReference[] more) => Plugin(name, $$"""
        using System.Collections.Generic;
        using Assay;
        [Component("{{component}}", "A scorer of {{name}}.")]
        public sealed class Scorer : IScorer
        {
            public IReadOnlyList<Need> Needs => [];
            public Evidence Labels => Evidence.None;
            public IReadOnlyList<Column> Columns => [new Column("")];
            public Score Examine(Exam exam) { {{examine}} }
        }
        """, [Contracts, .. more]);

    public string Plugin(string name, string code) => Plugin(name, code, [Contracts]);

    /// <summary>The same for one sort of processors.</summary>
    public string For(Platform platform, string name, string code)
    {
        var file = folder.File($"{name}/{name}.dll");
        File.WriteAllBytes(file, Compile(name, code, [Contracts], platform));
        return file;
    }

    /// <summary>A plugin that was built against contracts of another version, and that cannot be loaded unnoticed.</summary>
    public string ForContracts(string name, string component, string version, string assembly = "Assay.Contracts")
    {
        var contracts = Compile(assembly, $$"""
            [assembly: System.Reflection.AssemblyVersion("{{version}}")]
            namespace Assay;
            public sealed class ComponentAttribute(string name, string summary) : System.Attribute { public string Both => name + summary; }
            public interface IScorer;
            """, []);
        return Plugin(name, $"[Assay.Component(\"{component}\", \"x\")] public sealed class Scorer : Assay.IScorer;", [MetadataReference.CreateFromImage(contracts)]);
    }

    public string Plugin(string name, string code, IEnumerable<MetadataReference> references)
    {
        var file = folder.File($"{name}/{name}.dll");
        File.WriteAllBytes(file, Compile(name, code, references));
        return file;
    }

    public static byte[] Compile(string name, string code, IEnumerable<MetadataReference> references, Platform platform = Microsoft.CodeAnalysis.Platform.AnyCpu, params ResourceDescription[] resources)
    {
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(code)], [.. Framework, .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, platform: platform, allowUnsafe: true));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream, manifestResources: resources);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return stream.ToArray();
    }
}
