using System.Diagnostics;
using System.Reflection;

namespace Assay.Runtime.Plugins;

/// <summary>An assembly with components, in a world of its own. It is loaded when it is first needed; until then only its metadata was read.</summary>
public sealed class Plugin
{
    /// <summary>The name of what is built in.</summary>
    public const string BuiltIn = "assay";

    readonly Lazy<Assembly> assembly;

    internal Plugin(string name, string version, string file, Func<Assembly> load) => (Name, Version, File, assembly) = (name, version, file, new Lazy<Assembly>(() => Measure(load)));

    /// <summary>What lies on disk.</summary>
    internal static Plugin At(string main, AssemblyContents contents) =>
        new(Path.GetFileNameWithoutExtension(main), contents.Version.ToString(3), main, () => new PluginContext(main).LoadFromAssemblyPath(main));

    /// <summary>What is loaded already.</summary>
    internal static Plugin Loaded(string name, Assembly assembly) => new(name, assembly.GetName().Version!.ToString(3), assembly.Location, () => assembly);

    /// <summary>The folder's and the assembly's name.</summary>
    public string Name { get; }
    public string Version { get; }

    /// <summary>The assembly's path, absolute.</summary>
    public string File { get; }

    /// <summary>How long loading the assembly took; null when it has not been loaded.</summary>
    public TimeSpan? LoadTime { get; private set; }

    /// <summary>The main assembly, loaded in the plugin's own context; types that scripts share with the plugin come from here.</summary>
    /// <exception cref="AssayException">It cannot be loaded; the message names the plugin and the cause.</exception>
    public Assembly Assembly => Guard(() => assembly.Value);

    /// <summary>Uses the plugin's code; what goes wrong because of how it was built or installed is said by name.</summary>
    /// <exception cref="AssayException">See <see cref="PluginFault"/>.</exception>
    internal T Guard<T>(Func<T> use)
    {
        try
        {
            return use();
        }
        catch (Exception e) when (PluginFault.Of(this, e) is not null)
        {
            throw PluginFault.Of(this, e)!;
        }
    }

    Assembly Measure(Func<Assembly> load)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            return load();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PluginFault.Unreadable(this, e);
        }
        finally
        {
            LoadTime = Stopwatch.GetElapsedTime(start);
        }
    }
}
