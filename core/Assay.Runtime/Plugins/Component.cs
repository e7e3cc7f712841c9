using System.Reflection;

namespace Assay.Runtime.Plugins;

/// <summary>A component as read from metadata; its plugin is loaded when <see cref="Type"/> is first asked for.</summary>
public sealed class Component
{
    readonly Plugin plugin;
    readonly Lazy<Type> type;

    internal Component(string name, ComponentKind kind, string summary, Plugin plugin, Func<Type> load) =>
        (Name, Kind, Summary, this.plugin, type) = (name, kind, summary, plugin, new Lazy<Type>(load));

    /// <summary>A class that lies in no plugin's folder.</summary>
    public Component(string name, ComponentKind kind, string summary, string plugin, string version, string file, Func<Type> load)
        : this(name, kind, summary, new Plugin(plugin, version, file, () => load().Assembly), load)
    {
    }

    public string Name { get; }
    public ComponentKind Kind { get; }
    public string Summary { get; }

    /// <summary>The plugin's name; <c>assay</c> for what is built in.</summary>
    public string Plugin => plugin.Name;
    public string Version => plugin.Version;

    /// <summary>The assembly.</summary>
    public string File => plugin.File;

    /// <summary>Native libraries it says it needs; see <see cref="NeedsLibraryAttribute"/>.</summary>
    public IReadOnlyList<string> Libraries { get; internal init; } = [];

    /// <summary>How long loading its plugin took; null before.</summary>
    public TimeSpan? LoadTime => plugin.LoadTime;

    /// <exception cref="AssayException">The plugin cannot be loaded; the message names it.</exception>
    public Type Type => plugin.Guard(() => type.Value);

    /// <summary>The options record, or null when it takes none.</summary>
    /// <exception cref="AssayException">The plugin cannot be loaded, or the class breaks the rules of <see cref="ComponentAttribute"/>.</exception>
    public Type? OptionsType => Parameters().FirstOrDefault(parameter => parameter != typeof(IHost));

    /// <summary>Creates it. Constructors do no I/O.</summary>
    /// <exception cref="AssayException">As <see cref="OptionsType"/>, or the component's own refusal of its options.</exception>
    public object Create(object? options, IHost host)
    {
        var arguments = Parameters().Select(parameter => parameter == typeof(IHost) ? host : options).ToArray();
        return plugin.Guard(() => Type.GetConstructors().Single().Invoke(BindingFlags.DoNotWrapExceptions, null, arguments, null));
    }

    /// <summary>What to say instead of an exception that came out of it, when the cause is how its plugin was built or installed; else null.</summary>
    public AssayException? FaultOf(Exception e) => PluginFault.Of(plugin, e);

    /// <summary>Lets it do what concerns the whole run: open, close, write. Its own refusals and input errors pass; whatever else comes out is said by name.</summary>
    /// <exception cref="AssayException">With the code <see cref="PluginCodes.Broken"/>.</exception>
    internal async Task GuardAsync(Func<Task> use)
    {
        try
        {
            await use();
        }
        catch (Exception e) when (PluginFault.Of(plugin, e) is not null)
        {
            throw PluginFault.Of(plugin, e)!;
        }
        catch (Exception e) when (PluginFault.IsDefect(plugin, e))
        {
            throw PluginFault.Defect(plugin, Name, e);
        }
    }

    /// <summary>The same for what does not wait.</summary>
    internal T Guard<T>(Func<T> use)
    {
        T? result = default;
        GuardAsync(() =>
        {
            result = use();
            return Task.CompletedTask;
        }).GetAwaiter().GetResult();
        return result!;
    }

    List<Type> Parameters()
    {
        var constructors = plugin.Guard(() => Type.GetConstructors().Select(constructor => constructor.GetParameters().Select(p => p.ParameterType).ToList()).ToList());
        return constructors is [var parameters] && parameters.Count(parameter => parameter != typeof(IHost)) <= 1
            ? parameters
            : throw new AssayException(PluginCodes.Component,
                $"component '{Name}' of plugin '{Plugin}' cannot be used: {Type.FullName} must have one public constructor, taking its options record, an IHost, or both");
    }
}
