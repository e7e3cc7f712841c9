using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Assay.Runtime.Plugins;
using Assay.Runtime.Scripts;
using Assay.Runtime.Tests.Plugins;
using Microsoft.CodeAnalysis;

namespace Assay.Runtime.Tests.Scripts;

/// <summary><c>#r</c>: plugins, libraries beside the script, parts of .NET.</summary>
public sealed class ScriptReferenceTests : IDisposable
{
    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    CompiledScript Compile(string text, PluginCatalog? catalog = null, string name = "a.csx") =>
        new ScriptHost(folder.File("cache/x"), _ => { }).CompileScript(folder.Write(name, text), catalog);

    ScriptDiagnostic Refused(string text, PluginCatalog? catalog = null) => Assert.Single(Assert.Throws<ScriptException>(() => Compile(text, catalog)).Diagnostics);

    /// <summary>A plugin whose method hands over a type of a library that only the plugin has.</summary>
    PluginCatalog WithPlugin()
    {
        var dependency = PluginBuild.Compile("Deep", "namespace Deep { public sealed class Well { public int Depth => 7; } }", []);
        File.WriteAllBytes(folder.File("Wells/Wells.dll"), PluginBuild.Compile("Wells",
            "using Assay; using System.Collections.Generic; public static class Source { public static Deep.Well Well { get; } = new(); }\n"
            + "[Component(\"wells\", \"x\")] public sealed class Scorer : IScorer { public IReadOnlyList<Need> Needs => []; public Evidence Labels => Evidence.None; public IReadOnlyList<Column> Columns => [new Column(\"\")]; public Score Examine(Exam exam) => Source.Well.Depth; }",
            [MetadataReference.CreateFromImage(dependency), MetadataReference.CreateFromFile(typeof(IScorer).Assembly.Location)]));
        File.WriteAllBytes(folder.File("Wells/Deep.dll"), dependency);
        return PluginCatalog.Discover(folder.File("none/x"), [folder.File("Wells/Wells.dll")[..^"/Wells.dll".Length]]);
    }

    [Fact]
    public void A_script_uses_a_plugins_types_which_are_the_plugins_own()
    {
        var catalog = WithPlugin();
        var script = Compile("#r \"plugin:Wells\"\ndouble Score(Exam exam) => Source.Well.Depth + (Source.Well.GetType().Assembly == typeof(Deep.Well).Assembly ? 0.5 : 0) + new Scorer().Examine(exam).Values[0]!.Value;", catalog);
        Assert.Equal([14.5], script.Run(TestExam.Of("0")).Values);
        Assert.Equal(["Wells", "Deep"], script.References[0].Assemblies.Select(assembly => assembly.Name));
        var theirs = catalog.FindPlugin("Wells")!.Assembly;
        Assert.Single(AssemblyLoadContext.All.SelectMany(context => context.Assemblies), assembly => assembly.GetName().Name == "Wells" && assembly == theirs);
    }

    [Fact]
    public void A_plugin_that_lies_beside_a_broken_library_is_refused_by_name()
    {
        var catalog = WithPlugin();
        File.WriteAllText(folder.File("Wells/Deep.dll"), "half a file");
        var problem = Refused("#r \"plugin:Wells\"\ndouble Score() => 1;", catalog);
        Assert.Equal("script-reference", problem.Code);
        Assert.Contains("Deep.dll", problem.Message);
    }

    [Fact]
    public void A_plugin_that_is_not_there_suggests_one_that_is()
    {
        var problem = Refused("#load \"none.csx\"\n#r \"plugin:Well\"\ndouble Score() => 1;".Replace("#load \"none.csx\"\n", ""), WithPlugin());
        Assert.Equal((1, "script-reference"), (problem.Line, problem.Code));
        Assert.Contains("no plugin is called 'Well'; did you mean 'Wells'? (plugins: Wells)", problem.Message);
    }

    [Theory]
    [InlineData("nuget: Newtonsoft.Json, 13.0.1", "#r \"nuget:...\" is not supported: checking a pipeline downloads nothing")]
    [InlineData("lib/none.dll", "there is no 'lib/none.dll'; the path is relative to the script")]
    [InlineData("Nothing.At.All", "'Nothing.At.All' is no part of .NET; write #r \"plugin:Name\"")]
    [InlineData("plugin:X", "no plugin is called 'X'; none is installed")]
    public void A_reference_that_cannot_be_used_says_what_to_do(string reference, string expected)
    {
        var problem = Refused($"double x = 1;\n#r \"{reference}\"\ndouble Score() => 1;".Replace("double x = 1;\n", "// one\n"));
        Assert.Equal((2, 1, "script-reference"), (problem.Line, problem.Column, problem.Code));
        Assert.StartsWith(expected, problem.Message);
    }

