using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Assay.Runtime.Scripts;

namespace Assay.Runtime.Tests.Scripts;

public sealed class ScriptCacheTests : IDisposable
{
    const string Script = "double? Score(Exam exam, double? hardness) => hardness ?? 0.5;";
    const string ChildFolder = "ASSAY_TEST_SCRIPT_FOLDER";
    const string ChildClass = "Assay.Runtime.Tests.Scripts.ScriptCacheTests.Child_without_the_compiler";

    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    string CacheFolder => folder.File("cache");

    /// <summary>A host of its own, as another process has it, and what it said.</summary>
    (ScriptHost Host, List<string> Notices) Host()
    {
        List<string> notices = [];
        return (new ScriptHost(CacheFolder, notices.Add), notices);
    }

    static double? Evaluate(CompiledExpression expression) => expression.Evaluate([0.25], [], []);

    [Fact]
    public void The_wait_is_announced_once_and_a_second_host_does_not_wait()
    {
        var file = folder.Write("a.csx", Script);
        var (first, notices) = Host();
        first.CompileScript(file);
        first.CompileValue("ti + 1", [new("ti")]);
        Assert.StartsWith("compiling C#", Assert.Single(notices));
        var (second, silence) = Host();
        Assert.Equal([0.5], second.CompileScript(file).Run(TestExam.Of("0")).Values);
        Assert.Equal(1.25, Evaluate(second.CompileValue("ti + 1", [new("ti")])));
        Assert.Empty(silence);
    }

    [Fact]
    public void The_same_script_elsewhere_is_not_compiled_again_and_still_names_its_own_file()
    {
        const string Failing = "double Score() =>\n    throw new Exception();";
        var (first, _) = Host();
        Assert.Throws<ScriptException>(() => first.CompileScript(folder.Write("one/a.csx", Failing)).Run(TestExam.Of("0")));
        var (second, silence) = Host();
        var problem = Assert.Throws<ScriptException>(() => second.CompileScript(folder.Write("two/a.csx", Failing)).Run(TestExam.Of("0")));
        Assert.StartsWith(Path.Combine(folder.Path, "two", "a.csx") + "(2): ", problem.Message);
        Assert.Empty(silence);
    }

    [Fact]
    public void Other_columns_or_another_kind_are_other_code()
    {
        var (first, _) = Host();
        first.CompileValue("1 + 1", [new("ti")]);
        var (second, notices) = Host();
        Assert.Throws<ScriptException>(() => second.CompileCondition("1 + 1", [new("ti")]));
        Assert.Single(notices);
        Assert.Throws<ScriptException>(() => second.CompileValue("ti + 1", []));
    }

    [Theory]
    [InlineData("*.dll")]
    [InlineData("*.pdb")]
    [InlineData("*.json")]
    public void A_corrupt_entry_is_compiled_again(string pattern)
    {
        var file = folder.Write("a.csx", Script);
        Host().Host.CompileScript(file);
        var entry = Directory.GetFiles(CacheFolder, pattern).Single();
        var good = File.ReadAllBytes(entry);
        byte[] flipped = [.. good];
        flipped[good.Length / 2] ^= 1;
        foreach (var bad in new[] { [], good[..(good.Length / 2)], flipped })
        {
            File.WriteAllBytes(entry, bad);
            var (host, notices) = Host();
            Assert.Equal([0.5], host.CompileScript(file).Run(TestExam.Of("0")).Values);
            Assert.Single(notices);
            Assert.Equal(good, File.ReadAllBytes(entry));
        }
        File.Delete(entry);
        Assert.Equal([0.5], Host().Host.CompileScript(file).Run(TestExam.Of("0")).Values);
    }

    [Fact]
    public void A_cache_folder_that_cannot_be_written_costs_time_not_the_run()
    {
        var blocked = new ScriptHost(Path.Combine(folder.Write("file", "not a folder"), "cache"), _ => { });
        Assert.Equal(1.25, Evaluate(blocked.CompileValue("ti + 1", [new("ti")])));
    }

