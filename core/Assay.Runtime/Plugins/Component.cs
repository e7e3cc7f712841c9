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
    public Type? OptionsType => Type.GetConstructors().Single().GetParameters().Select(p => p.ParameterType).FirstOrDefault(t => t != typeof(IHost));

    /// <summary>Creates it. Constructors do no I/O.</summary>
    public object Create(object? options, IHost host)
    {
        var constructor = Type.GetConstructors().Single();
        var arguments = constructor.GetParameters().Select(p => p.ParameterType == typeof(IHost) ? host : options).ToArray();
        return constructor.Invoke(System.Reflection.BindingFlags.DoNotWrapExceptions, null, arguments, null);
    }
}
