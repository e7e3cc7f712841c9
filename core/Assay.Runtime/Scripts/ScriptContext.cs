using System.Reflection;
using System.Runtime.Loader;

namespace Assay.Runtime.Scripts;

/// <summary>Holds one compiled assembly; goes away with the last reference to it.</summary>
sealed class ScriptContext() : AssemblyLoadContext("script", isCollectible: true)
{
    public static Assembly Load(CompiledCode code)
    {
        using var assembly = new MemoryStream(code.Assembly);
        using var symbols = code.Symbols.Length == 0 ? null : new MemoryStream(code.Symbols);
        return new ScriptContext().LoadFromStream(assembly, symbols);
    }

    // Asked by name and answered with the host's instance, wherever the host itself was loaded.
    protected override Assembly? Load(AssemblyName name) => SharedAssemblies.All.FirstOrDefault(shared => shared.GetName().Name == name.Name);
}
