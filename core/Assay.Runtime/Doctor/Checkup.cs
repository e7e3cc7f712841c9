using Assay.Runtime.Plugins;

namespace Assay.Runtime.Doctor;

/// <summary>What Assay finds on this machine: terminal, machine, .NET, native libraries, itself, plugins, environment. Plugins are loaded, but none of their code runs.</summary>
public static class Checkup
{
    public static IReadOnlyList<Section> Of(PluginCatalog catalog) =>
    [
        new("terminal", TerminalFacts.All()),
        new("machine", MachineFacts.All()),
        new(".NET", DotNetFacts.All()),
        new("native libraries", [.. Kernels.Native.KnownLibrary.All.Select(library => LibraryFacts.Of(library))]),
        new("assay", InstallationFacts.All()),
        new("plugins", PluginFacts.Of(catalog)),
        new("environment", EnvironmentFacts.All()),
    ];
}
