using Assay.Runtime.Pipelines;
using Assay.Runtime.Plugins;
using Assay.Runtime.Running;
using Assay.Runtime.Scripts;

namespace Assay.Runtime.Watching;

/// <summary>Runs a pipeline once and forgets the run: what stays is its scores and its problems. Outputs are not written.</summary>
public sealed class WatchRun(PluginCatalog catalog, ScriptHost scripts, IRunProgress progress)
{
    /// <exception cref="PipelineException">It cannot be used; what it reads is noted all the same.</exception>
    /// <exception cref="AssayException">It could not be run.</exception>
    public async Task<(ScoreSnapshot Scores, RunOutcome Outcome, IReadOnlyList<Diagnostic> Warnings)> RunAsync(string file, RunOptions options, CancellationToken stop)
    {
        var problems = new ProblemLog();
        var hosts = new Hosts(catalog.Components, problems, AssayFolders.Cache);
        var pipeline = PipelineReader.Read(file, catalog, scripts, hosts.For);
        var folder = Directory.CreateTempSubdirectory("assay-watch-").FullName;
        try
        {
            var outcome = await new AuditRun(pipeline with { Outputs = [] }, hosts, problems, options with { Out = folder }, progress).RunAsync(stop);
            return (ScoreSnapshot.Read(folder), outcome, pipeline.Warnings);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
