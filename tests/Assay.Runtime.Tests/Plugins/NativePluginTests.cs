using System.Diagnostics;
using System.Runtime.InteropServices;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Plugins;

namespace Assay.Runtime.Tests.Plugins;

/// <summary>A plugin with a native library inside; needs gcc to make one.</summary>
public sealed class NativePluginTests : IDisposable
{
    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("runtimes/{0}/native/libanswers.so")]
    [InlineData("libanswers.so")]
    public void A_native_library_in_a_plugin_s_folder_is_found(string place)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && HasCompiler(), "there is no gcc to build a native library with");
        new PluginBuild(folder).Plugin("Alpha", PluginBuild.NativeScorer);
        Compile(folder.Write("answers.c", "int answer(void) { return 42; }\n"), folder.File("Alpha/" + string.Format(place, RuntimeInformation.RuntimeIdentifier)));
        var component = PluginCatalog.Discover(folder.File("nothing"), [folder.Path]).Find(ComponentKind.Scorer, "alpha")!;
        Assert.Equal(42, ((IScorer)component.Create(null, new LintHost(folder.Path))).Examine(null!).Values[0]);
    }

    static bool HasCompiler() => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(place => File.Exists(Path.Combine(place, "gcc")));

    static void Compile(string source, string library)
    {
        using var gcc = Process.Start(new ProcessStartInfo("gcc", ["-shared", "-fPIC", "-nostdlib", "-o", library, source]) { RedirectStandardError = true })!;
        var errors = gcc.StandardError.ReadToEnd();
        gcc.WaitForExit();
        Assert.True(gcc.ExitCode == 0, errors);
    }
}
