using System.Reflection;

namespace Assay.Runtime.Plugins;

/// <summary>A component as read from metadata; its assembly is loaded when <see cref="Type"/> is first asked for.</summary>
public sealed class Component(string name, ComponentKind kind, string summary, string plugin, string version, string file, Func<Type> load)
{
    readonly Lazy<Type> type = new(load);

    public string Name { get; } = name;
    public ComponentKind Kind { get; } = kind;
    public string Summary { get; } = summary;

    /// <summary>The plugin's folder name; <c>assay</c> for what is built in.</summary>
    public string Plugin { get; } = plugin;
    public string Version { get; } = version;

    /// <summary>The assembly.</summary>
    public string File { get; } = file;

    /// <exception cref="AssayException">The plugin cannot be loaded; the message names it.</exception>
    public Type Type => type.Value;

    /// <summary>The options record, or null when it takes none.</summary>
    /// <exception cref="AssayException">The plugin cannot be loaded, or the class breaks the rules of <see cref="ComponentAttribute"/>.</exception>
    public Type? OptionsType => Parameters().FirstOrDefault(parameter => parameter != typeof(IHost));

    /// <summary>Creates it. Constructors do no I/O.</summary>
    /// <exception cref="AssayException">As <see cref="OptionsType"/>, or the component's own refusal of its options.</exception>
    public object Create(object? options, IHost host)
    {
        var arguments = Parameters().Select(parameter => parameter == typeof(IHost) ? host : options).ToArray();
        return Guard(() => Type.GetConstructors().Single().Invoke(BindingFlags.DoNotWrapExceptions, null, arguments, null));
    }

    List<Type> Parameters()
    {
        var constructors = Guard(() => Type.GetConstructors().Select(constructor => constructor.GetParameters().Select(p => p.ParameterType).ToList()).ToList());
        return constructors is [var parameters] && parameters.Count(parameter => parameter != typeof(IHost)) <= 1
            ? parameters
            : throw new AssayException("plugin-component",
                $"component '{Name}' of plugin '{Plugin}' cannot be used: {Type.FullName} must have one public constructor, taking its options record, an IHost, or both");
    }

    T Guard<T>(Func<T> use)
    {
        try
        {
            return use();
        }
        catch (Exception e) when (e is IOException and (FileNotFoundException or FileLoadException) or TypeLoadException or BadImageFormatException or MissingMemberException)
        {
            throw new AssayException("plugin-broken", $"plugin '{Plugin}' ({File}) cannot be loaded: {e.Message.TrimEnd('.')}; build or install it again", e);
        }
    }
}
