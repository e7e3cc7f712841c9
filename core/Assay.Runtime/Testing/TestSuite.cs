using Assay.Runtime.Pipelines;
using Assay.Runtime.Plugins;
using Assay.Runtime.Scripts;

namespace Assay.Runtime.Testing;

/// <summary>Runs test files, all cases of all of them.</summary>
public sealed class TestSuite(PluginCatalog catalog, ScriptHost scripts)
{
    /// <param name="paths">Pipelines, test files, folders, globs.</param>
    /// <param name="done">Takes each case as it is done.</param>
    /// <param name="stop">Stops between samples.</param>
    /// <returns>What is wrong with test files as such, in the order met; what is wrong within a case is in its result.</returns>
    public async Task<IReadOnlyList<Diagnostic>> RunAsync(IEnumerable<string> paths, Action<CaseResult> done, CancellationToken stop)
    {
        List<Diagnostic> wrong = [];
        var runner = new CaseRunner(catalog, scripts);
        foreach (var path in TestFiles.Find(paths, wrong.Add))
            foreach (var (file, test) in Read(path, wrong))
            {
                stop.ThrowIfCancellationRequested();
                done(await runner.RunAsync(file, test, stop));
            }
        return wrong;
    }

    static IEnumerable<(TestFile File, TestCase Case)> Read(string path, List<Diagnostic> wrong)
    {
        try
        {
            var file = TestFileReader.Read(path);
            return file.Cases.Select(test => (file, test));
        }
        catch (PipelineException e)
        {
            wrong.AddRange(e.Diagnostics);
            return [];
        }
    }
}
