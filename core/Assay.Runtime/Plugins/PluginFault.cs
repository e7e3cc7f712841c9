using System.Reflection;

namespace Assay.Runtime.Plugins;

/// <summary>Says what is wrong with a plugin as it was built or installed: a missing assembly or native library, parts that do not fit each other, code that throws while it is loaded.</summary>
static class PluginFault
{
    const string Advice = "build or install it again";

    /// <summary>The error to show instead of an exception; null when the exception has another cause, or is no plugin's.</summary>
    public static AssayException? Of(Plugin plugin, Exception e) => plugin.Name == Plugin.BuiltIn ? null : Cause(e) switch
    {
        AssayException => null,
        IOException and (FileNotFoundException or FileLoadException) and var missing when AssemblyOf(missing) is { } name =>
            Fault(plugin, $"needs the assembly {name.Name} {name.Version}, which cannot be loaded from {Path.GetDirectoryName(plugin.File)}; {Advice} with everything it needs ('EnableDynamicLoading' in its project copies its packages)", e),
        DllNotFoundException missing => Fault(plugin, $"needs a native library that cannot be loaded: {Line(missing)}", e),
        BadImageFormatException or TypeLoadException or MissingMemberException or ReflectionTypeLoadException => Fault(plugin, $"does not fit what lies beside it: {Line(Cause(e))}; {Advice}", e),
        var cause when Initialiser(e) is { } place => Fault(plugin, $"throws while it is loaded, in {place}: {cause.GetType().Name}: {Line(cause)}; this is a defect of the plugin, please report it to its author", e),
        _ => null,
    };

    public static AssayException Unreadable(Plugin plugin, Exception e) => Fault(plugin, $"cannot be loaded: {Line(e)}; {Advice}", e);

    /// <summary>It is neither a refusal, nor about files, nor a request to stop.</summary>
    public static bool IsDefect(Plugin plugin, Exception e) =>
        plugin.Name != Plugin.BuiltIn && e is not (AssayException or OperationCanceledException or IOException or UnauthorizedAccessException or OutOfMemoryException);

    public static AssayException Defect(Plugin plugin, string component, Exception e) =>
        Fault(plugin, $"broke in '{component}' with {e.GetType().Name}: {Line(e)}; this is a defect of the plugin, please report it to its author", e);

    static AssayException Fault(Plugin plugin, string what, Exception e) => new(PluginCodes.Broken, $"plugin '{plugin.Name}' ({plugin.File}) {what}", e);

    static Exception Cause(Exception e) => e is TypeInitializationException or TargetInvocationException or AggregateException && e.InnerException is { } inner ? Cause(inner) : e;

    /// <summary>The assembly that was looked for; null when it was some other file.</summary>
    static AssemblyName? AssemblyOf(Exception e)
    {
        var name = (e as FileNotFoundException)?.FileName ?? (e as FileLoadException)?.FileName;
        return name is not null && name.Contains(", Version=", StringComparison.Ordinal) ? new AssemblyName(name) : null;
    }

    /// <summary>Which initialiser threw, the innermost; null when none did.</summary>
    static string? Initialiser(Exception? e) => e is null ? null
        : Initialiser(e.InnerException) ?? (e is TypeInitializationException type ? type.TypeName == "<Module>" ? "its module initialiser" : $"the static constructor of {type.TypeName}" : null);

    static string Line(Exception e) => e.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
}
