using Assay.Runtime.Plugins;
using Assay.Runtime.Scripts;

namespace Assay.Runtime.Pipelines.Reading;

/// <summary>What every part of the reader shares while it checks one file.</summary>
/// <param name="File">As the user named it; diagnostics show it so.</param>
/// <param name="Folder">The file's folder, absolute.</param>
sealed record Lint(string File, string Folder, PluginCatalog Catalog, ScriptHost Scripts, Func<Component, IHost> Hosts, Diagnostics Diagnostics)
{
    /// <summary>What <c>${NAME}</c> stands for; null: the environment.</summary>
    public Func<string, string?>? Variables { get; init; }

    public void Error(Place place, string code, string message) => Diagnostics.Error(place, code, message);
}