    [Fact]
    public void A_library_beside_the_script_brings_what_lies_beside_it()
    {
        var deep = PluginBuild.Compile("Deep", "namespace Deep { public sealed class Well { public int Depth => 7; } }", []);
        File.WriteAllBytes(folder.File("lib/Deep.dll"), deep);
        File.WriteAllBytes(folder.File("lib/Top.dll"), PluginBuild.Compile("Top", "public static class Top { public static Deep.Well Well => new(); }", [MetadataReference.CreateFromImage(deep)]));
        folder.Write("sub/b.csx", "#r \"../lib/Top.dll\"\nint Depth() => Top.Well.Depth;");
        var script = Compile("#load \"sub/b.csx\"\ndouble Score() => Depth();");
        Assert.Equal([7.0], script.Run(TestExam.Of("0")).Values);
        Assert.Equal(["Top", "Deep"], script.References[0].Assemblies.Select(assembly => assembly.Name));
    }

    [Fact]
    public void A_library_that_is_built_anew_is_other_code_and_another_hash()
    {
        void Build(int depth) => File.WriteAllBytes(folder.File("Top.dll"), PluginBuild.Compile("Top", $"public static class Top {{ public const int Depth = {depth}; }}", []));
        Build(1);
        const string Text = "#r \"Top.dll\"\ndouble Score() => Top.Depth;";
        var first = Compile(Text);
        Build(2);
        var second = Compile(Text);
        Assert.Equal((1.0, 2.0), (first.Run(TestExam.Of("0")).Values[0], second.Run(TestExam.Of("0")).Values[0]));
        Assert.NotEqual(first.Hash, second.Hash);
    }

    [Fact]
    public void What_is_no_assembly_is_refused_by_name() =>
        Assert.Contains("this is no .NET assembly", Assert.Throws<ScriptException>(() => Compile($"#r \"{Path.GetFileName(folder.Write("text.dll", "text"))}\"\ndouble Score() => 1;")).Message);

    [Fact]
    public void Parts_of_dotnet_are_referred_to_by_name() =>
        Assert.Equal([3.0], Compile("#r \"System.Xml.Linq\"\n#r \"System.Private.Xml.Linq\"\ndouble Score() => System.Xml.Linq.XElement.Parse(\"<a>3</a>\").Value[0] - '0';").Run(TestExam.Of("0")).Values);

    [Fact]
    public void Libraries_go_away_with_their_script()
    {
        File.WriteAllBytes(folder.File("Top.dll"), PluginBuild.Compile("Top", "public static class Top { public static int Depth() => 1; }", []));
        var context = RunAndForget();
        for (var i = 0; i < 10 && context.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.False(context.IsAlive);
    }

    // A context that nobody holds is finalised, and loads nothing from then on, although its assembly is in use.
    [Fact]
    public void A_library_that_is_first_needed_after_a_garbage_collection_is_still_found()
    {
        File.WriteAllBytes(folder.File("Top.dll"), PluginBuild.Compile("Top", "public static class Top { public static int Depth() => 7; }", []));
        var script = Compile("#r \"Top.dll\"\n[System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)] int Depth() => Top.Depth();\n"
            + "double Score(double? deep) => deep is null ? 1 : Depth();");
        Assert.Equal([1.0], script.Run(TestExam.Of("0")).Values);
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.Equal([7.0], script.Run(TestExam.Of("0", ("deep", new Opinion { Value = 1 }))).Values);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    WeakReference RunAndForget()
    {
        var script = Compile("#r \"Top.dll\"\nclass Mine : Exception;\ndouble Score(double? x) => x is null ? Top.Depth() : throw new Mine();");
        script.Run(TestExam.Of("0"));
        var thrown = Assert.Throws<ScriptException>(() => script.Run(TestExam.Of("0", ("x", new Opinion { Value = 1 })))).InnerException!;
        return new WeakReference(AssemblyLoadContext.GetLoadContext(thrown.GetType().Assembly));
    }
}