    [Fact]
    public void Threads_may_compile_and_run_the_same_at_once()
    {
        var file = folder.Write("a.csx", Script);
        var (host, notices) = Host();
        var values = new double?[16];
        Parallel.For(0, values.Length, i => values[i] = i % 2 == 0 ? host.CompileScript(file).Run(TestExam.Of("0")).Values[0] : Evaluate(host.CompileValue("ti * 2", [new("ti")])));
        Assert.All(values, value => Assert.Equal(0.5, value));
        Assert.Single(notices);
        Assert.Empty(Directory.GetFiles(CacheFolder, "*.tmp"));
    }

    [Fact]
    public void Scripts_and_expressions_unload_when_they_are_no_longer_used()
    {
        var contexts = RunAndForget();
        for (var i = 0; i < 10 && contexts.Any(context => context.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.All(contexts, context => Assert.False(context.IsAlive));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    List<WeakReference> RunAndForget()
    {
        var (host, _) = Host();
        var script = host.CompileScript(folder.Write("a.csx", "class Mine : Exception; double Score(Exam exam, double? x) => x is null ? 1 : throw new Mine();"));
        Assert.Equal([1.0], script.Run(TestExam.Of("0")).Values);
        var thrown = Assert.Throws<ScriptException>(() => script.Run(TestExam.Of("0", ("x", new Opinion { Value = 1 })))).InnerException!;
        var expression = host.CompileValue("ti.Value", [new("ti")]);
        Assert.Equal(0.25, Evaluate(expression));
        var failed = Assert.Throws<ScriptException>(() => expression.Evaluate([null], [], [])).InnerException!;
        var assemblies = new[] { thrown.GetType().Assembly, new StackTrace(failed).GetFrames().Select(frame => frame.GetMethod()!.Module.Assembly).Single(a => a.GetName().Name == "expression") };
        return [.. assemblies.Select(assembly => new WeakReference(AssemblyLoadContext.GetLoadContext(assembly)))];
    }

    [Fact]
    public void A_cached_start_never_loads_the_compiler()
    {
        var (host, _) = Host();
        host.CompileScript(folder.Write("a.csx", Script));
        host.CompileCondition("ti < 0.5", [new("ti")]);
        Assert.True(IsLoaded("Microsoft.CodeAnalysis"), "the compiler's name has changed, so this test proves nothing");
        ProcessStartInfo start = new(Path.Combine(AppContext.BaseDirectory, "Assay.Runtime.Tests"), ["-method", ChildClass, "-explicit", "only", "-noColor"])
        {
            RedirectStandardOutput = true,
            Environment = { [ChildFolder] = folder.Path },
        };
        using var child = Process.Start(start)!;
        var output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        Assert.True(child.ExitCode == 0 && output.Contains("Total: 1, Errors: 0, Failed: 0, Skipped: 0"), output);
    }

    /// <summary>Runs only as the child of <see cref="A_cached_start_never_loads_the_compiler"/>.</summary>
    [Fact(Explicit = true)]
    public void Child_without_the_compiler()
    {
        var parent = Environment.GetEnvironmentVariable(ChildFolder);
        ScriptHost host = new(Path.Combine(parent!, "cache"), Assert.Fail);
        Assert.Equal([0.5], host.CompileScript(Path.Combine(parent!, "a.csx")).Run(TestExam.Of("0")).Values);
        Assert.Equal(1, Evaluate(host.CompileCondition("ti < 0.5", [new("ti")])));
        Assert.False(IsLoaded("Microsoft.CodeAnalysis"));
    }

    static bool IsLoaded(string prefix) => AppDomain.CurrentDomain.GetAssemblies().Any(assembly => assembly.GetName().Name!.StartsWith(prefix, StringComparison.Ordinal));
}
