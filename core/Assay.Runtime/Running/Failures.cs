using Assay.Runtime.Plugins;

namespace Assay.Runtime.Running;

/// <summary>Turns whatever a component threw for one sample into that sample's failure, so that the run goes on and the cause is counted.</summary>
static class Failures
{
    /// <param name="component">Whose code threw.</param>
    /// <exception cref="AssayException">The cause is no sample's: the component's plugin was built or installed wrongly, a native library is missing, or a server is gone, and every sample would fail alike.</exception>
    public static DataException Of(Exception e, string subject, Component? component) => component?.FaultOf(e) is { } fault ? throw fault : e is AssayException { Code: PluginCodes.Library or IReference.OutOfReach } missing ? throw missing : Of(e, subject);

    /// <summary>It was raised for one sample but stops the run: a plugin that is built wrongly, a native library that is not installed, a server that is gone, a run folder that takes no more.</summary>
    public static bool StopsTheRun(Exception e) => e is AssayException { Code: PluginCodes.Broken or PluginCodes.Library or IReference.OutOfReach } || DiskFull.Explains(e);

    static DataException Of(Exception e, string subject) => e switch
    {
        DataException data => data,
        AssayException known => new DataException(known.Code, known.Message, inner: e),
        IOException or UnauthorizedAccessException => new DataException("unreadable-file", $"{subject}: {e.Message}", inner: e),
        _ => new DataException("component-error", $"{subject} broke with {e.GetType().Name}: {e.Message}; this is a defect of the component, please report it to its author", inner: e),
    };
}
