using System.Reflection;
using System.Runtime.Loader;

namespace Assay.Runtime.Plugins;

/// <summary>A plugin's own world of assemblies. Contracts and Kernels are the host's, whatever lies in the plugin's folder; everything else is the plugin's.</summary>
sealed class PluginContext(string main) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(main))
{
    static readonly AssemblyLoadContext Host = GetLoadContext(typeof(IScorer).Assembly)!;
    readonly AssemblyDependencyResolver resolver = new(main);

    protected override Assembly? Load(AssemblyName name) =>
        name.Name is "Assay.Contracts" or "Assay.Kernels" ? Host.LoadFromAssemblyName(new AssemblyName(name.Name))
        : resolver.ResolveAssemblyToPath(name) is { } path ? LoadFromAssemblyPath(path)
        : null;

    protected override nint LoadUnmanagedDll(string name) =>
        (resolver.ResolveUnmanagedDllToPath(name) ?? NativeAssets.Find(Path.GetDirectoryName(main)!, name)) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
