using Assay.Runtime.Pipelines;
using Assay.Runtime.Plugins;
using Assay.Runtime.Running;
using Assay.Runtime.Scripts;
using Assay.Runtime.Tests.Running;

namespace Assay.Runtime.Tests.Walks;

/// <summary>A folder with a pipeline in YAML, run by the host with plugins from disk.</summary>
sealed class Walk : IDisposable
{
    static readonly string Built = Path.Combine(Repository.Root, "artifacts", "walks");

    readonly ScriptHost scripts = new(Path.Combine(Path.GetTempPath(), "assay-test-scripts"), _ => { });

    public Walk(params IEnumerable<string> plugins)
    {
        Catalog = PluginCatalog.Discover(Repository.Product, plugins.Select(plugin => Path.IsPathRooted(plugin) ? plugin : Path.Combine(Built, plugin)));
        Assert.DoesNotContain(Catalog.Problems, problem => plugins.Any(plugin => problem.Message.Contains(Path.GetFileName(plugin))));
    }

    public TempFolder Folder { get; } = new();
    public PluginCatalog Catalog { get; }

    public Hosts Hosts(ProblemLog problems) => new(Catalog.Components, problems, Folder.File("cache"));

    public Pipeline Read(string yaml)
    {
        var hosts = Hosts(new ProblemLog());
        return PipelineReader.Read(Folder.Write("walk.yaml", yaml), Catalog, scripts, hosts.For);
    }

    public async Task<RunOutcome> RunAsync(string yaml, string to = "out", int jobs = 1, IRunProgress? progress = null, CancellationToken stop = default)
    {
        var problems = new ProblemLog();
        return await new AuditRun(Read(yaml), Hosts(problems), problems, new RunOptions(Path.Combine(Folder.Path, to), jobs), progress ?? new Silence()).RunAsync(stop);
    }

    public SortedDictionary<string, string> Files(string of = "out") => RunBytes.Of(Path.Combine(Folder.Path, of));

    public string Text(string file, string of = "out") => File.ReadAllText(Path.Combine(Folder.Path, of, file));

    public string[][] Table(string file, string of = "out") => [.. Csv.Read(Path.Combine(Folder.Path, of, file))];

    public void Dispose() => Folder.Dispose();
}
