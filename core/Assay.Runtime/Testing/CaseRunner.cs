using Assay.Runtime.Pipelines;
using Assay.Runtime.Plugins;
using Assay.Runtime.Running;
using Assay.Runtime.Scripts;
using Assay.Runtime.Testing.Comparing;

namespace Assay.Runtime.Testing;

/// <summary>Runs a case in a temporary folder, caches included, and compares. Nothing is left behind, and nothing of the user's is read that the case does not name.</summary>
sealed class CaseRunner(PluginCatalog catalog, ScriptHost scripts)
{
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public async Task<CaseResult> RunAsync(TestFile file, TestCase test, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("assay-test-");
        CaseResult result = new(file.File, test.Name, test.Place, CaseState.Passed);
        try
        {
            return Comparison.Of(test, await ObserveAsync(file, test, folder.FullName, stop), result);
        }
        catch (PipelineException e) when (e.Diagnostics.Any(diagnostic => diagnostic.Place.File == file.File))
        {
            return result with { State = CaseState.Wrong, Diagnostics = [.. e.Diagnostics.Where(diagnostic => diagnostic.Place.File == file.File)] };
        }
        catch (Exception e) when (!stop.IsCancellationRequested && e is not OutOfMemoryException)
        {
            return result with { State = CaseState.Broke, Message = $"{e.GetType().Name}: {e.Message}" };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    async Task<Observed> ObserveAsync(TestFile file, TestCase test, string folder, CancellationToken stop)
    {
        var problems = new ProblemLog();
        var hosts = new Hosts(catalog.Components, problems, Path.Combine(folder, "cache"));
        try
        {
            var pipeline = CasePipeline.Read(file, test, catalog, scripts, hosts.For);
            return Observed.Of(await new AuditRun(pipeline, hosts, problems, new RunOptions(Path.Combine(folder, "run"), Environment.ProcessorCount, Reuse: false), new Silent()).RunAsync(stop));
        }
        catch (PipelineException e) when (e.Diagnostics.All(diagnostic => diagnostic.Place.File != file.File))
        {
            return Observed.Refused(e);
        }
        catch (AssayException e) when (e is not PipelineException)
        {
            return Observed.Refused(e);
        }
    }

    sealed class Silent : IRunProgress
    {
        public void Begin(string name, int total)
        {
        }

        public void Advance(int samples)
        {
        }

        public void Say(string line)
        {
        }
    }
}
