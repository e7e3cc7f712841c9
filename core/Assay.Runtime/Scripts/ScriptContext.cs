using System.Reflection;
using System.Runtime.Loader;

namespace Assay.Runtime.Scripts;

/// <summary>Holds one compiled assembly and the libraries that it refers to by path. Whoever calls the assembly's code must hold the context: code keeps its assembly alive
/// and not its context, and one that was finalised loads no library any more. Both go away with the last reference.</summary>
sealed class ScriptContext(IReadOnlyList<ScriptReference> references) : AssemblyLoadContext("script", isCollectible: true)
{
    readonly Lock gate = new();

    public Assembly Load(CompiledCode code)
    {
        using var assembly = new MemoryStream(code.Assembly);
        using var symbols = code.Symbols.Length == 0 ? null : new MemoryStream(code.Symbols);
        return LoadFromStream(assembly, symbols);
    }

    // Asked by name and answered with the host's instance, wherever the host itself was loaded; a plugin answers with its own.
    protected override Assembly? Load(AssemblyName name)
    {
        if (SharedAssemblies.All.FirstOrDefault(shared => shared.GetName().Name == name.Name) is { } shared)
            return shared;
        foreach (var reference in references)
            if (reference.Find(name.Name!) is { } file)
                return reference.Plugin is { } plugin ? OfPlugin(plugin(), name) : OfLibrary(file);
        return null;
    }

    static Assembly OfPlugin(Assembly main, AssemblyName name) => main.GetName().Name == name.Name ? main : GetLoadContext(main)!.LoadFromAssemblyName(name);

    // What was hashed; and a file that is built anew while it is in use must not change under our feet.
    Assembly OfLibrary(ScriptAssembly library)
    {
        lock (gate)
            return Assemblies.FirstOrDefault(loaded => loaded.GetName().Name == library.Name) ?? LoadFromStream(new MemoryStream(library.Read()));
    }

    protected override nint LoadUnmanagedDll(string name)
    {
        foreach (var reference in references.Where(reference => reference is { Plugin: null, Assemblies.Count: > 0 }))
            if (new AssemblyDependencyResolver(reference.Assemblies[0].Path).ResolveUnmanagedDllToPath(name) is { } path)
                return LoadUnmanagedDllFromPath(path);
        return 0;
    }
}
