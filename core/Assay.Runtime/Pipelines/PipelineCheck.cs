using Assay.Runtime.Plugins;
using Assay.Runtime.Scripts;

namespace Assay.Runtime.Pipelines;

/// <summary>What lint found in some files.</summary>
/// <param name="Pipelines">How many were looked at.</param>
public sealed record PipelineCheck(int Pipelines, IReadOnlyList<Diagnostic> Diagnostics)
{
    public int Errors => Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);

    public int Warnings => Diagnostics.Count - Errors;

    /// <summary>Checks every pipeline in files, folders and globs. Nothing is run.</summary>
    public static PipelineCheck Of(IEnumerable<string> paths, PluginCatalog catalog, ScriptHost scripts, Func<Component, IHost> hosts)
    {
        List<Diagnostic> found = [];
        var count = 0;
        foreach (var text in PipelineFiles.Load(paths, e => found.AddRange(e.Diagnostics)))
        {
            count++;
            try
            {
                found.AddRange(PipelineReader.Read(text, catalog, scripts, hosts).Warnings);
            }
            catch (PipelineException e)
            {
                found.AddRange(e.Diagnostics);
            }
        }
        return new(count, found);
    }
}
