using Assay.Runtime.Pipelines;
using Assay.Runtime.Plugins;
using Assay.Runtime.Scripts;

namespace Assay.Runtime.Testing;

/// <summary>Checks a test file without running it: its own text, and every case against the pipeline it is about. What is wrong with the pipeline itself is reported where the pipeline is linted.</summary>
static class TestLint
{
    public static IReadOnlyList<Diagnostic> Check(string path, PluginCatalog catalog, ScriptHost scripts, Func<Component, IHost> hosts)
    {
        try
        {
            var file = TestFileReader.Read(path);
            return [.. file.Cases.SelectMany(test => Check(file, test, catalog, scripts, hosts)).Distinct()];
        }
        catch (PipelineException e)
        {
            return e.Diagnostics;
        }
    }

    static IEnumerable<Diagnostic> Check(TestFile file, TestCase test, PluginCatalog catalog, ScriptHost scripts, Func<Component, IHost> hosts)
    {
        if (!File.Exists(file.Pipeline))
            return [new Diagnostic(new Place(file.File, 1, 1), Codes.MissingFile, $"the pipeline that this tests, '{file.Pipeline}', does not exist")];
        try
        {
            CasePipeline.Read(file, test, catalog, scripts, hosts);
            return [];
        }
        catch (PipelineException e)
        {
            return e.Diagnostics.Where(diagnostic => diagnostic.Place.File == file.File);
        }
    }
}
