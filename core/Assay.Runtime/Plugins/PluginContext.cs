using System.Reflection;
using System.Runtime.Loader;
using Assay.Kernels.Native;

namespace Assay.Runtime.Plugins;

/// <summary>A plugin's own world of assemblies. Contracts and Kernels are the host's, whatever lies in the plugin's folder; everything else is the plugin's.</summary>
sealed class PluginContext(string main) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(main))
{
    static readonly AssemblyLoadContext Host = GetLoadContext(typeof(IScorer).Assembly)!;
    readonly AssemblyDependencyResolver resolver = new(main);

    /// <summary>What the host itself is made of. A plugin that lacks one of these would silently get the host's, in whatever version the next Assay has.</summary>
    static readonly HashSet<string> HostsOwn =
    [
        "assay", "System.CommandLine", typeof(PluginContext).Assembly.GetName().Name!,
        .. typeof(PluginContext).Assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => !IsShared(name) && !IsFramework(name)),
    ];

    static bool IsShared(string name) => name is "Assay.Contracts" or "Assay.Kernels";

    static bool IsFramework(string name) => name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard" or "mscorlib" or "Microsoft.CSharp" or "Microsoft.Win32.Primitives";

    protected override Assembly? Load(AssemblyName name) =>
        IsShared(name.Name!) ? Host.LoadFromAssemblyName(new AssemblyName(name.Name!))
        : resolver.ResolveAssemblyToPath(name) is { } path ? LoadFromAssemblyPath(path)
        : HostsOwn.Contains(name.Name!) ? throw new FileNotFoundException($"the plugin does not bring {name.Name} along", name.FullName)
        : null;

    protected override nint LoadUnmanagedDll(string name) =>
        (resolver.ResolveUnmanagedDllToPath(name) ?? LibraryFiles.Find(Path.GetDirectoryName(main)!, name)) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
