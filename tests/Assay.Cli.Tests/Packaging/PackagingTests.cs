using System.Reflection;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace Assay.Cli.Tests.Packaging;

/// <summary>
/// What people install: the .NET tool, and folders that need no .NET. Projects that are built already are not built again, so that other tests keep the files they use.
/// </summary>
[Collection(nameof(PackagingTests))]
[CollectionDefinition(nameof(PackagingTests), DisableParallelization = true)]
public class PackagingTests
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    static readonly string Project = Path.Combine(Repository.Root, "core", "Assay.Cli");

    /// <summary>Of what is built, so that nothing is built twice; the code is the same, optimised, in every configuration.</summary>
    static readonly string Configuration = typeof(PackagingTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    static void Sdk(params string[] arguments) =>
        Program.Run(Repository.Root, Patience, "dotnet", arguments, new Dictionary<string, string?> { ["MSBUILDDISABLENODEREUSE"] = "1", ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1" }).Exits(0);

    static void Build(params string[] arguments) => Sdk([.. arguments, "-c", Configuration, "-p:BuildProjectReferences=false", "-p:UseSharedCompilation=false"]);

    /// <summary>An environment in which no .NET can be found.</summary>
    static Dictionary<string, string?> WithoutDotnet => new() { ["PATH"] = "/usr/bin:/bin", ["DOTNET_ROOT"] = "/nonexistent", ["NO_COLOR"] = "1" };

    static string Publish(string platform, TempFolder folder)
    {
        var to = Path.Combine(folder.Path, platform);
        Build("publish", Project, "-r", platform, "-o", to);
        return to;
    }

    static bool IsCompiledAhead(string assembly)
    {
        using var reader = new PEReader(File.OpenRead(assembly));
        return reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }

    [Fact]
    public void The_tool_installs_with_its_plugins_and_runs_the_demo()
    {
        using var folder = new TempFolder();
        Build("pack", Project, "-o", Path.Combine(folder.Path, "feed"));
        var package = Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "feed"), "*.nupkg"));
        Assert.InRange(new FileInfo(package).Length, 1, 20_000_000);

        var tools = Path.Combine(folder.Path, "tools");
        var version = Path.GetFileNameWithoutExtension(package)["assay.".Length..];
        Sdk("tool", "install", "assay", "--tool-path", tools, "--source", Path.GetDirectoryName(package)!, "--version", version);
        var assay = Path.Combine(tools, "assay");

        Assert.Contains("soft_min", Program.Run(folder.Path, Patience, assay, ["list"]).Exits(0).Output);
        Assert.Contains("of the first 20", Program.Run(folder.Path, Patience, assay, ["demo"]).Exits(0).Output);
    }

    [Fact]
    public void A_published_folder_needs_no_dotnet_is_compiled_ahead_with_its_plugins_and_scores_to_the_same_bytes()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64, "the folder that can be run here is linux-x64's");
        using var folder = new TempFolder();
        var published = Publish("linux-x64", folder);
        Assert.All(Directory.GetFiles(published, "Assay.*.dll").Concat(Plugins(published)), assembly => Assert.True(IsCompiledAhead(assembly), assembly));

        var assay = Path.Combine(published, "assay");
        Assert.Contains("soft_min", Program.Run(folder.Path, Patience, assay, ["list"], WithoutDotnet).Exits(0).Output);
        Assert.Contains("of the first 20", Program.Run(folder.Path, Patience, assay, ["demo"], WithoutDotnet).Exits(0).Output);
        AssayCommand.Run(folder.Path, "demo", "--out", "everyday").Exits(0);
        foreach (var file in new[] { "scores.csv", "queue.csv" })
            Assert.Equal(File.ReadAllText(Path.Combine(folder.Path, "everyday", "run", file)), File.ReadAllText(Path.Combine(folder.Path, "assay-demo", "run", file)));
        Assert.Contains("compiling C#", CompileAScript(folder, assay).Errors);
    }

    /// <summary>The compiler needs the contracts' assemblies, which must lie where it looks for them.</summary>
    static Answer CompileAScript(TempFolder folder, string assay)
    {
        folder.Write("scored.csx", "double? Score(Exam exam) => exam.Sample.Size.Width;");
        var pipeline = folder.Write("scored.yaml", "dataset:\n  masks: { images: assay-demo/images, labels: assay-demo/labels }\n  classes: [a, b, c, d, e, f]\nsteps:\n  - script: scored.csx\n  - where: scored > 0\n");
        return Program.Run(folder.Path, Patience, assay, ["run", pipeline], new Dictionary<string, string?>(WithoutDotnet) { ["ASSAY_CACHE"] = Path.Combine(folder.Path, "cache") }).Exits(0);
    }

    static string[] Plugins(string published)
    {
        var plugins = Directory.GetDirectories(Path.Combine(published, "plugins")).Select(plugin => Path.Combine(plugin, Path.GetFileName(plugin) + ".dll")).ToArray();
        Assert.Equal(Directory.GetDirectories(Path.Combine(Repository.Product, "plugins")).Select(Path.GetFileName).Order(), plugins.Select(Path.GetFileNameWithoutExtension).Order());
        return plugins;
    }

    [Fact]
    public void A_folder_for_Windows_holds_a_console_program_its_runtime_and_all_plugins_and_leaves_the_everyday_build_as_it_was()
    {
        var everyday = Path.Combine(Repository.Product, "assay.runtimeconfig.json");
        var before = File.ReadAllBytes(everyday);
        using var folder = new TempFolder();
        var published = Publish("win-x64", folder);
        using var program = new PEReader(File.OpenRead(Path.Combine(published, "assay.exe")));
        Assert.Equal((Machine.Amd64, Subsystem.WindowsCui), (program.PEHeaders.CoffHeader.Machine, program.PEHeaders.PEHeader!.Subsystem));
        Assert.True(File.Exists(Path.Combine(published, "coreclr.dll")));
        Assert.All(Plugins(published), plugin => Assert.True(IsCompiledAhead(plugin), plugin));

        Assert.Equal(before, File.ReadAllBytes(everyday));
        Assert.False(File.Exists(Path.Combine(Repository.Product, "assay.exe")));
    }
}
