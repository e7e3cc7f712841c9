using Assay.Runtime.Pipelines;
using Assay.Runtime.Plugins;
using Assay.Runtime.Scripts;

namespace Assay.Runtime.Tests.Pipelines;

/// <summary>Reads pipelines against the example components and the built-in steps.</summary>
static class Reading
{
    static readonly string Empty = Directory.CreateTempSubdirectory("assay-no-plugins-").FullName;

    public static readonly PluginCatalog Catalog = PluginCatalog.Discover(Empty, []).With(typeof(Reading).Assembly.GetExportedTypes().Where(type => !type.IsAbstract));

    public static readonly ScriptHost Scripts = new(Path.Combine(Empty, "scripts"), _ => { });

    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Assay.Runtime.Tests", "Pipelines");

    public static Pipeline Read(string text, string name = "test.yaml") =>
        PipelineReader.Read(new PipelineText(Path.Combine(Folder, name), text), Catalog, Scripts, LintHost.For(Empty));

    /// <summary>Every diagnostic, one per line, without the folder.</summary>
    public static string Lint(string text, string name = "test.yaml") => string.Concat(Diagnose(text, name).Select(diagnostic => diagnostic.ToString()
        .Replace(Folder + "/", "", StringComparison.Ordinal).Replace(Folder, "<folder>", StringComparison.Ordinal) + "\n"));

    public static IReadOnlyList<Diagnostic> Diagnose(string text, string name = "test.yaml")
    {
        try
        {
            return Read(text, name).Warnings;
        }
        catch (PipelineException e)
        {
            return e.Diagnostics;
        }
    }
}
