using Assay.Runtime.Plugins;
using Assay.Runtime.Scripts;
using Assay.Runtime.Testing;

namespace Assay.Runtime.Pipelines;

/// <summary>What lint found in some files.</summary>
/// <param name="Pipelines">How many were looked at.</param>
/// <param name="Tests">How many test files were.</param>
public sealed record PipelineCheck(int Pipelines, int Tests, IReadOnlyList<Diagnostic> Diagnostics)
{
    public int Errors => Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);

    public int Warnings => Diagnostics.Count - Errors;

    /// <summary>Checks every pipeline and every test file (x.test.yaml) in files, folders and globs. Nothing is run.</summary>
    public static PipelineCheck Of(IEnumerable<string> paths, PluginCatalog catalog, ScriptHost scripts, Func<Component, IHost> hosts)
    {
        List<Diagnostic> found = [];
        var (pipelines, tests) = (0, 0);
        foreach (var text in PipelineFiles.Load(paths, e => found.AddRange(e.Diagnostics)))
        {
            if (TestFiles.IsTest(text.File))
            {
                tests++;
                found.AddRange(TestLint.Check(text.File, catalog, scripts, hosts));
                continue;
            }
            pipelines++;
            try
            {
                found.AddRange(PipelineReader.Read(text, catalog, scripts, hosts).Warnings);
            }
            catch (PipelineException e)
            {
                found.AddRange(e.Diagnostics);
            }
        }
        return new(pipelines, tests, found);
    }
}
